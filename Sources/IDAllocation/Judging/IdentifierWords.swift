package import EUI64
package import Messages

/// What is said of a code on the 64 bits of an identifier, for one kind and environment: plain data for the hot path, as
/// ``BitsClassifier``.
package struct IdentifierWords: BitwiseCopyable, Sendable {
  private let panel: Block
  private let test: Block
  private let sample: Block
  private let isDevice: Bool
  private let isProduction: Bool

  private struct Block: BitwiseCopyable {
    let first: UInt64
    let mask: UInt64
    /// The characters of the prefix as it is usually written.
    let length: Int

    init(_ block: IdentifierBlock) {
      first = block.first.rawValue
      mask = ~(block.first.rawValue ^ block.last.rawValue)
      length = block.prefixText.utf8.count
    }

    func contains(_ identifier: EUI64) -> Bool { identifier.rawValue & mask == first }
  }

  init(_ rules: IdentifierRules, kind: IdentifierKind, environment: UseEnvironment) {
    panel = Block(rules.panelBlock.block)
    test = Block(rules.testBlock.block)
    sample = Block(rules.sampleBlock.block)
    isDevice = kind == .device
    isProduction = environment == .production
  }

  /// The most bytes that are written.
  package static var room: Int { 512 }

  /// Writes the message, and gives the identifier that was probably meant. Cost: some dozen nanoseconds.
  package func write(_ code: FindingCode, _ identifier: EUI64, to words: inout WordWriter) -> EUI64? {
    // A reversed or shifted reading of a Panel or test identifier explains most that look like nothing.
    var (hint, hintWords): (EUI64, StaticString) = (identifier.octetsReversed, "; with its octets reversed it is ")
    var isHinted = true
    switch code {
    case .null:
      words.append(identifier.rawValue == 0 ? "all 64 bits are 0" : "all 64 bits are 1")
      words.append(": a placeholder, never an identifier")
    case .groupBit: words.append("the I/G bit (0x01 of octet 1) is set: the address of a group, not of one holder")
    case .localBit:
      words.append("the U/L bit (0x02 of octet 1) is set: locally administered, not from an IEEE assignment")
      if isNear(identifier.withLocalBitToggled) {
        hint = identifier.withLocalBitToggled
        hintWords = "; an IPv6 modified EUI-64; with the bit clear it is "
      }
    case .testBlock:
      words.append("in the test block ")
      append(test, to: &words)
      words.append(
        isDevice
          ? ", whose identifiers belong to organisations, not Devices"
          : ", which nobody holds: for test environments only")
      isHinted = false
    case .sampleBlock:
      words.append("in the DCC's sample block ")
      append(sample, to: &words)
      words.append(": for tests only")
      isHinted = false
    case .productionBlock:
      words.append("in the Panel block ")
      append(panel, to: &words)
      words.append(
        isDevice
          ? ", whose identifiers belong to organisations, not Devices"
          : ": a production identifier in a test environment")
      isHinted = false
    case .outsideBlock:
      words.append("outside ")
      if !isProduction {
        words.append("the test block ")
        append(test, to: &words)
        words.append(" and ")
      }
      words.append("the Panel block ")
      append(panel, to: &words)
    case .mappedEUI48:
      words.append("octets 4 and 5 are ")
      words.append(identifier, from: 9, length: 5)
      words.append(": an EUI-48 widened to 64 bits, which the IEEE deprecates")
      isHinted = false
    default: preconditionFailure("\(code) is not a code of the 64 bits")
    }
    guard isHinted, isNear(hint) else { return nil }
    words.append(hintWords)
    words.append(hint, from: 0, length: EUI64.canonicalLength)
    return hint
  }

  private func isNear(_ other: EUI64) -> Bool { panel.contains(other) || test.contains(other) }

  private func append(_ block: Block, to words: inout WordWriter) {
    words.append(EUI64(rawValue: block.first), from: 0, length: block.length)
  }
}

extension WordWriter {
  /// Some characters of the canonical form.
  fileprivate mutating func append(_ identifier: EUI64, from start: Int, length: Int) {
    identifier.writeCanonical(to: end)
    if start > 0 { end.update(from: end + start, count: length) }
    end += length
  }
}
