import Messages

extension PlainExplanation {
  /// What the text probably is, by the first of the shapes that fits; `nil` if it looks like nothing known. An identifier is
  /// named only where the text leaves no other.
  func guess() -> PlainGuess? {
    switch code {
    case "missing", "cell-error": nil
    case "not-ascii": lookAlike() ?? range()
    case "control-character": lookAlike()
    case "bad-character":
      scientific() ?? wrapped() ?? range() ?? prefixed() ?? colonGroups() ?? lookAlike()
    case "wrong-length":
      range() ?? scientific() ?? colonGroups() ?? uuid() ?? requestID() ?? integer() ?? lengthPrefixed()
        ?? droppedZeros() ?? byDigitCount()
    case "bad-grouping": colonGroups() ?? regrouped()
    default:
      read(content).map { PlainGuess("as \($0) it would be\(lastDigitRemark)", meant: $0) }
    }
  }

  /// A remark on 16 digits that a spreadsheet may have taken for a number, of which it keeps 15.
  private var lastDigitRemark: String {
    content.hasSuffix("0") && content.allSatisfy(\.isASCIIDigit)
      ? "; a spreadsheet may have lost its last digit, so check it against its source" : ""
  }

  func read(_ text: some StringProtocol) -> PlainIdentifier? { PlainIdentifier(text) }

  /// Brackets, quotes, or a spreadsheet's `="…"` around an identifier.
  private func wrapped() -> PlainGuess? {
    for (opening, closing) in [
      ("=\"", "\""), ("(", ")"), ("[", "]"), ("{", "}"), ("<", ">"), ("\"", "\""), ("'", "'"), ("'", ""),
    ] {
      guard content.hasPrefix(opening), content.hasSuffix(closing), content.count > opening.count + closing.count
      else { continue }
      guard let inner = read(content.dropFirst(opening.count).dropLast(closing.count)) else { continue }
      return PlainGuess("\(opening)\(closing) is around \(inner)", meant: inner)
    }
    return nil
  }

  /// Two identifiers with something between them: a range in one cell.
  private func range() -> PlainGuess? {
    for separator in [" to ", "..", " - ", "/", ";", ",", "–"] {
      let parts = content.split(separator: separator)
      guard parts.count == 2, let first = read(parts[0]), let last = read(parts[1]) else { continue }
      return PlainGuess("two identifiers, probably the range \(first) to \(last), in one cell")
    }
    return nil
  }

  /// `0x…` and the device URN of RFC 9039.
  private func prefixed() -> PlainGuess? {
    let lower = content.lowercased()
    for (prefix, name) in [("0x", "the prefix 0x"), ("urn:dev:mac:", "a device URN (RFC 9039)")]
    where lower.hasPrefix(prefix) {
      guard let inner = read(content.dropFirst(prefix.count)) else { continue }
      return PlainGuess("\(name) before \(inner)", meant: inner)
    }
    return nil
  }

  /// The text with every look-alike replaced, if that makes it an identifier.
  private func lookAlike() -> PlainGuess? {
    var replaced = ""
    for scalar in content.unicodeScalars {
      switch PlainLookAlike.meaning(of: scalar) {
      case .nothing: break
      case .character(let character): replaced.append(character)
      case .itself: replaced.unicodeScalars.append(scalar)
      }
    }
    guard let meant = read(replaced) else { return nil }
    if code == "bad-character", case let letter = Character(Unicode.Scalar(bytes[offset])), letter.isLetter {
      return PlainGuess("letter \(letter) for a digit, probably \(meant)", meant: meant)
    }
    return PlainGuess("probably \(meant)", meant: meant)
  }

  /// Two identifiers and a counter: the RequestID of a DUIS message.
  private func requestID() -> PlainGuess? {
    let parts = content.split(separator: ":", omittingEmptySubsequences: false)
    if parts.count == 3, let originator = read(parts[0]), let target = read(parts[1]),
      parts[2].allSatisfy(\.isASCIIDigit)
    {
      return PlainGuess("a RequestID: originator \(originator), target \(target), counter \(parts[2])")
    }
    if digits.count == 32, let first = read(digits.prefix(16)), let second = read(digits.suffix(16)) {
      return PlainGuess("two identifiers, \(first) and \(second)")
    }
    return nil
  }

  /// The octets that GBCS or DER put before an identifier.
  private func lengthPrefixed() -> PlainGuess? {
    let upper = digits.uppercased()
    for (prefix, name) in [
      ("08", "the length octet 08 of GBCS"), ("0408", "the DER header 04-08 of an octet string"),
      ("030900", "the DER header 03-09-00 of a bit string"),
    ] where upper.count == prefix.count + 16 && upper.hasPrefix(prefix) {
      guard let inner = read(digits.suffix(16)) else { continue }
      return PlainGuess("\(name) before \(inner)", meant: inner)
    }
    return nil
  }

  private func byDigitCount() -> PlainGuess? {
    switch digits.count {
    case 12: mac()
    case 15 where digits.allSatisfy(\.isASCIIDigit) && digits.count == content.count:
      PlainGuess("one digit is missing; a spreadsheet drops a zero at the beginning")
    case 15: PlainGuess("one digit is missing")
    case 17: PlainGuess("one digit too many")
    default: nil
    }
  }
}
