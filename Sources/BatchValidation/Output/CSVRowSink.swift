import DelimitedText
import EUI64
import Files
import IDAllocation

/// The filter: every record as it came, then `canonical`, `verdict`, `code`, `detail`. Lines become the column `id`.
struct CSVRowSink: RowSink {
  private let prefix: String
  private let isLines: Bool
  private let delimiter: Delimiter

  /// The columns that are added, before the user's prefix.
  static let columns = ["canonical", "verdict", "code", "detail"]

  init(prefix: String, format: RecordFormat) {
    self.prefix = prefix
    switch format {
    case .lines:
      isLines = true
      delimiter = .comma
    case .delimited(let delimiter):
      isLines = false
      self.delimiter = delimiter
    }
  }

  func begin(
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
    } else {
      return
    }
    for column in added {
      output.append(delimiter.byte)
      output.append(field: column, delimiter: delimiter)
    }
    appendLineEnd(length: isLines ? 1 : max(1, header?.lineEnd.count ?? 1), into: &output)
  }

  func beginInput(_ context: InputContext, into output: inout OutputBuffer) {}

  func write(
    _ row: Row, _ verdict: Verdict, _ code: RowCode?, _ context: InputContext, into output: inout OutputBuffer
  ) {
    if isLines {
      if row.has(structure: .overlongRow) {
        output.append(UInt8(ascii: "\""))
      } else {
        output.append(field: row.bytes, delimiter: delimiter)
      }
    } else {
      output.append(row.bytes)
      // A short row is filled up so that the added columns are under their names.
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
  /// The name as it is printed.
  var text: StaticString {
    switch self {
    case .valid: "valid"
    case .warning: "warning"
    case .invalid: "invalid"
    }
  }
}
