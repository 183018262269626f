import ExactDecimal

/// The amount that somebody probably meant.
enum AmountGuess {
  /// The amount, written as it is asked for; `nil` where nothing is likely.
  static func guess(of text: String) -> String? {
    var rest = text.filter { $0 != " " && $0 != "\u{A0}" }
    var isNegative = false
    if rest.hasPrefix("("), rest.hasSuffix(")") {
      rest = String(rest.dropFirst().dropLast())
      isNegative = true
    }
    if rest.hasSuffix("-") {
      rest = String(rest.dropLast())
      isNegative = true
    }
    for sign in ["GBP", "gbp"] {
      if rest.hasPrefix(sign) { rest = String(rest.dropFirst(3)) }
      if rest.hasSuffix(sign) { rest = String(rest.dropLast(3)) }
    }
    if rest.hasPrefix("£-") { rest = "-£" + rest.dropFirst(2) }
    if rest.hasPrefix("+") { rest = String(rest.dropFirst()) }
    if isNegative { rest = "-" + rest }
    for candidate in [rest, withCommaAsPoint(rest), rest.filter { $0 != "," }] {
      if let amount = try? ExactDecimal(parsing: candidate, as: .pounds) { return amount.plainText }
    }
    if let number = try? ExactDecimal(parsing: rest, as: .scientific), number.rounded(scale: 2, .down) == number {
      return number.rounded(scale: 2, .down).plainText
    }
    return nil
  }

  /// An amount with a decimal comma, written with a point.
  private static func withCommaAsPoint(_ text: String) -> String {
    guard let comma = text.lastIndex(of: ","), text.distance(from: comma, to: text.endIndex) <= 3,
      text.filter({ $0 == "," }).count == 1
    else { return "" }
    return text[..<comma].filter { $0 != "." } + "." + text[text.index(after: comma)...]
  }
}
