extension ExplainedText {
  /// What the text probably is, by the first of the shapes that fits; `nil` if it looks like nothing known.
  func guess() -> Guess? {
    switch fault.code {
    case .missing: nil
    case .notASCII: lookAlike() ?? range()
    case .controlCharacter: lookAlike()
    case .badCharacter: scientific() ?? wrapped() ?? range() ?? prefixed() ?? lookAlike()
    case .wrongLength:
      range() ?? scientific() ?? requestID() ?? lengthPrefixed() ?? droppedZeros() ?? integer() ?? byDigitCount()
    case .badGrouping:
      Guess("probably \(read(digits)?.description ?? digits)", meant: read(digits))
    case .formNotAccepted:
      read(content).map { Guess("as \($0) it would be", meant: $0) }
    }
  }

  private func read(_ text: some StringProtocol) -> EUI64? { try? EUI64(text, form: .any) }

  /// `8.12107E+18`: what a spreadsheet makes of a long number.
  private func scientific() -> Guess? {
    let parts = content.uppercased().split(separator: "E", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    let exponent = parts[1].drop { $0 == "+" || $0 == "-" }
    let isNumber = parts[0].contains(".") || parts[1].hasPrefix("+")
    guard isNumber, !parts[0].isEmpty, parts[0].allSatisfy({ $0.isASCIIDigit || $0 == "." }),
      (1...3).contains(exponent.count), exponent.allSatisfy(\.isASCIIDigit)
    else { return nil }
    return Guess(
      "a number in scientific notation, as a spreadsheet leaves it; its last digits are lost, so take the identifier"
        + " from its source again")
  }

  /// Brackets, quotes, or a spreadsheet's `="…"` around an identifier.
  private func wrapped() -> Guess? {
    for (opening, closing) in [
      ("=\"", "\""), ("(", ")"), ("[", "]"), ("{", "}"), ("<", ">"), ("\"", "\""), ("'", "'"), ("'", ""),
    ] {
      guard content.hasPrefix(opening), content.hasSuffix(closing), content.count > opening.count + closing.count
      else { continue }
      guard let inner = read(content.dropFirst(opening.count).dropLast(closing.count)) else { continue }
      return Guess("\(opening)\(closing) stands around \(inner)", meant: inner)
    }
    return nil
  }

  /// Two identifiers with something between them: a range in one cell.
  private func range() -> Guess? {
    for separator in [" to ", "..", " - ", "/", ";", ",", "–"] {
      let parts = content.split(separator: separator)
      guard parts.count == 2, let first = read(parts[0]), let last = read(parts[1]) else { continue }
      return Guess("two identifiers, probably the range \(first) to \(last), in one cell")
    }
    return nil
  }

  /// `0x…` and the device URN of RFC 9039.
  private func prefixed() -> Guess? {
    let lower = content.lowercased()
    for (prefix, name) in [("0x", "the prefix 0x"), ("urn:dev:mac:", "a device URN (RFC 9039)")]
    where lower.hasPrefix(prefix) {
      guard let inner = read(content.dropFirst(prefix.count)) else { continue }
      return Guess("\(name) before \(inner)", meant: inner)
    }
    return nil
  }

  /// The text with every look-alike replaced, if that makes it an identifier.
  private func lookAlike() -> Guess? {
    var replaced = ""
    for scalar in content.unicodeScalars {
      switch LookAlike.meaning(of: scalar) {
      case .nothing: break
      case .character(let character): replaced.append(character)
      case .itself: replaced.unicodeScalars.append(scalar)
      }
    }
    guard let meant = read(replaced) else { return nil }
    if fault.code == .badCharacter, let byte = bytes[fault.range].first,
      case let letter = Character(Unicode.Scalar(byte)), letter.isLetter
    {
      return Guess("letter \(letter) for a digit, probably \(meant)", meant: meant)
    }
    return Guess("probably \(meant)", meant: meant)
  }

  /// Two identifiers and a counter: the RequestID of a DUIS message.
  private func requestID() -> Guess? {
    let parts = content.split(separator: ":", omittingEmptySubsequences: false)
    if parts.count == 3, let originator = read(parts[0]), let target = read(parts[1]),
      parts[2].allSatisfy(\.isASCIIDigit)
    {
      return Guess("a RequestID: originator \(originator), target \(target), counter \(parts[2])")
    }
    if digits.count == 32, let first = read(digits.prefix(16)), let second = read(digits.suffix(16)) {
      return Guess("two identifiers, \(first) and \(second)")
    }
    return nil
  }

  /// The octets that GBCS or DER put before an identifier.
  private func lengthPrefixed() -> Guess? {
    let upper = digits.uppercased()
    for (prefix, name) in [
      ("08", "the length octet 08 of GBCS"), ("0408", "the DER header 04-08 of an octet string"),
      ("030900", "the DER header 03-09-00 of a bit string"),
    ] where upper.count == prefix.count + 16 && upper.hasPrefix(prefix) {
      guard let inner = read(digits.suffix(16)) else { continue }
      return Guess("\(name) before \(inner)", meant: inner)
    }
    return nil
  }

  /// Eight groups of one or two digits: octets whose leading zeros were dropped.
  private func droppedZeros() -> Guess? {
    for separator in ["-", ":", " "] as [Character] {
      let groups = content.split(separator: separator, omittingEmptySubsequences: false)
      guard groups.count == 8, groups.allSatisfy({ (1...2).contains($0.count) }) else { continue }
      guard let meant = read(groups.map { $0.count == 1 ? "0\($0)" : String($0) }.joined()) else { continue }
      return Guess("leading zeros of octets were dropped, probably \(meant)", meant: meant)
    }
    return nil
  }

  /// The 64 bits written as a decimal integer.
  private func integer() -> Guess? {
    guard (17...20).contains(content.count), content.allSatisfy(\.isASCIIDigit), let value = UInt64(content) else {
      return nil
    }
    let meant = EUI64(rawValue: value)
    return Guess("as a decimal integer it is \(meant)", meant: meant)
  }

  private func byDigitCount() -> Guess? {
    switch digits.count {
    case 12:
      Guess("an EUI-48 (MAC address), which is not widened to an EUI-64")
    case 15 where digits.allSatisfy(\.isASCIIDigit) && digits.count == content.count:
      Guess("probably a number whose leading zero a spreadsheet dropped, 0\(digits)", meant: read("0" + digits))
    case 15: Guess("one digit is missing")
    case 17: Guess("one digit too many")
    default: nil
    }
  }
}
