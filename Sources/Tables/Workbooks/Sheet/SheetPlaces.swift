import Synchronization

/// From lines of the text of a sheet back to its cells. A row is a line, so that they differ only behind cells that have
/// line ends in them. Threads may ask while others read.
package final class SheetPlaces: Sendable {
  package let sheet: String
  /// Rows from which on lines and rows differ by more than before.
  private let shifts = Mutex<[(line: Int, row: Int)]>([(1, 1)])

  init(sheet: String) { self.sheet = sheet }

  /// Notes that a row begins on another line than the rows before it would say.
  func note(line: Int, row: Int) { shifts.withLock { $0.append((line, row)) } }

  /// The row of the sheet, from 1, that is on a line of its text.
  package func row(ofLine line: Int) -> Int {
    shifts.withLock { shifts in
      var (low, high) = (0, shifts.count)
      while high - low > 1 {
        let middle = (low + high) / 2
        if shifts[middle].line <= line { low = middle } else { high = middle }
      }
      let row = shifts[low].row + line - shifts[low].line
      // A line further down in a cell of several.
      return high < shifts.count ? min(row, shifts[high].row - 1) : row
    }
  }

  /// The cell of a row, from 1, and a column, from 0, as Excel writes it: `Allocations!C17`.
  package func cell(row: Int, column: Int) -> String {
    "\(Self.quoted(sheet))!\(TableColumn.letter(column))\(row)"
  }

  /// The name of a sheet as it is in a reference: in quotes where it has more than letters and digits.
  static func quoted(_ name: String) -> String {
    let isPlain = name.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "_" }
    guard !isPlain || name.first?.isNumber != false else { return name }
    return "'\(name.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''"))'"
  }
}
