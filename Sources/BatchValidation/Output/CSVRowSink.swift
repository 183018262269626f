import DelimitedText
import EUI64
import Files
import IDAllocation

/// The filter: every record as it came, then `canonical`, `verdict`, `code`, `detail`. Lines become the column `id`.
struct CSVRowSink: RowSink {
  private let prefix: String
  private let isLines: Bool
  private let delimiter: Delimiter
  /// The line end of the last record that had one: for a last record that has none.
  private var lineEnd: [UInt8] = [UInt8(ascii: "\n")]

  /// The columns that are added, before the user's prefix.
  static let columns = ["canonical", "verdict", "code", "detail"]

  init(prefix: String, grammar: Grammar) {
    self.prefix = prefix
    switch grammar {
    case .lines:
      isLines = true
      delimiter = .comma
    case .delimited(let delimiter):
      isLines = false
      self.delimiter = delimiter
    }
  }

  mutating func begin(
    _ header: HeaderRecord?, _ context: InputContext, into output: inout OutputBuffer
  ) throws(BatchError) {
    let added = Self.columns.map { prefix + $0 }
    if isLines {
      output.append("id")
    } else if let header {
      if let taken = added.first(where: { context.header.names.contains($0) }) {
        throw .nameTaken(name: context.name, column: taken)
      }
      if header.hasByteOrderMark { output.append("\u{FEFF}") }
      output.append(header.bytes)
      if !header.lineEnd.isEmpty { lineEnd = Array(header.lineEnd) }
    } else {
      return
    }
    for column in added {
      output.append(delimiter.byte)
      output.append(field: column, delimiter: delimiter)
    }
    appendLineEnd(into: &output)
  }

  mutating func beginInput(_ context: InputContext, into output: inout OutputBuffer) {}

  mutating func write(
    _ row: Row, _ verdict: Verdict, _ code: FindingCode?, _ context: InputContext, into output: inout OutputBuffer
  ) {
    if isLines {
      if row.has(structure: .overlongRow) {
        output.append(UInt8(ascii: "\""))
      } else {
        output.append(field: row.bytes, delimiter: delimiter)
      }
    } else {
      output.append(row.bytes)
      // A short row is filled up so that our columns stand under their names.
      for _ in 0..<max(0, context.header.width - Int(row.fieldCount)) { output.append(delimiter.byte) }
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
    if let code { output.append(field: context.finding(code, on: row).message, delimiter: delimiter) }
    if isLines {
      output.append(UInt8(ascii: "\n"))
    } else {
      // The line end stands behind the record in the same bytes, but for a last record without one.
      if row.lineEndLength == 1 {
        lineEnd = [UInt8(ascii: "\n")]
      } else if row.lineEndLength == 2 {
        lineEnd = [UInt8(ascii: "\r"), UInt8(ascii: "\n")]
      }
      appendLineEnd(into: &output)
    }
  }

  mutating func write(overlong bytes: UnsafeBufferPointer<UInt8>, isFirst: Bool, into output: inout OutputBuffer) {
    guard isLines else { return output.append(bytes) }
    if isFirst { output.append(UInt8(ascii: "\"")) }
    output.appendInsideQuotes(bytes)
  }

  mutating func end(into output: inout OutputBuffer) {}

  private func appendLineEnd(into output: inout OutputBuffer) {
    for byte in lineEnd { output.append(byte) }
  }
}

extension Verdict {
  /// The name as it is printed.
  var text: StaticString {
    switch self {
    case .valid: "valid"
    case .warning: "warning"
    case .invalid: "invalid"
    }
  }
}
