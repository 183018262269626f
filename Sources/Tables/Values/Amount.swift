package import ExactDecimal
import Messages

/// An amount of money that was read from a cell.
package struct Amount: Hashable, Sendable {
  /// The amount in pounds, with at most two decimals.
  package let value: ExactDecimal
  /// Whether it was written with 16 digits or more, as a spreadsheet leaves them from binary floating point
  /// (`35.09999999999999`), and was read at 15. It must be reported once.
  package let isShortened: Bool

  /// Reads an amount: `nil` where the cell is empty, or has a dash alone. Never reads only a part, and never rounds, except
  /// that ``isShortened`` says so.
  package static func read(_ text: some StringProtocol, _ mark: DecimalMark = .point) throws(AmountError) -> Amount? {
    guard let text = try AmountText(text) else { return nil }
    guard let digits = text.digits(mark) else {
      throw text.digits(mark.other) == nil ? text.problem : .otherMark(mark.other)
    }
    let number: ExactDecimal
    do throws(NumberError) { number = try ExactDecimal(parsing: digits) } catch { throw .tooManyDigits }
    let exact = text.isNegative ? -number : number
    if let value = exact.inPence { return Amount(value: value, isShortened: false) }
    let significant = digits.filter { $0 != "." }.drop { $0 == "0" }.count
    // 15 digits are what every number of a spreadsheet keeps, and what Excel shows.
    guard significant > 15, let value = exact.rounded(digits: 15, .halfUp).inPence else {
      throw .tooManyDecimals(exact)
    }
    return Amount(value: value, isShortened: true)
  }

  /// Reads an amount from the bytes of a cell. Most are plain digits and cost no text.
  package static func read(
    utf8 bytes: UnsafeBufferPointer<UInt8>, _ mark: DecimalMark = .point
  ) throws(AmountError) -> Amount? {
    guard !bytes.isEmpty else { return nil }
    // Digits with at most two decimals, and nothing else, are the same however they are read.
    let point = bytes.firstIndex(of: UInt8(ascii: "."))
    if bytes[0] != UInt8(ascii: "-"), point == nil || mark == .point && bytes.count - (point ?? 0) <= 3,
      let value = try? ExactDecimal(utf8: bytes)
    {
      return Amount(value: value, isShortened: false)
    }
    return try read(String(decoding: bytes, as: UTF8.self), mark)
  }

  /// The amount that was probably meant by a text that is not one, written plainly; `nil` where nothing is likely.
  package static func guess(of text: some StringProtocol) -> String? {
    guard let parts = try? AmountText(text) else { return nil }
    if parts.problem == .exponent, let value = parts.number?.inPence {
      return (parts.isNegative ? -value : value).plainText
    }
    // Commas in wrong groups, as in India, before a point and two decimals.
    guard parts.problem == .misplacedSeparator, parts.body.count > 3, parts.body[parts.body.endIndex - 3] == "." else {
      return nil
    }
    let digits = String(String.UnicodeScalarView(parts.body.filter { $0 != "," }))
    return (try? ExactDecimal(parsing: digits)).map { (parts.isNegative ? -$0 : $0).plainText }
  }
}

extension ExactDecimal {
  /// The same number with at most two decimals; `nil` where it has more.
  fileprivate var inPence: ExactDecimal? {
    guard scale > 2 else { return self }
    let value = rounded(scale: 2, .down)
    return value == self ? value : nil
  }
}

/// What reading an amount throws, and what the finding then says.
package enum AmountError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is a sign or a currency, and no digit.
  case noDigit
  /// A character is where none like it can be.
  case character(Unicode.Scalar)
  /// It has two signs, which can mean either.
  case twoSigns
  /// It has two currencies.
  case twoCurrencies
  /// A separator is not between groups of three digits.
  case misplacedSeparator
  /// A point or comma without a digit behind it.
  case missingDigit
  /// It is written with an exponent, by which a spreadsheet may have lost digits.
  case exponent
  /// It is longer than any amount.
  case tooManyDigits
  /// It can only be read with this decimal mark, and the amounts of the file have the other. In a stream, where the first
  /// rows decided, the run has to stop.
  case otherMark(DecimalMark)
  /// It has more than two decimals; the number as it is.
  case tooManyDecimals(ExactDecimal)

  /// What is wrong, in words, to follow the value: `has more than two decimals: it is exactly 1.234`.
  package var description: String {
    switch self {
    case .noDigit: "has no digit"
    case .character(let scalar):
      "has the character \(scalar.isASCII ? "'\(String(scalar).shown)'" : Self.name(scalar)), which does not belong in an amount"
    case .twoSigns: "has two signs; keep one"
    case .twoCurrencies: "has two currency signs; keep one"
    case .misplacedSeparator: "has a separator that does not separate groups of three digits"
    case .missingDigit: "has no digit after its last point or comma"
    case .exponent: "is written with an exponent, which can lose digits; write all digits"
    case .tooManyDigits: "is longer than \(AmountText.lengthLimit) characters"
    case .otherMark(let mark):
      "has a decimal \(mark.rawValue), but the amounts of the file have a decimal \(mark.other.rawValue)"
    case .tooManyDecimals(let number): "has more than two decimals: it is exactly \(number.plainText)"
    }
  }

  private static func name(_ scalar: Unicode.Scalar) -> String {
    let code = String(scalar.value, radix: 16, uppercase: true)
    return "'\(String(scalar).shown)' (U+\(String(repeating: "0", count: max(0, 4 - code.count)))\(code))"
  }
}
