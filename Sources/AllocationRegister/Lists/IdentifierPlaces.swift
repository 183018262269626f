import EUI64

/// The first line of each identifier of a list. Worked out only when an identifier is there twice: a list has a million.
struct IdentifierPlaces {
  private let table: ListTable
  private var lines: [EUI64: Int]?

  init(_ table: ListTable) { self.table = table }

  /// The first line of an identifier, where that is before another.
  mutating func line(of value: EUI64, before line: Int) -> Int? {
    if lines == nil {
      let pairs = table.rows.compactMap { source -> (EUI64, Int)? in
        var row = ListRow(table, source)
        return row.identifier("id").map { ($0, source.line) }
      }
      lines = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }
    return lines?[value].flatMap { $0 < line ? $0 : nil }
  }
}
