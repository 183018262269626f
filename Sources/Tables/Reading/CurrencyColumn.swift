import Messages

/// The column of a ledger that says in which currency a row is. No table uses it, but its amounts are pounds only where it
/// says so.
enum CurrencyColumn {
  /// The places of such columns in a file whose table has amounts. "Current" and "Recurring" are other words.
  static func places(_ header: TableHeader) -> [Int] {
    guard !header.schema.amounts.isEmpty else { return [] }
    return header.otherPlaces.filter { place in
      let heading = header.headings[place].lowercased()
      return heading.contains("currenc") || heading.split { !$0.isLetter }.contains { words.contains(String($0)) }
    }
  }

  /// Reports a row that is in another currency. A number, such as a rate of exchange, is not a currency.
  static func check(_ row: TableRow, _ places: [Int]) {
    for place in places {
      let text = row.cell(at: place)
      let name = text.lowercased().split { !$0.isLetter }.joined(separator: " ")
      guard !name.isEmpty || text.contains(where: { $0.isCurrencySymbol && $0 != "£" }) else { continue }
      guard !pounds.contains(name) else { continue }
      row.report(
        .foreignCurrency,
        "\(row.table.headings[place].shown) is '\(text.shown(upTo: 60))', and amounts are in pounds; convert the row to GBP, or remove it"
      )
    }
  }

  private static let words: Set = ["ccy", "crcy", "cur", "curr", "währung"]
  private static let pounds: Set = [
    "gbp", "pound", "pounds", "pound sterling", "pounds sterling", "sterling", "british pound", "british pounds",
    "uk pound", "uk pounds",
  ]
}
