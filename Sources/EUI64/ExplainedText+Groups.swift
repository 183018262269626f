import Messages

extension ExplainedText {
  /// The lengths of the groups of hex digits between separators, however many there are between two groups. Nine groups or
  /// more are as many as nine.
  private var groups: (lengths: InlineArray<9, Int>, count: Int) {
    var lengths = InlineArray<9, Int>(repeating: 0)
    var (count, isInside) = (0, false)
    for byte in content {
      if TextFinding.isSeparator(byte) {
        isInside = false
        continue
      }
      if !isInside {
        count = min(count + 1, 9)
        lengths[count - 1] = 0
        isInside = true
      }
      lengths[count - 1] += 1
    }
    return (lengths, count)
  }

  private func areGroups(_ count: Int, of length: Int) -> Bool {
    let groups = groups
    return groups.count == count && (0..<count).allSatisfy { groups.lengths[$0] == length }
  }

  /// 16 hex digits in a wrong grouping. Octets or pairs of them that have a digit too many or too few are not what the
  /// digits come to one after the other.
  func regrouped(_ words: inout WordWriter, _ meant: inout EUI64?) -> Bool {
    switch groups.count {
    case 8 where !areGroups(8, of: 2), 4 where !areGroups(4, of: 4): return false
    default: break
    }
    let identifier = EUI64(rawValue: value(ofDigits: 0..<16))
    words.append("probably ")
    words.append(identifier)
    meant = identifier
    return true
  }

  /// Eight groups of one or two digits: octets whose leading zeros were dropped.
  func droppedZeros(_ words: inout WordWriter, _ meant: inout EUI64?) -> Bool {
    guard (8...16).contains(digits), content.count == digits + 7,
      let separator = content.first(where: { !HexDigit.isOne($0) }), separator != UInt8(ascii: ".")
    else { return false }
    var (value, octet, length, groups): (UInt64, UInt64, Int, Int) = (0, 0, 0, 0)
    for place in 0...content.count {
      if place < content.count, let digit = HexDigit.value(of: content[place]) {
        octet = octet << 4 | UInt64(digit)
        length += 1
        continue
      }
      guard place == content.count || content[place] == separator, (1...2).contains(length) else { return false }
      (value, octet, length, groups) = (value << 8 | octet, 0, 0, groups + 1)
    }
    guard groups == 8 else { return false }
    words.append("leading zeros of octets were dropped, probably ")
    words.append(EUI64(rawValue: value))
    meant = EUI64(rawValue: value)
    return true
  }

  /// Four groups of 16 bits whose zeros were dropped, as `70b3:d51f:3001:0` and `70b3:d51f:3001::`; or an address of the
  /// internet, which looks alike.
  func colonGroups(_ words: inout WordWriter, _ meant: inout EUI64?) -> Bool {
    guard colons > 0, let found = ColonGroups(content) else { return false }
    let given = found.count
    let isShortened = found.gap != nil
    // Groups of two digits at the most would be octets.
    let isCut = isShortened || found.shortest < 4
    let isWide = found.longest > 2
    let isAddress = isShortened ? given <= 7 : given == 8 && (isWide || found.longest == 1)
    if found.isWhole, isWide, isCut, isShortened ? given < 4 && !found.startsAsAddress : given == 4 {
      var value: UInt64 = 0
      for place in 0..<given {
        if place == found.gap { value <<= UInt64(16 * (4 - given)) }
        value = value << 16 | UInt64(found.values[place])
      }
      if found.gap == given { value <<= UInt64(16 * (4 - given)) }
      words.append("four groups of 16 bits without their leading zeros, probably ")
      words.append(EUI64(rawValue: value))
      meant = EUI64(rawValue: value)
      return true
    }
    guard isAddress else { return false }
    words.append("an IPv6 address, which is not an identifier")
    return true
  }

  /// A UUID: 32 hex digits in groups of 8, 4, 4, 4 and 12, or with none, with its version and its variant in their places.
  func uuid(_ words: inout WordWriter) -> Bool {
    guard digits == 32 else { return false }
    let groups = groups
    let isGrouped =
      groups.count == 5 && groups.lengths[0] == 8 && (1...3).allSatisfy { groups.lengths[$0] == 4 }
      && groups.lengths[4] == 12
    let isMarked =
      groups.count == 1 && (1...8).contains(value(ofDigits: 12..<13)) && (8...11).contains(value(ofDigits: 16..<17))
    guard isGrouped || isMarked else { return false }
    words.append("a UUID, which is not an identifier")
    return true
  }

  /// A MAC address: 12 hex digits as one is written.
  func mac(_ words: inout WordWriter) -> Bool {
    guard areGroups(1, of: 12) || areGroups(6, of: 2) || areGroups(3, of: 4) else { return false }
    words.append("an EUI-48 (MAC address), which is not widened to an EUI-64")
    return true
  }
}

/// Groups of one to four hex digits with colons between them, of which `::` may replace some; at most eight.
private struct ColonGroups {
  private(set) var values = InlineArray<8, UInt16>(repeating: 0)
  private(set) var count = 0
  /// The number of groups before `::`.
  private(set) var gap: Int?
  private(set) var (shortest, longest) = (4, 0)
  /// Whether there is nothing but the groups: no brackets, no zone, no length of a prefix.
  let isWhole: Bool

  /// Finds the groups; `nil` where there is anything else, or another number of them.
  init?(_ content: UnsafeBufferPointer<UInt8>) {
    let end = content.firstIndex { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "/") } ?? content.count
    let start = content[..<end].firstIndex { $0 != UInt8(ascii: "[") } ?? end
    let text = content[start..<(content[start..<end].firstIndex(of: UInt8(ascii: "]")) ?? end)]
    isWhole = text.count == content.count
    guard text.contains(UInt8(ascii: ":")) else { return nil }
    var next = text.startIndex
    var isOpen = true
    while next < text.endIndex {
      if text[next] == UInt8(ascii: ":") {
        let isDouble = next + 1 < text.endIndex && text[next + 1] == UInt8(ascii: ":")
        guard isDouble ? gap == nil : !isOpen else { return nil }
        if isDouble { gap = count }
        next += isDouble ? 2 : 1
        isOpen = true
        // A single colon can't be the last, nor follow a double one.
        if next == text.endIndex, !isDouble { return nil }
        if isDouble, next < text.endIndex, text[next] == UInt8(ascii: ":") { return nil }
        continue
      }
      var (value, length): (UInt16, Int) = (0, 0)
      while next < text.endIndex, text[next] != UInt8(ascii: ":") {
        guard let digit = HexDigit.value(of: text[next]), length < 4 else { return nil }
        value = value << 4 | UInt16(digit)
        length += 1
        next += 1
      }
      guard count < 8 else { return nil }
      values[count] = value
      count += 1
      (shortest, longest) = (min(shortest, length), max(longest, length))
      isOpen = false
    }
  }

  /// Whether the first group belongs to an IPv6 address in use: global, unique local, link-local, multicast, or none before
  /// `::`.
  var startsAsAddress: Bool {
    guard count > 0, gap != 0 else { return true }
    let value = values[0]
    return value >> 13 == 1 || value >> 9 == 0xFC >> 1 || value >> 6 == 0xFE80 >> 6 || value >> 8 == 0xFF
  }
}
