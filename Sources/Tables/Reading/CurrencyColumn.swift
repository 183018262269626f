import Messages

/// The column of a ledger that says in which currency a row is. No table uses it, but its amounts are pounds only where it
/// says so.
enum CurrencyColumn {
  /// The places of such columns in a file whose table has amounts.
  static func places(_ header: TableHeader) -> [Int] {
    guard !header.schema.amounts.isEmpty else { return [] }
    return header.otherPlaces.filter { place in
      let heading = header.headings[place].lowercased()
      return heading.contains("curr") || words.contains(key(heading))
    }
  }

  /// Reports a row that is in another currency.
  static func check(_ row: TableRow, _ places: [Int]) {
    for place in places {
      let text = row.cell(at: place)
      guard !text.isEmpty, !pounds.contains(TableSchema.key(text)), text != "£" else { continue }
      row.report(
        .foreignCurrency,
        "\(row.table.headings[place].shown) is '\(text.shown(upTo: 60))', and amounts are in pounds; convert the row to GBP, or remove it"
      )
    }
  }

  /// Headings without "currency", or short for it.
  private static let words = Set(["ccy", "crcy", "cur", "Währung"].map(key))
  private static let pounds = Set(["GBP", "pound", "pounds", "pound sterling", "pounds sterling", "sterling"].map(key))

  private static func key(_ text: String) -> String { TableSchema.key(text) }
}
