import Messages

extension ExplainedText {
  /// Writes what the text probably is, by the first of the shapes that fits; `false` if it looks like nothing known. An
  /// identifier is named only where the text leaves no other. Whatever is not written may have left bytes behind the words.
  func writeGuess(to words: inout WordWriter, _ meant: inout EUI64?) -> Bool {
    switch code {
    case .missing, .cellError: false
    case .notASCII: lookAlike(&words, &meant) || range(&words)
    case .controlCharacter: lookAlike(&words, &meant)
    case .badCharacter:
      scientific(&words) || wrapped(&words, &meant) || range(&words) || prefixed(&words, &meant)
        || colonGroups(&words, &meant) || lookAlike(&words, &meant)
    case .wrongLength:
      range(&words) || scientific(&words) || colonGroups(&words, &meant) || uuid(&words) || requestID(&words)
        || integer(&words, &meant) || lengthPrefixed(&words, &meant) || droppedZeros(&words, &meant)
        || byDigitCount(&words)
    case .badGrouping: colonGroups(&words, &meant) || regrouped(&words, &meant)
    case .formNotAccepted: otherForm(&words, &meant)
    }
  }

  private func otherForm(_ words: inout WordWriter, _ meant: inout EUI64?) -> Bool {
    guard let identifier = read(content) else { return false }
    words.append("as ")
    words.append(identifier)
    words.append(" it would be")
    // A spreadsheet keeps 15 digits of what it takes for a number.
    if decimals == content.count, content.last == UInt8(ascii: "0") {
      words.append("; a spreadsheet may have lost its last digit, so check it against its source")
    }
    meant = identifier
    return true
  }

  /// Brackets, quotes, or a spreadsheet's `="…"` around an identifier.
  private func wrapped(_ words: inout WordWriter, _ meant: inout EUI64?) -> Bool {
    guard content.count > 16 else { return false }
    let (opening, closing): (StaticString, UInt8?) =
      switch content[0] {
      case UInt8(ascii: "="): ("=\"", UInt8(ascii: "\""))
      case UInt8(ascii: "("): ("(", UInt8(ascii: ")"))
      case UInt8(ascii: "["): ("[", UInt8(ascii: "]"))
      case UInt8(ascii: "{"): ("{", UInt8(ascii: "}"))
      case UInt8(ascii: "<"): ("<", UInt8(ascii: ">"))
      case UInt8(ascii: "\""): ("\"", UInt8(ascii: "\""))
      case UInt8(ascii: "'"): ("'", content.last == UInt8(ascii: "'") ? UInt8(ascii: "'") : nil)
      default: ("", nil)
      }
    let length = opening.utf8CodeUnitCount
    guard length > 0, length == 1 || content[1] == UInt8(ascii: "\""), closing == nil || content.last == closing,
      let inner = read(part(length..<content.count - (closing == nil ? 0 : 1)))
    else { return false }
    words.append(opening)
    if let closing { words.append(closing) }
    words.append(" is around ")
    words.append(inner)
    meant = inner
    return true
  }

  /// Two identifiers with something between them: a range in one cell.
  private func range(_ words: inout WordWriter) -> Bool {
    guard digits == 32 else { return false }
    let separators: InlineArray<7, StaticString> = [" to ", "..", " - ", "/", ";", ",", "–"]
    for index in separators.indices {
      guard let (first, last) = twoParts(separators[index]), let first = read(part(first)), let last = read(part(last))
      else {
        continue
      }
      words.append("two identifiers, probably the range ")
      words.append(first)
      words.append(" to ")
      words.append(last)
      words.append(", in one cell")
      return true
    }
    return false
  }

  /// The two parts that a separator divides the content into, empty ones left out; `nil` where there are not two.
  private func twoParts(_ separator: StaticString) -> (Range<Int>, Range<Int>)? {
    var parts: (Range<Int>?, Range<Int>?) = (nil, nil)
    var (start, next) = (0, 0)
    func isSeparator(at place: Int) -> Int {
      let length = separator.utf8CodeUnitCount
      if place + length <= content.count, (0..<length).allSatisfy({ content[place + $0] == separator.utf8Start[$0] }) {
        return length
      }
      // Unicode has a second semicolon, U+037E, that is the same.
      let isOther =
        separator.utf8Start[0] == UInt8(ascii: ";") && place + 2 <= content.count && content[place] == 0xCD
        && content[place + 1] == 0xBE
      return isOther ? 2 : 0
    }
    while next <= content.count {
      let length = next == content.count ? 0 : isSeparator(at: next)
      guard length > 0 || next == content.count else {
        next += 1
        continue
      }
      if start < next {
        if parts.0 == nil {
          parts.0 = start..<next
        } else if parts.1 == nil {
          parts.1 = start..<next
        } else {
          return nil
        }
      }
      if next == content.count { break }
      next += length
      start = next
    }
    guard let first = parts.0, let second = parts.1 else { return nil }
    return (first, second)
  }

