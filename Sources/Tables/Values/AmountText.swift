import ExactDecimal

/// What comes before the decimals of an amount. The raw values are the words of `--decimal`.
public enum DecimalMark: String, CaseIterable, Hashable, Sendable {
  /// `1,234.50`, as in Britain.
  case point
  /// `1.234,50`, as on most of the Continent.
  case comma

  var scalar: Unicode.Scalar { self == .point ? "." : "," }
  var other: DecimalMark { self == .point ? .comma : .point }
}

/// An amount of money as it is written, taken apart: sign and currency are read, and what its points and commas mean is
/// left open, since that can depend on the other amounts of its file.
struct AmountText {
  let isNegative: Bool
  /// Digits and separators, without sign and currency.
  let body: ArraySlice<Unicode.Scalar>

  /// Takes an amount apart; `nil` where there is none: nothing, or a dash alone, as accountants write it.
  init?(_ text: some StringProtocol) throws(AmountError) {
    var rest = Array(text.unicodeScalars.prefix(Self.lengthLimit + 1))[...]
    guard rest.count <= Self.lengthLimit else { throw .tooManyDigits }
    var (signs, currencies) = (0, 0)
    var (isNegative, hasDash) = (false, false)
    stripping: while true {
      rest = rest.drop(while: CellText.isBlank)
      while let last = rest.last, CellText.isBlank(last) { rest.removeLast() }
      guard let first = rest.first, let last = rest.last else { break }
      if first == "(", last == ")", rest.count > 1 {
        rest = rest.dropFirst().dropLast()
        (signs, isNegative) = (signs + 1, true)
      } else if Self.dashes.contains(first) || first == "+" {
        rest.removeFirst()
        (signs, isNegative, hasDash) = (signs + 1, first != "+", first != "+")
      } else if Self.dashes.contains(last) {
        rest.removeLast()
        (signs, isNegative, hasDash) = (signs + 1, true, true)
      } else if Self.ends(rest, in: "cr") {
        rest = rest.dropLast(2)
        (signs, isNegative) = (signs + 1, true)
      } else if first == "£" {
        rest.removeFirst()
        currencies += 1
      } else if last == "£" {
        rest.removeLast()
        currencies += 1
      } else if Self.ends(rest, in: "gbp") {
        rest = rest.dropLast(3)
        currencies += 1
      } else if Self.begins(rest, with: "gbp") {
        rest = rest.dropFirst(3)
        currencies += 1
      } else {
        break stripping
      }
    }
    guard signs <= 1 else { throw .twoSigns }
    guard currencies <= 1 else { throw .twoCurrencies }
    if rest.isEmpty {
      if signs == 0 && currencies == 0 || hasDash { return nil }
      throw .noDigit
    }
    self.isNegative = isNegative
    body = rest
  }

  /// The digits of the amount with a point before the decimals, where this is the decimal mark; `nil` where it can't be.
  func digits(_ mark: DecimalMark) -> String? {
    let decimals: ArraySlice<Unicode.Scalar>
    var whole = body
    if let place = body.firstIndex(of: mark.scalar) {
      (whole, decimals) = (body[..<place], body[(place + 1)...])
      guard !decimals.isEmpty, decimals.allSatisfy(Self.isDigit) else { return nil }
    } else {
      decimals = []
      guard !whole.isEmpty else { return nil }
    }
    if let separator = whole.first(where: { !Self.isDigit($0) }) {
      guard separator == mark.other.scalar || Self.separators.contains(separator) else { return nil }
      let groups = whole.split(separator: separator, omittingEmptySubsequences: false)
      guard (1...3).contains(groups[0].count), groups[0].first != "0", groups.dropFirst().allSatisfy({ $0.count == 3 }),
        groups.allSatisfy({ $0.allSatisfy(Self.isDigit) })
      else { return nil }
      whole = ArraySlice(groups.joined())
    }
    var text = String.UnicodeScalarView(whole.isEmpty ? ["0"] : whole)
    if !decimals.isEmpty {
      text.append(".")
      text.append(contentsOf: decimals)
    }
    return String(text)
  }

  /// Whether it can be read with either mark, and has another value with each: `1.234`, `1,234`.
  var dependsOnMark: Bool {
    guard let point = digits(.point), let comma = digits(.comma) else { return false }
    return point != comma
  }

  /// Why it can't be read with either mark.
  var problem: AmountError {
    func isKnown(_ scalar: Unicode.Scalar) -> Bool {
      Self.isDigit(scalar) || scalar == "." || scalar == "," || Self.separators.contains(scalar)
    }
    if let stranger = body.first(where: { !isKnown($0) }) {
      return number == nil ? .character(stranger) : .exponent
    }
    guard body.contains(where: Self.isDigit) else { return .noDigit }
    return body.last == "." || body.last == "," ? .missingDigit : .misplacedSeparator
  }

  /// The number that it is with an exponent.
  var number: ExactDecimal? {
    let text = String(String.UnicodeScalarView(body))
    guard text.contains(where: { $0 == "e" || $0 == "E" }) else { return nil }
    return try? ExactDecimal(parsing: text, as: .scientific)
  }

  /// The most characters of an amount.
  static let lengthLimit = 1_000
  /// A hyphen, the minus sign, an en dash.
  private static let dashes: Set<Unicode.Scalar> = ["-", "\u{2212}", "\u{2013}"]
  /// Between thousands, besides points and commas: a space, one that does not break (also a narrow one and one as wide as a
  /// digit), a thin one, and apostrophes.
  private static let separators: Set<Unicode.Scalar> = [
    " ", "\u{A0}", "\u{2007}", "\u{2009}", "\u{202F}", "'", "\u{2019}",
  ]

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func ends(_ text: ArraySlice<Unicode.Scalar>, in word: String) -> Bool {
    begins(text.suffix(word.unicodeScalars.count), with: word)
  }

  private static func begins(_ text: ArraySlice<Unicode.Scalar>, with word: String) -> Bool {
    text.count >= word.unicodeScalars.count
      && zip(text, word.unicodeScalars).allSatisfy { $0 == $1 || $0.properties.lowercaseMapping == String($1) }
  }
}
