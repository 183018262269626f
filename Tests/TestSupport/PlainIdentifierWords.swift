/// What is said of a code on the sixty-four bits, the slow and plain way: on the canonical text.
package enum PlainIdentifierWords {
  /// The message, and the canonical text of what was probably meant.
  package static func words(
    for code: String, on value: UInt64, kind: String, environment: String
  ) -> (message: String, meant: String?) {
    let text = PlainIdentifierRules.canonical(value)
    func near(_ other: String, _ words: String) -> (words: String, meant: String)? {
      ["70-B3-D5-1F-3", "90-B3-D5-1F-3"].contains(where: other.hasPrefix) ? (words, other) : nil
    }
    let octets = text.split(separator: "-").map(String.init)
    var hint = near(octets.reversed().joined(separator: "-"), "with its octets reversed it is")
    let holders = ", whose identifiers belong to organisations, not Devices"
    let statement: String
    switch code {
    case "null": statement = "all 64 bits are \(value == 0 ? 0 : 1): a placeholder, never an identifier"
    case "group-bit": statement = "the I/G bit (0x01 of octet 1) is set: the address of a group, not of one holder"
    case "local-bit":
      statement = "the U/L bit (0x02 of octet 1) is set: locally administered, not from an IEEE assignment"
      let toggled = PlainIdentifierRules.canonical(value ^ 0x0200_0000_0000_0000)
      hint = near(toggled, "an IPv6 modified EUI-64; with the bit clear it is") ?? hint
    case "test-block":
      statement =
        "in the test block 90-B3-D5-1F-3"
        + (kind == "device" ? holders : ", which nobody holds: for test environments only")
      hint = nil
    case "sample-block":
      statement = "in the DCC's sample block 00-DB-12-34-56-78: for tests only"
      hint = nil
    case "production-block":
      statement =
        "in the Panel block 70-B3-D5-1F-3"
        + (kind == "device" ? holders : ": a production identifier in a test environment")
      hint = nil
    case "outside-block":
      statement =
        "outside "
        + (environment == "production"
          ? "the Panel block 70-B3-D5-1F-3" : "the test block 90-B3-D5-1F-3 and the Panel block 70-B3-D5-1F-3")
    default:
      statement =
        "octets 4 and 5 are \(octets[3])-\(octets[4]): an EUI-48 widened to 64 bits, which the IEEE deprecates"
      hint = nil
    }
    return (hint.map { "\(statement); \($0.words) \($0.meant)" } ?? statement, hint?.meant)
  }
}
