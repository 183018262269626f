/// An exact fraction of two whole numbers of any size, in lowest terms, with the sign at the numerator. You meet it as
/// the quotient of two ``ExactDecimal``s, and where a figure never ends as a decimal: 40/3.
public struct ExactFraction: Hashable, Sendable {
  let numerator: ExactInteger
  let denominator: ExactInteger

  /// The denominator is not 0.
  init(reducing numerator: ExactInteger, by denominator: ExactInteger) {
    let divisor = numerator.greatestCommonDivisor(denominator)
    let sign = ExactInteger.word(denominator.signum)
    self.numerator = numerator.divided(by: divisor).quotient * sign
    self.denominator = denominator.divided(by: divisor).quotient * sign
  }

  /// A whole number, over 1.
  public init(_ number: Int) {
    numerator = .word(number)
    denominator = .one
  }

  /// Two whole numbers; `nil` for a denominator of 0.
  public init?(_ numerator: Int, over denominator: Int) {
    guard denominator != 0 else { return nil }
    self.init(reducing: .word(numerator), by: .word(denominator))
  }

  /// A decimal number, exactly, in lowest terms: 13.50 is 27/2.
  public init(_ number: ExactDecimal) {
    self.init(reducing: number.coefficient(at: min(number.exponent, 0)), by: .powerOfTen(number.scale))
  }

  /// 0, over 1.
  public static let zero = ExactFraction(0)

  /// -1 for a number under 0, 1 for one over 0, else 0.
  public var signum: Int { numerator.signum }

  /// Whether it is a whole number.
  public var isWhole: Bool { denominator == .one }

  /// The same number as a decimal; `nil` where it never ends, as a third.
  public var decimal: ExactDecimal? {
    var rest = denominator
    var powers = (two: 0, five: 0)
    while true {
      let (half, remainder) = rest.divided(by: .word(2))
      guard remainder.isZero else { break }
      rest = half
      powers.two += 1
    }
    while true {
      let (fifth, remainder) = rest.divided(by: .word(5))
      guard remainder.isZero else { break }
      rest = fifth
      powers.five += 1
    }
    return rest == .one ? rounded(scale: max(powers.two, powers.five), .down) : nil
  }

  /// The number with `scale` digits after the point, rounded by the rule where it has more. A negative scale rounds to tens,
  /// hundreds and so on. A scale beyond ``ExactDecimal/digitLimit`` on either side traps.
  public func rounded(scale: Int, _ rule: RoundingRule) -> ExactDecimal {
    precondition(scale.magnitude <= ExactDecimal.digitLimit, "a number has too many digits")
    let (raised, divisor) =
      scale >= 0 ? (numerator * .powerOfTen(scale), denominator) : (numerator, denominator * .powerOfTen(-scale))
    return ExactDecimal(coefficient: raised.divided(by: divisor, rounding: rule), exponent: -scale)
  }
}

extension ExactFraction: Comparable {
  /// Compares exactly: both are brought to one denominator, nothing is rounded.
  public static func < (one: ExactFraction, other: ExactFraction) -> Bool {
    (one.numerator * other.denominator).compared(to: other.numerator * one.denominator) < 0
  }
}

extension ExactFraction {
  /// The exact sum, in lowest terms.
  public static func + (one: ExactFraction, other: ExactFraction) -> ExactFraction {
    ExactFraction(
      reducing: one.numerator * other.denominator + other.numerator * one.denominator,
      by: one.denominator * other.denominator)
  }

  /// The exact difference, in lowest terms.
  public static func - (one: ExactFraction, other: ExactFraction) -> ExactFraction {
    ExactFraction(
      reducing: one.numerator * other.denominator - other.numerator * one.denominator,
      by: one.denominator * other.denominator)
  }

  /// The exact product, in lowest terms.
  public static func * (one: ExactFraction, other: ExactFraction) -> ExactFraction {
    ExactFraction(reducing: one.numerator * other.numerator, by: one.denominator * other.denominator)
  }

  /// The number with the other sign.
  public static prefix func - (number: ExactFraction) -> ExactFraction { zero - number }

  /// The exact quotient, in lowest terms; `nil` for a divisor of 0.
  public func divided(by divisor: ExactFraction) -> ExactFraction? {
    guard divisor.signum != 0 else { return nil }
    return ExactFraction(reducing: numerator * divisor.denominator, by: denominator * divisor.numerator)
  }
}

extension ExactFraction: CustomStringConvertible {
  /// The number as a decimal where it ends, else as `numerator/denominator`.
  public var description: String { decimal?.description ?? "\(numerator.text)/\(denominator.text)" }
}

extension ExactFraction: Codable {
  /// Reads a decimal number or two whole numbers with a slash between them from a string: `13.33`, `40/3`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let number = ExactFraction(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "'\(text)' is neither a decimal number nor a fraction such as 40/3")
    }
    self = number
  }

  /// Reads a decimal number or two whole numbers with a slash between them; `nil` for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2 else { return nil }
    var numbers: [ExactFraction] = []
    for part in parts {
      guard let number = try? ExactDecimal(parsing: part), parts.count == 1 || number.scale == 0 else { return nil }
      numbers.append(ExactFraction(number))
    }
    guard let quotient = numbers.count == 1 ? numbers[0] : numbers[0].divided(by: numbers[1]) else { return nil }
    self = quotient
  }

  /// Writes a string: a decimal number where it ends, else `40/3`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
