import CBulkScanner
import EUI64
import TestSupport
import Testing

/// Records whose fields are known, as bytes and as the ends of fields in them.
struct ColumnOfFields {
  /// Bytes with no delimiter, quote or line feed in them; a comma follows each field, a line feed the last of a record.
  private(set) var text: [UInt8] = []
  private(set) var ends: [UInt32] = []
  private(set) var records: [UInt32] = []
  /// The fields of each record, and whether each is in quotes.
  private var fields: [[(bytes: [UInt8], isQuoted: Bool)]] = []

  /// A record of these fields; those after the last are left out.
  mutating func append(_ record: [(bytes: [UInt8], isQuoted: Bool)], hasCarriageReturn: Bool) {
    for (index, field) in record.enumerated() {
      let quote: [UInt8] = field.isQuoted ? [0x22] : []
      text += quote + field.bytes.map { [0x0A, 0x22, 0x2C].contains($0) ? 0x78 : $0 } + quote
      let isLast = index == record.count - 1
      if isLast, hasCarriageReturn { text.append(0x0D) }
      ends.append(UInt32(text.count))
      text.append(isLast ? 0x0A : 0x2C)
    }
    records.append(UInt32(ends.count - 1))
    fields.append(record)
  }

  /// What the plain parser makes of each record; `nil` where the record isn't as it must be.
  private func plainValues(_ column: BulkColumnReader.Column, _ form: TextForm) -> [UInt64?] {
    var start = 0
    return records.indices.map { index in
      let first = index == 0 ? 0 : Int(records[index - 1]) + 1
      let last = Int(records[index])
      defer { start = Int(ends[last]) + 1 }
      guard last - first + 1 == column.width, Int(ends[last]) + 1 - start <= column.recordLimit else { return nil }
      let fieldStart = column.index == 0 ? start : Int(ends[first + column.index - 1]) + 1
      var field = text[fieldStart..<Int(ends[first + column.index])]
      if column.index == column.width - 1, field.last == 0x0D { field.removeLast() }
      if column.hasQuotes, field.first == 0x22 { field = field.dropFirst().dropLast() }
      // White space around the identifier is left to the plain parser.
      guard let byte = field.first, let end = field.last, byte > 0x20, end > 0x20 else { return nil }
      return Array(field).withUnsafeBufferPointer { EUI64(bytes: $0, form: form)?.rawValue }
    }
  }

  /// Where the reader differs from the plain parser.
  func difference(
    _ column: BulkColumnReader.Column, _ form: TextForm, _ variant: BulkScannerVariant, _ guarded: GuardedBytes
  ) -> String? {
    let expected = plainValues(column, form)
    var values = [UInt64](repeating: 1, count: records.count)
    var isRead = [UInt8](repeating: 2, count: records.count)
    let count = guarded.with(text) { bytes in
      values.withUnsafeMutableBufferPointer { values in
        isRead.withUnsafeMutableBufferPointer { isRead in
          ends.withUnsafeBufferPointer { ends in
            records.withUnsafeBufferPointer { records in
              guard let end = ends.baseAddress, let record = records.baseAddress, let value = values.baseAddress,
                let flag = isRead.baseAddress
              else { return 0 }
              return BulkColumnReader(form: form, variant: variant).read(
                column, of: records.count, in: bytes, ends: end, records: record, values: value, isRead: flag)
            }
          }
        }
      }
    }
    if count != expected.count(where: { $0 != nil }) { return "\(variant.rawValue) \(form): \(count) were read" }
    for index in expected.indices
    where values[index] != expected[index] ?? 0 || isRead[index] != (expected[index] == nil ? 0 : 1) {
      let found = "\(isRead[index]) \(EUI64(rawValue: values[index]))"
      return "\(variant.rawValue) \(form) record \(index): \(found) in \(String(decoding: text, as: UTF8.self))"
    }
    return nil
  }
}
