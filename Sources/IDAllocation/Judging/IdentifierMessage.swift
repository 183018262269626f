import EUI64

/// What is said of a code on the 64 bits of an identifier.
struct IdentifierMessage {
  let text: String
  let meant: EUI64?

  init(_ code: FindingCode, _ identifier: EUI64, judge: IdentifierJudge) {
    let rules = judge.rules
    let isDevice = judge.kind == .device
    func near(_ other: EUI64, _ words: String) -> (String, EUI64)? {
      rules.panelBlock.block.contains(other) || rules.testBlock.block.contains(other) ? (words, other) : nil
    }
    let statement: String
    // A reversed or shifted reading of a Panel or test identifier explains most that look like nothing.
    var hint = near(identifier.octetsReversed, "with its octets reversed it is")
    switch code {
    case .null:
      statement = "all 64 bits are \(identifier.rawValue == 0 ? 0 : 1): a placeholder, never an identifier"
    case .groupBit:
      statement = "the I/G bit (0x01 of octet 1) is set: the address of a group, not of one holder"
    case .localBit:
      statement = "the U/L bit (0x02 of octet 1) is set: locally administered, not from an IEEE assignment"
      hint = near(identifier.withLocalBitToggled, "an IPv6 modified EUI-64; with the bit clear it is") ?? hint
    case .testBlock:
      statement =
        isDevice
        ? "in the test block \(rules.testBlock.block.prefixText), whose identifiers belong to organisations, not Devices"
        : "in the test block \(rules.testBlock.block.prefixText), which nobody holds: for test environments only"
      hint = nil
    case .sampleBlock:
      statement = "in the DCC's sample block \(rules.sampleBlock.block.prefixText): for tests only"
      hint = nil
    case .productionBlock:
      statement =
        isDevice
        ? "in the Panel block \(rules.panelBlock.block.prefixText), whose identifiers belong to organisations, not Devices"
        : "in the Panel block \(rules.panelBlock.block.prefixText): a production identifier in a test environment"
      hint = nil
    case .outsideBlock:
      let blocks =
        judge.environment == .production
        ? "the Panel block \(rules.panelBlock.block.prefixText)"
        : "the test block \(rules.testBlock.block.prefixText) and the Panel block \(rules.panelBlock.block.prefixText)"
      statement = "outside \(blocks)"
    case .mappedEUI48:
      statement =
        "octets 4 and 5 are \(Self.middle(identifier)): an EUI-48 widened to 64 bits, which the IEEE deprecates"
      hint = nil
    default:
      preconditionFailure("\(code) is no code of the 64 bits")
    }
    text = hint.map { "\(statement); \($0.0) \($0.1)" } ?? statement
    meant = hint?.1
  }

  private static func middle(_ identifier: EUI64) -> String { String(identifier.description.dropFirst(9).prefix(5)) }
}
