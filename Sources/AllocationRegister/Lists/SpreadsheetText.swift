/// Cells that a spreadsheet would change.
public enum SpreadsheetText {
  /// A text that a spreadsheet leaves as it is: with an apostrophe before it where it begins as a formula or an error
  /// (#N/A) does, with a digit, so that it may be taken for a number or a date, as an amount (£5, (5), .5), or as a month
  /// with a number behind it; or where it is a truth value.
  public static func guarded(_ text: String) -> String {
    guard let first = text.unicodeScalars.first else { return text }
    if "=+-@#\t\r'".unicodeScalars.contains(first) { return "'" + text }
    // 007, 1E5, 1-2, 70: whatever it is, it is no number.
    let isDigit = (0x30...0x39).contains(first.value)
    return isDigit || isAmount(text) || isMonthAndNumber(text)
      || ["TRUE", "FALSE"].contains(text.uppercased())
      ? "'" + text : text
  }

  /// Whether a text begins with signs of an amount and a digit behind them.
  private static func isAmount(_ text: String) -> Bool {
    func isSign(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.generalCategory == .currencySymbol || "(.,+- ".unicodeScalars.contains(scalar)
    }
    let rest = text.unicodeScalars.drop(while: isSign)
    return rest.count < text.unicodeScalars.count && rest.first.map { (0x30...0x39).contains($0.value) } ?? false
  }

  /// Whether a text is a month in English, long or short, and a number: MAR-1, SEPT 2024.
  private static func isMonthAndNumber(_ text: String) -> Bool {
    let word = text.lowercased().prefix { $0.isLetter }
    let rest = text.dropFirst(word.count)
    guard word.count >= 3, months.contains(where: { $0.hasPrefix(word) || word == "sept" }) else { return false }
    return rest.contains { $0.isNumber } && rest.allSatisfy { $0.isNumber || " -/.,'".contains($0) }
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]

  /// A cell as it was before it was guarded.
  public static func unguarded(_ text: String) -> String { text.hasPrefix("'") ? String(text.dropFirst()) : text }
}
