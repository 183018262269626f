import DelimitedText
import Glibc

/// What a cell holds in place of a value.
package enum CellProblem {
  /// What the text of a sheet has for a formula whose result is not stored.
  static let notCalculated = "#NOT-CALCULATED"

  /// The errors of spreadsheets, which their CSV has too.
  private static let errors: Set<String> = [
    "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA",
  ]

  /// What is wrong with a cell that has no value; `nil` for one that has.
  package static func words(for cell: UnsafeBufferPointer<UInt8>) -> String? {
    cell.first == UInt8(ascii: "#") ? words(forText: String(decoding: cell, as: UTF8.self)) : nil
  }

  /// The columns of a row whose cells have no value. A number sign in the row tells nearly all rows from those.
  static func columns(of record: borrowing Record, _ header: TableHeader) -> [Int] {
    guard let start = record.bytes.baseAddress, memchr(start, Int32(UInt8(ascii: "#")), record.bytes.count) != nil
    else {
      return []
    }
    return header.places.indices.filter { column in
      guard let place = header.places[column], place < record.fields.count else { return false }
      return words(for: CellText.trimmed(UnsafeBufferPointer(rebasing: record.bytes[record.fields[place].content])))
        != nil
    }
  }

  private static func words(forText cell: String) -> String? {
    if cell == notCalculated {
      return "holds a formula whose result is not stored; open the workbook in Excel and save it"
    }
    guard errors.contains(cell) else { return nil }
    return "holds the error \(cell) of a spreadsheet; correct its formula there"
  }
}
