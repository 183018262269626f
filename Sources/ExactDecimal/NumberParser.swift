/// Which ways of writing a number are accepted by ``ExactDecimal/init(parsing:as:)``.
///
///     try ExactDecimal(parsing: "-£1,234.50", as: .pounds)   // -1234.50
public struct NumberStyle: Hashable, Sendable {
  /// A sign that may come before the first digit, behind the minus: `£`.
  public var currencySign: String?
  /// Whether commas may separate groups of three digits; if one does, all must.
  public var allowsThousandsSeparators: Bool
  /// Whether a plus, a point without digits on one side, and an exponent as in `1.5E+3` are accepted.
  public var allowsScientific: Bool
  /// The most digits after the point; more are an error, never rounded.
  public var scaleLimit: Int
  /// The most digits in all, before and behind the point.
  public var digitLimit: Int

  /// Makes a style; without arguments the ``plain`` one. Both limits guard against texts that nobody writes.
  public init(
    currencySign: String? = nil, allowsThousandsSeparators: Bool = false, allowsScientific: Bool = false,
    scaleLimit: Int = 1_000, digitLimit: Int = 1_000
  ) {
    self.currencySign = currencySign
    self.allowsThousandsSeparators = allowsThousandsSeparators
    self.allowsScientific = allowsScientific
    self.scaleLimit = scaleLimit
    self.digitLimit = digitLimit
  }

  /// Digits, with a minus and a point where they are needed: `-1234.5`.
  public static let plain = NumberStyle()
  /// An amount in pounds and pence: `1234`, `-£1,234.50`.
  public static let pounds = NumberStyle(currencySign: "£", allowsThousandsSeparators: true, scaleLimit: 2)
  /// What Python's `decimal` and other programs print: `-1.5E+3`, `.5`.
  public static let scientific = NumberStyle(allowsScientific: true)
}

struct NumberParser {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let style: NumberStyle
  private var next = 0
  private var digits: [UInt8] = []

  /// The largest exponent that is read.
  static let exponentLimit = 10_000

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ style: NumberStyle) {
    self.bytes = bytes
    self.style = style
  }

  mutating func parse() throws(NumberError) -> ExactDecimal {
    guard !bytes.isEmpty else { throw error(.empty, at: 0) }
    let isNegative = take("-")
    if !isNegative, style.allowsScientific { _ = take("+") }
    if let sign = style.currencySign, starts(with: sign) { next += sign.utf8.count }
    try parseWholePart()
    let scale = try parseDecimals()
    let exponent = try parseExponent()
    guard next == bytes.count else { throw error(.unexpectedCharacter, at: next) }
    let coefficient = ExactInteger(digits: digits[...])
    return ExactDecimal(coefficient: isNegative ? -coefficient : coefficient, exponent: exponent - scale)
  }

  /// The digits before the point, and their commas.
  private mutating func parseWholePart() throws(NumberError) {
    let start = next
    var lastComma: Int?
    while next < bytes.count {
      if isDigit(next) {
        try takeDigit()
      } else if style.allowsThousandsSeparators, bytes[next] == UInt8(ascii: ",") {
        let isRight = lastComma.map { next - $0 == 4 } ?? (1...3).contains(next - start)
        guard isRight else { throw error(.misplacedSeparator, at: next) }
        lastComma = next
        next += 1
      } else {
        break
      }
    }
    if let lastComma, next - lastComma != 4 { throw error(.misplacedSeparator, at: lastComma) }
    let isMissing = next == start && !(style.allowsScientific && next < bytes.count && bytes[next] == UInt8(ascii: "."))
    if isMissing { throw missing() }
  }

  /// The point and the digits behind it; returns how many.
  private mutating func parseDecimals() throws(NumberError) -> Int {
    guard take(".") else { return 0 }
    let start = next
    while next < bytes.count, isDigit(next) {
      guard next - start < style.scaleLimit else { throw error(.tooManyDecimals(limit: style.scaleLimit), at: next) }
      try takeDigit()
    }
    if next == start, !style.allowsScientific || digits.isEmpty { throw missing() }
    return next - start
  }

  private mutating func parseExponent() throws(NumberError) -> Int {
    let start = next
    guard take("e") || take("E") else { return 0 }
    guard style.allowsScientific else { throw error(.exponent, at: start) }
    let isNegative = take("-")
    if !isNegative { _ = take("+") }
    let first = next
    var exponent = 0
    while next < bytes.count, isDigit(next) {
      exponent = exponent * 10 + Int(bytes[next] - UInt8(ascii: "0"))
      guard exponent <= Self.exponentLimit else { throw error(.exponentTooLarge(limit: Self.exponentLimit), at: start) }
      next += 1
    }
    guard next > first else { throw missing() }
    return isNegative ? -exponent : exponent
  }

  private mutating func takeDigit() throws(NumberError) {
    guard digits.count < style.digitLimit else { throw error(.tooManyDigits(limit: style.digitLimit), at: next) }
    digits.append(bytes[next])
    next += 1
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next < bytes.count, bytes[next] == UInt8(ascii: character) else { return false }
    next += 1
    return true
  }

  private func starts(with text: String) -> Bool { bytes[next...].starts(with: text.utf8) }

  private func isDigit(_ index: Int) -> Bool { bytes[index] &- UInt8(ascii: "0") < 10 }

  /// The error for a digit that isn't there: something else is in its place, or nothing.
  private func missing() -> NumberError {
    next < bytes.count ? error(.unexpectedCharacter, at: next) : error(.missingDigit, at: next)
  }

  private func error(_ reason: NumberError.Reason, at offset: Int) -> NumberError {
    NumberError(reason: reason, offset: offset)
  }
}
