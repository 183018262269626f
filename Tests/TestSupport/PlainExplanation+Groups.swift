extension PlainExplanation {
  /// The groups of hex digits between separators, however many there are between two groups.
  private var groups: [Substring] { content.split { "-:. ".contains($0) } }

  /// 16 hex digits in a wrong grouping. Octets or pairs of them that have a digit too many or too few are not what the
  /// digits come to one after the other.
  func regrouped() -> PlainGuess? {
    let lengths = groups.map(\.count)
    let usual = [8: 2, 4: 4][lengths.count]
    guard usual == nil || lengths.allSatisfy({ $0 == usual }), let meant = read(digits) else { return nil }
    return PlainGuess("probably \(meant)", meant: meant)
  }

  /// Eight groups of one or two digits: octets whose leading zeros were dropped.
  func droppedZeros() -> PlainGuess? {
    for separator in ["-", ":", " "] as [Character] {
      let groups = content.split(separator: separator, omittingEmptySubsequences: false)
      guard groups.count == 8, groups.allSatisfy({ (1...2).contains($0.count) }) else { continue }
      guard let meant = read(groups.map { Self.padded($0, to: 2) }.joined()) else { continue }
      return PlainGuess("leading zeros of octets were dropped, probably \(meant)", meant: meant)
    }
    return nil
  }

  /// Four groups of 16 bits whose zeros were dropped, as `70b3:d51f:3001:0` and `70b3:d51f:3001::`; or an address of the
  /// internet, which looks alike.
  func colonGroups() -> PlainGuess? {
    let text = content.prefix { $0 != "%" && $0 != "/" }.drop { $0 == "[" }.prefix { $0 != "]" }
    guard text.contains(":"), let halves = Self.halves(of: text) else { return nil }
    let given = halves.reduce(0) { $0 + $1.count }
    let all = halves.joined()
    let isShortened = halves.count == 2
    // Groups of two digits at the most would be octets.
    let isWide = all.contains { $0.count > 2 }
    let isCut = isShortened || all.contains { $0.count < 4 }
    let isAddress = isShortened ? given <= 7 : given == 8 && (isWide || all.allSatisfy { $0.count == 1 })
    if text.count == content.count, isWide, isCut, isShortened ? given < 4 && !startsAsAddress(all.first) : given == 4 {
      let zeros = [Substring](repeating: "0", count: 4 - given)
      let filled = (halves[0] + zeros + (isShortened ? halves[1] : [])).map { Self.padded($0, to: 4) }
      guard let meant = read(filled.joined()) else { return nil }
      return PlainGuess("four groups of 16 bits without their leading zeros, probably \(meant)", meant: meant)
    }
    return isAddress ? PlainGuess("an IPv6 address, which is not an identifier") : nil
  }

  /// A UUID: 32 hex digits in groups of 8, 4, 4, 4 and 12, or with none, with its version and its variant in their places.
  func uuid() -> PlainGuess? {
    guard digits.count == 32 else { return nil }
    let all = Array(digits.uppercased())
    let isGrouped = groups.map(\.count) == [8, 4, 4, 4, 12]
    let isMarked = groups.count == 1 && "12345678".contains(all[12]) && "89AB".contains(all[16])
    return isGrouped || isMarked ? PlainGuess("a UUID, which is not an identifier") : nil
  }

  /// A MAC address: 12 hex digits as one is written.
  func mac() -> PlainGuess? {
    let lengths = groups.map(\.count)
    guard [[12], [Int](repeating: 2, count: 6), [4, 4, 4]].contains(lengths) else { return nil }
    return PlainGuess("an EUI-48 (MAC address), which is not widened to an EUI-64")
  }

  /// The groups before and behind `::`, or all of them where there is none; `nil` for what are not groups of 16 bits.
  private static func halves(of text: Substring) -> [[Substring]]? {
    let halves = text.split(separator: "::", omittingEmptySubsequences: false)
    guard halves.count <= 2 else { return nil }
    let groups = halves.map { $0.isEmpty ? [] : $0.split(separator: ":", omittingEmptySubsequences: false) }
    let areGroups = groups.joined().allSatisfy { (1...4).contains($0.count) && $0.allSatisfy(\.isASCIIHexDigit) }
    return areGroups ? groups : nil
  }

  /// Whether a first group belongs to an IPv6 address in use: global, unique local, link-local, multicast, or none before
  /// `::`.
  private func startsAsAddress(_ group: Substring?) -> Bool {
    guard let value = group.flatMap({ UInt16($0, radix: 16) }), !content.hasPrefix("::") else { return true }
    return value >> 13 == 1 || value >> 9 == 0xFC >> 1 || value >> 6 == 0xFE80 >> 6 || value >> 8 == 0xFF
  }

  private static func padded(_ group: Substring, to length: Int) -> String {
    String(repeating: "0", count: max(0, length - group.count)) + group
  }
}
