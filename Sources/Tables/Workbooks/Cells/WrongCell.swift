import DelimitedText
import Glibc
import Messages

/// Cells that hold an error of a spreadsheet instead of a value.
package enum WrongCell {
  /// What a cell holds; `nil` for one that has a value.
  package static func words(for cell: UnsafeBufferPointer<UInt8>) -> String? {
    cell.first == UInt8(ascii: "#") ? SpreadsheetError.words(for: String(decoding: cell, as: UTF8.self)) : nil
  }

  /// The columns of a row whose cells have no value. A number sign in the row tells nearly all rows from those.
  static func columns(of record: borrowing Record, _ header: TableHeader) -> [Int] {
    guard let start = record.bytes.baseAddress, memchr(start, Int32(UInt8(ascii: "#")), record.bytes.count) != nil
    else { return [] }
    return header.places.indices.filter { column in
      guard let place = header.places[column], place < record.fields.count else { return false }
      let cell = UnsafeBufferPointer(rebasing: record.bytes[record.fields[place].content])
      return words(for: CellText.trimmed(cell)) != nil
    }
  }
}
