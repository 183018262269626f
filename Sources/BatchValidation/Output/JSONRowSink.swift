import EUI64
import Files
import IDAllocation
import Messages
import Reporting

/// A JSON object a row with all findings: one a line, or all in one array.
struct JSONRowSink: RowSink {
  private let isArray: Bool

  init(array isArray: Bool) {
    self.isArray = isArray
  }

  /// In an array a comma is written before every row; the first becomes the bracket.
  var firstByte: UInt8? { isArray ? UInt8(ascii: "[") : nil }

  func begin(_ head: InputHead, _ context: InputContext, into output: inout OutputBuffer) {}

  func beginInput(_ context: InputContext, into output: inout OutputBuffer) {}

  func write(
    _ row: Row, _ verdict: Verdict, _ code: RowCode?, _ context: InputContext, into output: inout OutputBuffer
  ) {
    if isArray { output.append(",\n") }
    output.append("{\"file\":")
    output.append(json: context.dataName)
    output.append(",\"line\":")
    output.append(decimal: row.line)
    if let cell = context.cell(of: row) {
      output.append(",\"cell\":")
      output.append(json: cell)
    }
    output.append(",\"column\":")
    output.append(json: context.header.identifierName)
    output.append(",\"id\":")
    if row.has(structure: .overlongRow) {
      output.append("null")
    } else {
      context.identifierText(row).withUnsafeBufferPointer { output.append(json: $0) }
    }
    output.append(",\"canonical\":")
    output.append(json: row.hasValue ? EUI64(rawValue: row.value).description : "")
    output.append(",\"verdict\":\"")
    output.append(verdict.text)
    output.append("\",\"findings\":[")
    if verdict != .valid {
      for (index, finding) in context.findings(on: row).enumerated() {
        if index > 0 { output.append(",") }
        append(finding, into: &output)
      }
    }
    output.append("]}")
    if !isArray { output.append("\n") }
  }

  func write(overlong bytes: UnsafeBufferPointer<UInt8>, isFirst: Bool, into output: inout OutputBuffer) {}

  func end(isEmpty: Bool, into output: inout OutputBuffer) {
    if isArray { output.append(isEmpty ? "[]\n" : "\n]\n") }
  }

  private func append(_ finding: RowFinding, into output: inout OutputBuffer) {
    output.append("{\"code\":")
    output.append(json: finding.code.name)
    output.append(",\"severity\":")
    output.append(json: finding.severity.rawValue)
    output.append(",\"detail\":")
    output.append(json: finding.message)
    if let meant = finding.meant {
      output.append(",\"meant\":")
      output.append(json: meant.description)
    }
    output.append(",\"source\":")
    output.append(json: finding.reference.source)
    output.append(",\"status\":")
    output.append(json: finding.reference.status.rawValue)
    output.append("}")
  }
}
