/// A whole number of any size. One that fits a machine word is one, and never goes to GMP.
enum ExactInteger: Sendable {
  case word(Int)
  /// Never one that fits a word.
  case big(GMPInteger)

  static let zero = ExactInteger.word(0)
  static let one = ExactInteger.word(1)

  private init(_ number: GMPInteger) {
    if let word = number.word { self = .word(word) } else { self = .big(number) }
  }

  /// Digits in base ten, at least one, and nothing else.
  init(digits: ArraySlice<UInt8>) {
    guard digits.count <= 18 else {
      self.init(GMPInteger(digits: digits))
      return
    }
    var value = 0
    for digit in digits { value = value * 10 + Int(digit - UInt8(ascii: "0")) }
    self = .word(value)
  }

  /// Ten to a power from 0 to twice ``ExactDecimal/digitLimit``, as far as two numbers can be apart. GMP checks no count:
  /// it would write beyond its memory, or ask for more than there is.
  static func powerOfTen(_ exponent: Int) -> ExactInteger {
    precondition(exponent <= 2 * ExactDecimal.digitLimit, "a number has too many digits")
    guard exponent > 18 else { return .word(wordPowers[exponent]) }
    return .big(GMPInteger.powerOfTen(exponent))
  }

  private static let wordPowers: [Int] = (0...18).map { exponent in (0..<exponent).reduce(1) { power, _ in power * 10 }
  }

  private var gmp: GMPInteger {
    switch self {
    case .word(let word): GMPInteger(word)
    case .big(let number): number
    }
  }

  var signum: Int {
    switch self {
    case .word(let word): word.signum()
    case .big(let number): number.signum
    }
  }

  var isZero: Bool { signum == 0 }

  var magnitude: ExactInteger { signum < 0 ? -self : self }

  static prefix func - (number: ExactInteger) -> ExactInteger {
    if case .word(let word) = number, word != .min { return .word(-word) }
    return ExactInteger(number.gmp.negated)
  }

  static func + (one: ExactInteger, other: ExactInteger) -> ExactInteger {
    if case .word(let a) = one, case .word(let b) = other {
      let (sum, isOver) = a.addingReportingOverflow(b)
      if !isOver { return .word(sum) }
    }
    return ExactInteger(one.gmp.adding(other.gmp))
  }

  static func - (one: ExactInteger, other: ExactInteger) -> ExactInteger {
    if case .word(let a) = one, case .word(let b) = other {
      let (difference, isOver) = a.subtractingReportingOverflow(b)
      if !isOver { return .word(difference) }
    }
    return ExactInteger(one.gmp.subtracting(other.gmp))
  }

  static func * (one: ExactInteger, other: ExactInteger) -> ExactInteger {
    if case .word(let a) = one, case .word(let b) = other {
      let (product, isOver) = a.multipliedReportingOverflow(by: b)
      if !isOver { return .word(product) }
    }
    return ExactInteger(one.gmp.multiplied(by: other.gmp))
  }

  /// The quotient, cut off towards zero, and what is left, with the sign of this number. The divisor is not 0.
  func divided(by divisor: ExactInteger) -> (quotient: ExactInteger, remainder: ExactInteger) {
    if case .word(let a) = self, case .word(let b) = divisor, !(a == .min && b == -1) {
      let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
      return (.word(quotient), .word(remainder))
    }
    let (quotient, remainder) = gmp.divided(by: divisor.gmp)
    return (ExactInteger(quotient), ExactInteger(remainder))
  }

  /// The quotient by a divisor over 0, as a whole number by the rule.
  func divided(by divisor: ExactInteger, rounding rule: RoundingRule) -> ExactInteger {
    let (quotient, remainder) = divided(by: divisor)
    guard !remainder.isZero else { return quotient }
    let half = (remainder.magnitude + remainder.magnitude).compared(to: divisor)
    let lastDigit = quotient.divided(by: .word(10)).remainder.magnitude.wordValue
    let goesAway = rule.goesAwayFromZero(isNegative: remainder.signum < 0, half: half, lastDigit: lastDigit)
    return goesAway ? quotient + .word(remainder.signum) : quotient
  }

  /// Under 0, 0 or over 0, as this number is to the other.
  func compared(to other: ExactInteger) -> Int {
    if case .word(let a) = self, case .word(let b) = other { return a < b ? -1 : a == b ? 0 : 1 }
    return gmp.compared(to: other.gmp)
  }

  /// The greatest number that divides both; not negative.
  func greatestCommonDivisor(_ other: ExactInteger) -> ExactInteger {
    if case .word(var a) = self, case .word(var b) = other, a != .min, b != .min {
      while b != 0 { (a, b) = (b, a % b) }
      return .word(abs(a))
    }
    return ExactInteger(gmp.greatestCommonDivisor(other.gmp))
  }

  /// The number of digits in base ten, without a sign; 1 for 0.
  var digitCount: Int {
    switch self {
    case .word(let word):
      var rest = word.magnitude
      var count = 1
      while rest >= 10 {
        rest /= 10
        count += 1
      }
      return count
    case .big(let number):
      let count = number.digitCountOrOneMore
      return magnitude.compared(to: .powerOfTen(count - 1)) < 0 ? count - 1 : count
    }
  }

  /// The digits in base ten, behind a minus where it is negative.
  var text: String {
    switch self {
    case .word(let word): String(word)
    case .big(let number): number.text
    }
  }

  /// For a number that is known to fit a word.
  private var wordValue: Int {
    guard case .word(let word) = self else { preconditionFailure("a word was expected") }
    return word
  }
}

extension ExactInteger: Hashable {
  static func == (one: ExactInteger, other: ExactInteger) -> Bool { one.compared(to: other) == 0 }

  func hash(into hasher: inout Hasher) {
    switch self {
    case .word(let word): hasher.combine(word)
    case .big(let number): hasher.combine(number.text)
    }
  }
}
