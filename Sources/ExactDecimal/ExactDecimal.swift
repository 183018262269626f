/// An exact decimal number: a whole number times a power of ten, of any size.
///
/// It keeps the digits with which it was written: 1.50 prints as 1.50, though it equals 1.5. Adding, subtracting and
/// multiplying are exact; a quotient is an ``ExactFraction``, or is rounded by a rule and to a scale that are named.
/// Numbers of up to 18 digits cost no memory; others are kept by GMP.
public struct ExactDecimal: Sendable {
  /// All digits, without the point.
  let coefficient: ExactInteger
  /// The exponent, in few bytes: millions of numbers are held at once.
  private let shortExponent: Int32

  /// The digits that a number may have on each side of the point, written plainly. Operations whose result is beyond it
  /// are a programming error and trap; texts beyond it are refused long before.
  public static let digitLimit = 1_000_000

  init(coefficient: ExactInteger, exponent: Int) {
    precondition(exponent.magnitude <= Self.digitLimit, "a number has too many digits")
    self.coefficient = coefficient
    shortExponent = Int32(truncatingIfNeeded: exponent)
  }

  /// The power of ten that the coefficient is multiplied by; negative for digits after the point.
  package var exponent: Int { Int(shortExponent) }

  /// A whole number, with no digits after the point.
  public init(_ number: Int) { self.init(coefficient: .word(number), exponent: 0) }

  /// `number` divided by 10 to the power of `scale`: `ExactDecimal(12345, scale: 2)` is 123.45.
  public init(_ number: Int, scale: Int) { self.init(coefficient: .word(number), exponent: -scale) }

  /// 0, with no digits after the point.
  public static let zero = ExactDecimal(0)

  /// -1 for a number under 0, 1 for one over 0, else 0.
  public var signum: Int { coefficient.signum }

  /// Whether it is 0, however written.
  public var isZero: Bool { coefficient.isZero }

  /// The number of digits after the point as written; 0 for a whole number.
  public var scale: Int { max(0, -exponent) }

  /// The number without its sign, with as many digits after the point.
  public var magnitude: ExactDecimal { ExactDecimal(coefficient: coefficient.magnitude, exponent: exponent) }

  /// The coefficient of the same number with a smaller or equal exponent.
  func coefficient(at lower: Int) -> ExactInteger {
    lower == exponent ? coefficient : coefficient * .powerOfTen(exponent - lower)
  }

  /// The number without zeros at its end.
  private var shortest: (coefficient: ExactInteger, exponent: Int) {
    guard !isZero else { return (.zero, 0) }
    var (whole, power) = (coefficient, exponent)
    while true {
      let (quotient, remainder) = whole.divided(by: .word(10))
      guard remainder.isZero else { return (whole, power) }
      (whole, power) = (quotient, power + 1)
    }
  }
}

extension ExactDecimal: Hashable, Comparable {
  /// Whether both are the same number, however written.
  public static func == (one: ExactDecimal, other: ExactDecimal) -> Bool { one.compared(to: other) == 0 }

  /// Compares the numbers, however written: 1.50 is not less than 1.5.
  public static func < (one: ExactDecimal, other: ExactDecimal) -> Bool { one.compared(to: other) < 0 }

  /// Hashes the number, however written: 1.50 and 1.5 are one key.
  public func hash(into hasher: inout Hasher) {
    let (coefficient, exponent) = shortest
    hasher.combine(coefficient)
    hasher.combine(exponent)
  }

  /// A number under 0 where this number is less than the other, 0 where both are equal, else a number over 0.
  public func compared(to other: ExactDecimal) -> Int {
    // Signs and sizes decide without a multiplication, however far apart the exponents.
    guard signum == other.signum, signum != 0 else { return signum - other.signum }
    let sizes = (exponent + coefficient.digitCount, other.exponent + other.coefficient.digitCount)
    if sizes.0 != sizes.1 { return sizes.0 < sizes.1 ? -signum : signum }
    let lower = min(exponent, other.exponent)
    return coefficient(at: lower).compared(to: other.coefficient(at: lower))
  }
}
