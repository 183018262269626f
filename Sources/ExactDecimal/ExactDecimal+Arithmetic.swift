extension ExactDecimal {
  /// Exact; has as many digits after the point as the longer of both.
  public static func + (one: ExactDecimal, other: ExactDecimal) -> ExactDecimal {
    let lower = min(one.exponent, other.exponent)
    return ExactDecimal(coefficient: one.coefficient(at: lower) + other.coefficient(at: lower), exponent: lower)
  }

  /// Exact; has as many digits after the point as the longer of both.
  public static func - (one: ExactDecimal, other: ExactDecimal) -> ExactDecimal {
    let lower = min(one.exponent, other.exponent)
    return ExactDecimal(coefficient: one.coefficient(at: lower) - other.coefficient(at: lower), exponent: lower)
  }

  /// Exact; has as many digits after the point as both together.
  public static func * (one: ExactDecimal, other: ExactDecimal) -> ExactDecimal {
    ExactDecimal(coefficient: one.coefficient * other.coefficient, exponent: one.exponent + other.exponent)
  }

  /// The number with the other sign and as many digits after the point.
  public static prefix func - (number: ExactDecimal) -> ExactDecimal {
    ExactDecimal(coefficient: -number.coefficient, exponent: number.exponent)
  }

  /// Adds exactly, as ``+(_:_:)``.
  public static func += (sum: inout ExactDecimal, other: ExactDecimal) { sum = sum + other }

  /// Subtracts exactly, as ``-(_:_:)``.
  public static func -= (difference: inout ExactDecimal, other: ExactDecimal) { difference = difference - other }

  /// Multiplies exactly, as ``*(_:_:)``.
  public static func *= (product: inout ExactDecimal, other: ExactDecimal) { product = product * other }

  /// The number with `scale` digits after the point: filled up with zeros, or rounded by the rule where digits are lost. A
  /// negative scale rounds to tens, hundreds and so on. A scale beyond ``digitLimit`` on either side traps.
  ///
  ///     ExactDecimal(12345, scale: 2).rounded(scale: 1, .halfUp)    // 123.5
  ///     ExactDecimal(12345, scale: 2).rounded(scale: -1, .down)     // 120
  public func rounded(scale: Int, _ rule: RoundingRule) -> ExactDecimal {
    precondition(scale.magnitude <= Self.digitLimit, "a number has too many digits")
    let wanted = -scale
    if wanted <= exponent { return ExactDecimal(coefficient: coefficient(at: wanted), exponent: wanted) }
    // More digits are cut off than there are: what is left is 0, with something, by the rule.
    let lost = wanted - exponent
    let divisor = ExactInteger.powerOfTen(min(lost, coefficient.digitCount + 1))
    return ExactDecimal(coefficient: coefficient.divided(by: divisor, rounding: rule), exponent: wanted)
  }

  /// The number with at most `digits` significant digits, at least 1, rounded by the rule where digits are lost.
  public func rounded(digits: Int, _ rule: RoundingRule) -> ExactDecimal {
    precondition(digits >= 1, "a number has at least one digit")
    let lost = coefficient.digitCount - digits
    guard lost > 0 else { return self }
    let rounded = rounded(scale: -(exponent + lost), rule)
    // 9.99 may have become 10.0.
    return rounded.coefficient.digitCount > digits ? rounded.rounded(scale: -(exponent + lost + 1), .down) : rounded
  }

  /// The exact quotient; `nil` for a divisor of 0. It is a fraction, since 1 by 3 has no last digit.
  public func divided(by divisor: ExactDecimal) -> ExactFraction? {
    ExactFraction(self).divided(by: ExactFraction(divisor))
  }

  /// The quotient with `scale` digits after the point, rounded once, by the rule; `nil` for a divisor of 0.
  public func divided(by divisor: ExactDecimal, scale: Int, _ rule: RoundingRule) -> ExactDecimal? {
    divided(by: divisor)?.rounded(scale: scale, rule)
  }
}
