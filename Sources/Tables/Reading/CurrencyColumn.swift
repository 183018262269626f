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
      guard text.contains(where: { $0.isLetter || $0.isCurrencySymbol && $0 != "£" }), !isPounds(text) else { continue }
      let heading = row.table.headings[place]
      row.findings.add(
        TableFinding(
          file: row.file, place: row.place, column: TableFinding.Column(heading: heading, index: place), value: text,
          .foreignCurrency,
          "\(heading.shown) is '\(text.shown(upTo: 60))', and amounts are in pounds; convert the row to GBP, or remove it"
        ))
    }
  }

  /// Whether a cell says pounds, by any of their names or by their sign alone.
  static func isPounds(_ text: String) -> Bool {
    let name = text.lowercased().split { !$0.isLetter }.joined(separator: " ")
    return pounds.contains(name) || name.isEmpty && text.contains("£") && !text.contains(where: \.isNumber)
  }

  private static let words: Set = ["ccy", "crcy", "cur", "curr", "währung"]
  private static let pounds: Set = [
    "gbp", "pound", "pounds", "pound sterling", "pounds sterling", "sterling", "british pound", "british pounds",
    "uk pound", "uk pounds",
  ]
}
