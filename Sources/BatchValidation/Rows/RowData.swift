import DelimitedText
import Files
import IDAllocation
import Messages
import Reporting
import Tables

/// The values of a row as they are written.
extension InputContext {
  /// The record of a row, scanned once more: only rows that something is said about pay for it.
  func record(of row: Row) -> Record {
    var record = Record()
    record.bytes = row.bytes
    record.line = row.line
    record.offset = row.offset
    record.fieldCount = Int(row.fieldCount)
    _ = RecordScanner(header.format).scan(
      row.bytes, from: 0, isFinal: true, fieldLimit: limits.fields, fields: &record.fields)
    return record
  }

  /// The value of the identifier's field as text, bytes that are not UTF-8 kept.
  func identifierText(_ row: Row) -> [UInt8] {
    guard let field = row.field else { return [] }
    var record = Record()
    record.bytes = row.bytes
    return record.value(of: field)
  }

  /// The same where it is plain in the row: most are.
  @inline(__always)
  func plainIdentifier(_ row: Row) -> UnsafeBufferPointer<UInt8>? {
    guard let field = row.field, field.style == .plain || field.style == .quoted, sheet == nil else { return nil }
    return UnsafeBufferPointer(rebasing: row.bytes[field.content])
  }

  /// The value of the identifier's field as it is written: empty for a formula without a result.
  func identifierData(_ row: Row) -> [UInt8] {
    let text = identifierText(row)
    return row.code == .cellError && sheet != nil && text == Self.notCalculated ? [] : text
  }

  /// What the text of a sheet has for a formula without a result. It is not part of the data.
  private static let notCalculated = Array(SpreadsheetError.notCalculated.utf8)

  /// Appends a row of a sheet without the words for formulas that have no result, or a row of text as it came.
  func append(data bytes: UnsafeBufferPointer<UInt8>, to output: inout OutputBuffer) {
    guard sheet != nil, bytes.contains(UInt8(ascii: "#")) else { return output.append(bytes) }
    var rest = bytes[...]
    while let mark = rest.firstRange(of: Self.notCalculated) {
      output.append(UnsafeBufferPointer(rebasing: rest[..<mark.lowerBound]))
      rest = rest[mark.upperBound...]
    }
    output.append(UnsafeBufferPointer(rebasing: rest))
  }

  /// Appends the value that a finding is about as a member of a JSON object: the identifier, the Party or the User Roles;
  /// nothing for one on the whole row.
  func append(valueOf code: RowCode, on row: Row, to output: inout OutputBuffer) {
    let column: Int?
    switch code {
    case .structure: return
    case .identifier(.unknownParty): column = header.party
    case .identifier(.unknownRole): column = header.role
    case .identifier, .duplicate: column = nil
    }
    output.append(",\"value\":")
    guard let column else { return append(identifierOf: row, to: &output) }
    FieldText.value(of: record(of: row).field(at: column)).withUnsafeBufferPointer { output.append(json: $0) }
  }

  /// Appends the identifier's value as JSON.
  @inline(__always)
  func append(identifierOf row: Row, to output: inout OutputBuffer) {
    if let plain = plainIdentifier(row) { return output.append(json: plain) }
    identifierData(row).withUnsafeBufferPointer { output.append(json: $0) }
  }
}
