import ExactDecimal

/// Cells of our CSV that a spreadsheet would take for dates: 10/3 is 10 March to it.
package enum FractionCell {
  private static let columns: Set = ["credit_factor", "interest_unrounded", "now", "rounded", "then", "unrounded"]

  /// A fraction of one of our columns as a text that no spreadsheet takes for a date, `3.3333… (10/3)`; `nil` for any other
  /// cell.
  package static func text(column: String, cell: String) -> String? {
    guard columns.contains(column), cell.utf8.contains(UInt8(ascii: "/")), let fraction = ExactFraction(cell) else {
      return nil
    }
    return "\(fraction.rounded(scale: 4, .down).plainText)… (\(cell))"
  }
}
