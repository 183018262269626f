import DelimitedText
import EUI64
import Files
import IDAllocation
import Tables

/// The filter: every record as it came, then `canonical`, `verdict`, `code`, `detail`. Lines become the column `id`.
struct CSVRowSink: RowSink {
  private let added: AddedColumns
  private let isLines: Bool

  init(prefix: String, isLines: Bool) {
    added = AddedColumns(["canonical", "verdict", "code", "detail"], prefix: prefix)
    self.isLines = isLines
  }

  func begin(_ head: InputHead, _ context: InputContext, into output: inout OutputBuffer) throws(BatchError) {
    let delimiter = context.header.delimiter
    guard isLines || head.header != nil else { return head.separatorLine.withUnsafeBufferPointer { output.append($0) } }
    if isLines {
      output.append("id")
    } else if let header = head.header {
      if let taken = added.clash(with: context.header.names) { throw .nameTaken(name: context.name, column: taken) }
      if head.hasByteOrderMark { output.append("\u{FEFF}") }
      head.separatorLine.withUnsafeBufferPointer { output.append($0) }
      output.append(header)
    }
    added.appendNames(to: &output, delimiter: delimiter)
    appendLineEnd(length: isLines ? 1 : head.lineEndLength, into: &output)
  }

  func beginInput(_ context: InputContext, into output: inout OutputBuffer) {}

  func write(
    _ row: Row, _ verdict: Verdict, _ code: RowCode?, _ context: InputContext, into output: inout OutputBuffer
  ) {
    let delimiter = context.header.delimiter
    if isLines {
      if row.has(structure: .overlongRow) {
        output.append(UInt8(ascii: "\""))
      } else {
        output.append(field: row.bytes, delimiter: delimiter)
      }
    } else {
      context.append(data: row.bytes, to: &output)
      // A short row is filled up so that the added columns are under their names.
      AddedColumns.fill(Int(row.fieldCount), to: context.header.width, &output, delimiter: delimiter)
    }
    output.append(delimiter.byte)
    if row.hasValue {
      EUI64(rawValue: row.value).writeCanonical(to: output.reserve(EUI64.canonicalLength))
      output.advance(by: EUI64.canonicalLength)
    }
    output.append(delimiter.byte)
    output.append(verdict.text)
    output.append(delimiter.byte)
    if let code { output.append(code.name) }
    output.append(delimiter.byte)
    if let code { output.append(field: context.words(for: code, on: row, in: &output).bytes, delimiter: delimiter) }
    appendLineEnd(length: isLines ? 1 : Int(row.lineEndLength), into: &output)
  }

  /// An empty line as it came, and a row of delimiters filled up to the last added column.
  func write(blank row: Row, _ context: InputContext, into output: inout OutputBuffer) {
    let delimiter = context.header.delimiter
    if isLines {
      output.append(field: row.bytes, delimiter: delimiter)
    } else {
      output.append(row.bytes)
      if row.fieldCount > 1 {
        AddedColumns.fill(
          Int(row.fieldCount), to: max(context.header.width, Int(row.fieldCount)) + added.names.count, &output,
          delimiter: delimiter)
      }
    }
    appendLineEnd(length: isLines ? 1 : Int(row.lineEndLength), into: &output)
  }

  func write(overlong bytes: UnsafeBufferPointer<UInt8>, isFirst: Bool, into output: inout OutputBuffer) {
    guard isLines else { return output.append(bytes) }
    if isFirst { output.append(UInt8(ascii: "\"")) }
    output.appendInsideQuotes(bytes)
  }

  func end(isEmpty: Bool, into output: inout OutputBuffer) {}

  private func appendLineEnd(length: Int, into output: inout OutputBuffer) {
    if length == 2 { output.append(UInt8(ascii: "\r")) }
    output.append(UInt8(ascii: "\n"))
  }
}

extension Verdict {
  var text: StaticString {
    switch self {
    case .valid: "valid"
    case .warning: "warning"
    case .invalid: "invalid"
    }
  }
}
