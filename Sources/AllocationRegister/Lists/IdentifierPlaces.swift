import EUI64
import Tables

/// The first line of each identifier of a list. Worked out only when an identifier is there twice: a list has a million.
struct IdentifierPlaces {
  private var lines: [EUI64: Int]?

  /// The first line of an identifier, where that is before the row.
  mutating func line(of value: EUI64, before row: ListRow) -> Int? {
    if lines == nil {
      var found: [EUI64: Int] = [:]
      let column = row.index("id")
      row.row.forEachRowOfTable { other in
        let text = other.plain(column)
        let cell = text.hasPrefix("'") ? CellText.trimmed(text.dropFirst()) : text
        if let value = try? EUI64(cell, form: .any), found[value] == nil { found[value] = other.place.number }
      }
      lines = found
    }
    return lines?[value].flatMap { $0 < row.line ? $0 : nil }
  }
}
