import DelimitedText
import IDAllocation

/// A row of a batch on its way through: where its bytes stand and what was found. No allocation a row.
struct Row {
  /// The bytes of the record without its line end; valid until the reader refills.
  var bytes: UnsafeBufferPointer<UInt8>
  /// The bytes of its line end: 0, 1 or 2.
  var lineEndLength: Int
  /// The line on which it begins, from 1, in its input.
  var line: Int
  /// The bytes of the input before it.
  var offset: Int
  /// The identifier's field in `bytes`; `nil` where the record is too short to have one.
  var field: FieldSpan?
  /// The number of fields.
  var fieldCount: Int
  /// The 64 bits, where the field parses.
  var value: UInt64 = 0
  var hasValue = false
  /// The finding on the text or the 64 bits.
  var code: FindingCode?
  /// The findings on the row itself, a bit for the raw value of each.
  var structure: UInt8 = 0
  /// The place of the Party and role among those of the batch; 0 where it has no such columns.
  var group: UInt32 = 0
  /// The line of the first row with the same identifier, counted through all inputs; 0 where this is the first.
  var firstLine = 0

  mutating func add(structure code: FindingCode) { structure |= 1 << code.rawValue }
  func has(structure code: FindingCode) -> Bool { structure & 1 << code.rawValue != 0 }

  /// The codes of the findings on the row itself.
  static let structureCodes: [FindingCode] = [
    .overlongRow, .textAfterQuote, .raggedRow, .overlongField, .nulByte, .notUTF8,
  ]
}
