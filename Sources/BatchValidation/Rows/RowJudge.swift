import DelimitedText
import EUI64
import IDAllocation
import Tables

/// Judges records one by one: what can be said of a row without the rest of the batch.
struct RowJudge: BitwiseCopyable {
  /// The number of rows that are worked on together: enough for the misses of the search for duplicates to overlap, few
  /// enough to stay in the nearest caches.
  static let runLength = 512

  let bits: BitsClassifier
  private let form: TextForm
  private let limits: TextLimits

  init(_ judge: IdentifierJudge, limits: TextLimits) {
    bits = judge.bits
    form = judge.form
    self.limits = limits
  }

  /// A line that is an identifier and nothing else.
  @inline(__always)
  func row(line bytes: UnsafeBufferPointer<UInt8>, lineEndLength: Int, number: Int, offset: Int) -> Row {
    let field = FieldSpan(start: 0, end: bytes.count, style: .plain)
    var row = Row(
      bytes: bytes, lineEndLength: lineEndLength, line: number, offset: offset, field: field, fieldCount: 1)
    judge(&row, bytes)
    return row
  }

  /// A line whose identifier is known.
  @inline(__always)
  func row(
    line bytes: UnsafeBufferPointer<UInt8>, lineEndLength: Int, number: Int, offset: Int, value: UInt64
  ) -> Row {
    var row = Row(
      bytes: bytes, lineEndLength: lineEndLength, line: number, offset: offset,
      field: FieldSpan(start: 0, end: bytes.count, style: .plain), fieldCount: 1)
    row.value = value
    row.hasValue = true
    row.code = bits.code(of: value)
    return row
  }

  /// A record that is as it should be and whose identifier is known.
  @inline(__always)
  func row(
    _ bytes: UnsafeBufferPointer<UInt8>, _ extent: BulkRecords.Extent, value: UInt64, line: Int, offset: Int,
    fieldCount: Int
  ) -> Row {
    let start = extent.record.lowerBound
    var row = Row(
      bytes: UnsafeBufferPointer(rebasing: bytes[extent.record]), lineEndLength: extent.lineEndLength, line: line,
      offset: offset,
      field: FieldSpan(
        start: extent.field.lowerBound - start, end: extent.field.upperBound - start,
        style: extent.isQuoted ? .quoted : .plain),
      fieldCount: fieldCount)
    row.value = value
    row.hasValue = true
    row.code = bits.code(of: value)
    return row
  }

  /// A record that is as it should be, but perhaps for its identifier.
  func row(
    _ bytes: UnsafeBufferPointer<UInt8>, _ extent: BulkRecords.Extent, line: Int, offset: Int, fieldCount: Int
  ) -> Row {
    let start = extent.record.lowerBound
    let field = FieldSpan(
      start: extent.field.lowerBound - start, end: extent.field.upperBound - start,
      style: extent.isQuoted ? .quoted : .plain)
    var row = Row(
      bytes: UnsafeBufferPointer(rebasing: bytes[extent.record]), lineEndLength: extent.lineEndLength, line: line,
      offset: offset, field: field, fieldCount: fieldCount)
    judge(&row, UnsafeBufferPointer(rebasing: row.bytes[field.content]))
    return row
  }

  /// A record without any value.
  func blankRow(_ record: borrowing Record) -> Row {
    var row = Row(
      bytes: record.bytes, lineEndLength: record.lineEnd.count, line: record.line, offset: record.offset, field: nil,
      fieldCount: record.fieldCount)
    row.isBlank = true
    return row
  }

  /// A record of fields, of any number and with any faults.
  func row(_ record: borrowing Record, _ header: Header) -> Row {
    let hasField = header.identifier < record.fields.count
    var row = Row(
      bytes: record.bytes, lineEndLength: record.lineEnd.count, line: record.line, offset: record.offset,
      field: hasField ? record.fields[header.identifier] : nil, fieldCount: record.fieldCount)
    if let field = row.field {
      switch field.style {
      case .plain, .quoted:
        judge(&row, UnsafeBufferPointer(rebasing: record.bytes[field.content]))
      case .escaped, .broken:
        record.value(of: field).withUnsafeBufferPointer { judge(&row, $0) }
      }
    } else {
      row.code = .missing
    }
    // What has an identifier is a row, whatever the header is.
    if !row.hasValue, header.isRepeated(in: record) {
      row.code = nil
      row.add(structure: .repeatedHeader)
      return row
    }
    judgeStructure(&row, record, header)
    return row
  }

  @inline(__always)
  private func judge(_ row: inout Row, _ text: UnsafeBufferPointer<UInt8>) {
    guard let base = text.baseAddress, EUI64.parse(base, count: text.count, form: form, into: &row.value) else {
      if let finding = TextFinding(in: text, form: form) {
        row.code = FindingCode(finding.code)
        row.fault = UInt32(truncatingIfNeeded: finding.range.lowerBound)
      }
      return
    }
    row.hasValue = true
    row.code = bits.code(of: row.value)
  }

  private func judgeStructure(_ row: inout Row, _ record: borrowing Record, _ header: Header) {
    if record.fieldCount != header.width { row.add(structure: .raggedRow) }
    for field in record.fields {
      if field.style == .broken { row.add(structure: .textAfterQuote) }
      if field.end - field.start > limits.field { row.add(structure: .overlongField) }
    }
    guard !TextBytes.arePlainASCII(record.bytes) else { return }
    for (index, field) in record.fields.enumerated() where index != header.identifier {
      let bytes = UnsafeBufferPointer(rebasing: record.bytes[field.start..<field.end])
      if bytes.contains(0) { row.add(structure: .nulByte) }
      if TextBytes.firstInvalidUTF8(in: bytes) != nil { row.add(structure: .notUTF8) }
    }
  }
}
