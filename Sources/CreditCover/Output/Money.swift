import ExactDecimal

/// How amounts and exact numbers are shown.
enum Money {
  /// Pounds exactly, for scripts, with two decimals or as many as the amount has: `16600.00`, `0.014`.
  static func plain(_ amount: ExactDecimal) -> String { amount.isZero ? "0.00" : exactly(amount).plainText }

  /// Pounds exactly, with two decimals or as many as the amount has.
  static func exactly(_ amount: ExactDecimal) -> ExactDecimal {
    var shortest = amount.scale < 2 ? amount.rounded(scale: 2, .down) : amount
    while shortest.scale > 2 {
      let shorter = shortest.rounded(scale: shortest.scale - 1, .down)
      guard shorter == shortest else { break }
      shortest = shorter
    }
    return shortest
  }

  /// Pounds with two decimals, for columns of print: `16600.00`.
  static func printed(_ amount: ExactDecimal) -> String { pence(amount).plainText }

  /// Pounds with two decimals, for people: `16,600.00`.
  static func grouped(_ amount: ExactDecimal) -> String { pence(amount).groupedText }

  /// Pounds with two decimals and the sign, for people: `£16,600.00`.
  static func pounds(_ amount: ExactDecimal) -> String { pence(amount).amountText() }

  /// A number as it is: with commas and at least two decimals where it ends, else with some of them and as a fraction,
  /// `11,999.666… (35999/3)`.
  static func exact(_ number: ExactFraction) -> String {
    guard let decimal = number.decimal else { return "\(number.rounded(scale: 3, .down).groupedText)… (\(number))" }
    return exact(decimal)
  }

  /// A number as it is, with commas and at least two decimals.
  static func exact(_ number: ExactDecimal) -> String { exactly(number).groupedText }

  /// A change, with its sign: `+1,200.00`.
  static func change(_ amount: ExactDecimal) -> String { (pence(amount).signum > 0 ? "+" : "") + grouped(amount) }

  /// Pounds with two decimals, rounded.
  static func pence(_ amount: ExactDecimal) -> ExactDecimal {
    amount.scale == 2 ? amount : amount.rounded(scale: 2, .halfUp)
  }
}