  /// `0x…` and the device URN of RFC 9039.
  private func prefixed(_ words: inout WordWriter, _ meant: inout EUI64?) -> Bool {
    func inner(behind prefix: StaticString) -> EUI64? {
      let length = prefix.utf8CodeUnitCount
      guard content.count >= length + 16,
        (0..<length).allSatisfy({ Self.lowercased(content[$0]) == prefix.utf8Start[$0] })
      else { return nil }
      return read(part(length..<content.count))
    }
    if let identifier = inner(behind: "0x") {
      words.append("the prefix 0x before ")
      meant = identifier
      words.append(identifier)
    } else if let identifier = inner(behind: "urn:dev:mac:") {
      words.append("a device URN (RFC 9039) before ")
      meant = identifier
      words.append(identifier)
    } else {
      return false
    }
    return true
  }

  /// The text with every look-alike replaced, if that makes it an identifier.
  private func lookAlike(_ words: inout WordWriter, _ meant: inout EUI64?) -> Bool {
    // What is at fault is replaced, or nothing is.
    if code == .badCharacter, case .itself = LookAlike.meaning(of: bytes[offset]) { return false }
    guard let identifier = replaced() else { return false }
    if code == .badCharacter, Self.isLetter(bytes[offset]) {
      words.append("letter ")
      words.append(bytes[offset])
      words.append(" for a digit, ")
    }
    words.append("probably ")
    words.append(identifier)
    meant = identifier
    return true
  }

  private func replaced() -> EUI64? {
    // No form has more than 23 bytes, besides white space around them; within there is one space at a time.
    var text = InlineArray<24, UInt8>(repeating: 0)
    var (count, blanks, next) = (0, 0, 0)
    var isSpace = true
    while next < content.count {
      var byte = content[next]
      let meaning: LookAlike.Meaning
      if byte < 0x80 {
        meaning = LookAlike.meaning(of: byte)
        next += 1
      } else {
        guard let (scalar, length) = Self.scalar(in: content, at: next) else { return nil }
        meaning = LookAlike.meaning(of: scalar)
        next += length
      }
      switch meaning {
      case .nothing: continue
      case .character(let character): byte = character
      case .itself: guard byte < 0x80 else { return nil }
      }
      if isXMLWhiteSpace(byte) {
        blanks += 1
        isSpace = byte == UInt8(ascii: " ")
        continue
      }
      if blanks > 0, count > 0 {
        guard blanks == 1, isSpace, count < 23 else { return nil }
        text[count] = UInt8(ascii: " ")
        count += 1
      }
      blanks = 0
      guard count < 23 else { return nil }
      text[count] = byte
      count += 1
    }
    return text.span.withUnsafeBufferPointer { read(UnsafeBufferPointer(rebasing: $0[..<count])) }
  }

  /// Two identifiers and a counter: the RequestID of a DUIS message.
  private func requestID(_ words: inout WordWriter) -> Bool {
    if colons == 2, let first = content.firstIndex(of: UInt8(ascii: ":")),
      let second = content.lastIndex(of: UInt8(ascii: ":")), let originator = read(part(0..<first)),
      let target = read(part(first + 1..<second)), content[(second + 1)...].allSatisfy({ $0 &- 0x30 < 10 })
    {
      words.append("a RequestID: originator ")
      words.append(originator)
      words.append(", target ")
      words.append(target)
      words.append(", counter ")
      words.append(part(second + 1..<content.count))
      return true
    }
    guard digits == 32 else { return false }
    words.append("two identifiers, ")
    words.append(EUI64(rawValue: value(ofDigits: 0..<16)))
    words.append(" and ")
    words.append(EUI64(rawValue: value(ofDigits: 16..<32)))
    return true
  }

  /// The octets that GBCS or DER put before an identifier.
  private func lengthPrefixed(_ words: inout WordWriter, _ meant: inout EUI64?) -> Bool {
    switch digits {
    case 18 where value(ofDigits: 0..<2) == 0x08: words.append("the length octet 08 of GBCS")
    case 20 where value(ofDigits: 0..<4) == 0x0408: words.append("the DER header 04-08 of an octet string")
    case 22 where value(ofDigits: 0..<6) == 0x030900: words.append("the DER header 03-09-00 of a bit string")
    default: return false
    }
    let identifier = EUI64(rawValue: value(ofDigits: digits - 16..<digits))
    words.append(" before ")
    words.append(identifier)
    meant = identifier
    return true
  }

  private func byDigitCount(_ words: inout WordWriter) -> Bool {
    switch digits {
    case 12: return mac(&words)
    case 15:
      words.append("one digit is missing")
      if decimals == content.count { words.append("; a spreadsheet drops a zero at the beginning") }
    case 17: words.append("one digit too many")
    default: return false
    }
    return true
  }

  /// The number that some of the hex digits make, one after the other: 16 at the most.
  func value(ofDigits range: Range<Int>) -> UInt64 {
    var (value, place): (UInt64, Int) = (0, 0)
    for byte in content {
      guard let digit = HexDigit.value(of: byte) else { continue }
      if range.contains(place) { value = value << 4 | UInt64(digit) }
      place += 1
    }
    return value
  }

  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
  static func lowercased(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
}

extension WordWriter {
  mutating func append(_ identifier: EUI64) {
    identifier.writeCanonical(to: end)
    end += EUI64.canonicalLength
  }
}
