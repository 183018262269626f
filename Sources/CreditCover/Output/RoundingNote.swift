import ExactDecimal

/// Says where amounts that are rounded to the penny for print do not add up to the total that is printed with them.
struct RoundingNote {
  private let columns: [String]
  private var sums: [ExactDecimal]

  /// Of columns with these headings.
  init(_ columns: [String]) {
    self.columns = columns
    sums = columns.map { _ in .zero }
  }

  /// Adds a row as it is printed: an amount for each column.
  mutating func add(_ amounts: [ExactDecimal]) {
    for (column, amount) in amounts.enumerated() { sums[column] += Money.pence(amount) }
  }

  /// A sentence for each column that does not add up; `totals` are exact.
  func sentences(totals: [ExactDecimal]) -> [String] {
    zip(columns, zip(sums, totals)).compactMap { column, amounts in
      let (sum, total) = (amounts.0, Money.pence(amounts.1))
      guard sum != total else { return nil }
      return "Rounding: rounded to the penny one by one, the rows of \(column) add up to \(Money.pounds(sum)),"
        + " \(Money.pounds((total - sum).magnitude)) \(sum < total ? "less" : "more") than the total, which adds the exact"
        + " amounts."
    }
  }
}
