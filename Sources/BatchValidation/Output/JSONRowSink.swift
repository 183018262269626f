import EUI64
import Files
import IDAllocation
import Messages
import Reporting

/// A JSON object for each row with all findings: one object per line, or all in one array.
struct JSONRowSink: RowSink {
  private let isArray: Bool
  /// What is the same in all findings of a code, by its place among all: before the detail, and behind.
  private let heads: ByteStrings
  private let tails: ByteStrings
  private let memory: [ByteStringMemory]

  init(array isArray: Bool, _ options: BatchOptions, _ judge: IdentifierJudge) {
    self.isArray = isArray
    let heads = ByteStringMemory(
      RowCode.allCases.map { code in
        "{\"code\":\"\(code.name)\",\"severity\":\"\(options.severity(of: code, judge)?.rawValue ?? "")\",\"detail\":"
      })
    let tails = ByteStringMemory(
      RowCode.allCases.map { code in
        let reference = code.reference(in: judge.rules)
        return ",\"source\":\(JSONText.quoted(reference.source)),\"status\":\"\(reference.status.rawValue)\""
      })
    (self.heads, self.tails, memory) = (heads.strings, tails.strings, [heads, tails])
  }

  /// In an array a comma is written before every row; the first becomes the bracket.
  var firstByte: UInt8? { isArray ? UInt8(ascii: "[") : nil }

  func begin(_ head: InputHead, _ context: InputContext, into output: inout OutputBuffer) {}

  func beginInput(_ context: InputContext, into output: inout OutputBuffer) {}

  func write(
    _ row: Row, _ verdict: Verdict, _ code: RowCode?, _ context: InputContext, into output: inout OutputBuffer
  ) {
    if isArray { output.append(",\n") }
    output.append(context.frame[0])
    output.append(decimal: row.line)
    if let cell = context.cell(of: row) {
      output.append(",\"cell\":")
      output.append(json: cell)
    }
    output.append(context.frame[1])
    if row.has(structure: .overlongRow) {
      output.append("null")
    } else {
      context.append(identifierOf: row, to: &output)
    }
    output.append(",\"canonical\":\"")
    if row.hasValue {
      EUI64(rawValue: row.value).writeCanonical(to: output.reserve(EUI64.canonicalLength))
      output.advance(by: EUI64.canonicalLength)
    }
    output.append("\",\"verdict\":\"")
    output.append(verdict.text)
    output.append("\",\"findings\":[")
    if verdict != .valid {
      var codes = context.codes(of: row)
      var isFirst = true
      while let code = codes.removeFirst() {
        if !isFirst { output.append(UInt8(ascii: ",")) }
        isFirst = false
        append(code, on: row, context, into: &output)
      }
    }
    output.append(context.frame[2])
    if !isArray { output.append(UInt8(ascii: "\n")) }
  }

  func write(overlong bytes: UnsafeBufferPointer<UInt8>, isFirst: Bool, into output: inout OutputBuffer) {}

  func end(isEmpty: Bool, into output: inout OutputBuffer) {
    if isArray { output.append(isEmpty ? "[]\n" : "\n]\n") }
  }

  private func append(_ code: RowCode, on row: Row, _ context: InputContext, into output: inout OutputBuffer) {
    output.append(heads[code.index])
    let words = context.words(for: code, on: row, in: &output)
    output.append(json: words.bytes)
    if let meant = words.meant { append(meant, as: ",\"meant\":\"", into: &output) }
    output.append(tails[code.index])
    context.append(valueOf: code, on: row, to: &output)
    if let meant = words.meant { append(meant, as: ",\"suggestion\":\"", into: &output) }
    output.append(UInt8(ascii: "}"))
  }

  private func append(_ identifier: EUI64, as key: StaticString, into output: inout OutputBuffer) {
    output.append(key)
    identifier.writeCanonical(to: output.reserve(EUI64.canonicalLength))
    output.advance(by: EUI64.canonicalLength)
    output.append(UInt8(ascii: "\""))
  }
}
