package import Files
import Messages

/// A sheet of a workbook as CSV, read piece by piece: one line a row, in UTF-8, with commas. What reads CSV reads it.
package final class SheetSource: ByteSource {
  package let name: String
  package let dataName: String
  /// From lines of the text to cells of the sheet.
  package let places: SheetPlaces
  private let reader: SheetReader
  private var position = 0
  private var given = 0
  private let limit: Int

  /// `limit` is the most bytes that come.
  init(_ reader: SheetReader, name: String, dataName: String, places: SheetPlaces, limit: Int) {
    self.reader = reader
    self.limit = limit
    self.name = name
    self.dataName = dataName
    self.places = places
  }

  /// That formulas have no stored result, once the sheet was read; `nil` where all have one.
  package var formulaWarning: String? {
    guard reader.formulasWithoutResult > 0 else { return nil }
    let cell = places.cell(row: reader.firstFormula.row, column: reader.firstFormula.column)
    return "\(name): \(reader.formulasWithoutResult.counted("formula")) without a stored result, the first in \(cell),"
      + " came out empty; open the workbook in Excel and save it"
  }

  package func read(into target: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    let text = reader.text
    while position >= text.count {
      text.removeTakenIfReleased()
      position = 0
      if reader.isAtEnd { return 0 }
      try reader.parse()
      if reader.isAtEnd { text.finish() }
    }
    let count = min(target.count, text.count - position)
    target.copyMemory(
      from: UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: text.text.bytes[position..<position + count])))
    position += count
    given += count
    guard given <= limit else {
      throw FileError(
        name, line: nil, content: "the sheet '\(places.sheet.shown)' holds over \(limit) bytes of text; save it as CSV")
    }
    return count
  }
}
