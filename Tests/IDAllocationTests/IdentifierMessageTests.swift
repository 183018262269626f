import EUI64
import IDAllocation
import Messages
import Reporting
import Testing

@Suite("Messages on the bits")
struct IdentifierMessageTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let text: String
    let kind: IdentifierKind
    let environment: UseEnvironment
    let code: FindingCode
    let words: String
    let meant: String?

    init(
      _ text: String, _ code: FindingCode, _ words: String, _ kind: IdentifierKind = .user,
      _ environment: UseEnvironment = .production, meant: String? = nil
    ) {
      (self.text, self.kind, self.environment, self.code, self.words, self.meant) =
        (text, kind, environment, code, words, meant)
    }

    var testDescription: String { "\(text) as \(kind) in \(environment)" }
  }

  private static let group = "the I/G bit (0x01 of octet 1) is set: the address of a group, not of one holder"
  private static let local =
    "the U/L bit (0x02 of octet 1) is set: locally administered, not from an IEEE assignment"
  private static let outside = "outside the Panel block 70-B3-D5-1F-3"
  private static let outsideBoth = "outside the test block 90-B3-D5-1F-3 and the Panel block 70-B3-D5-1F-3"
  private static let mapped = ": an EUI-48 widened to 64 bits, which the IEEE deprecates"
  private static let reversed = "; with its octets reversed it is "
  private static let toggled = "; an IPv6 modified EUI-64; with the bit clear it is "

  private static let rows: [Row] = [
    Row("00-00-00-00-00-00-00-00", .null, "all 64 bits are 0: a placeholder, never an identifier"),
    Row("FF-FF-FF-FF-FF-FF-FF-FF", .null, "all 64 bits are 1: a placeholder, never an identifier"),
    Row("71-B3-D5-1F-30-01-00-00", .groupBit, group),
    Row("73-B3-D5-1F-30-01-00-00", .groupBit, group),
    // The last octet of the identifier meant is odd, so the first one here is.
    Row(
      "01-00-01-30-1F-D5-B3-70", .groupBit, group + reversed + "70-B3-D5-1F-30-01-00-01",
      meant: "70-B3-D5-1F-30-01-00-01"),
    Row("02-B3-D5-1F-30-01-00-00", .localBit, local),
    Row(
      "72-B3-D5-1F-30-01-00-00", .localBit, local + toggled + "70-B3-D5-1F-30-01-00-00",
      meant: "70-B3-D5-1F-30-01-00-00"),
    Row(
      "92-B3-D5-1F-30-01-00-00", .localBit, local + toggled + "90-B3-D5-1F-30-01-00-00",
      meant: "90-B3-D5-1F-30-01-00-00"),
    Row(
      "02-00-01-30-1F-D5-B3-70", .localBit, local + reversed + "70-B3-D5-1F-30-01-00-02", .device,
      meant: "70-B3-D5-1F-30-01-00-02"),
    Row(
      "90-B3-D5-1F-30-01-00-00", .testBlock,
      "in the test block 90-B3-D5-1F-3, which nobody holds: for test environments only"),
    Row(
      "90-B3-D5-1F-30-01-00-00", .testBlock,
      "in the test block 90-B3-D5-1F-3, whose identifiers belong to organisations, not Devices", .device, .test),
    Row("00-DB-12-34-56-78-00-01", .sampleBlock, "in the DCC's sample block 00-DB-12-34-56-78: for tests only"),
    Row(
      "00-DB-12-34-56-78-00-01", .sampleBlock, "in the DCC's sample block 00-DB-12-34-56-78: for tests only", .device),
    Row(
      "70-B3-D5-1F-30-01-00-00", .productionBlock,
      "in the Panel block 70-B3-D5-1F-3: a production identifier in a test environment", .user, .test),
    Row(
      "70-B3-D5-1F-30-01-00-00", .productionBlock,
      "in the Panel block 70-B3-D5-1F-3, whose identifiers belong to organisations, not Devices", .device),
    Row("70-B3-D5-1F-40-00-00-00", .outsideBlock, outside),
    Row("70-B3-D5-1F-40-00-00-00", .outsideBlock, outside, .dcc),
    Row("70-B3-D5-1F-40-00-00-00", .outsideBlock, outsideBoth, .rdp, .test),
    Row(
      "00-00-01-30-1F-D5-B3-70", .outsideBlock, outside + reversed + "70-B3-D5-1F-30-01-00-00",
      meant: "70-B3-D5-1F-30-01-00-00"),
    Row(
      "00-00-01-30-1F-D5-B3-90", .outsideBlock, outsideBoth + reversed + "90-B3-D5-1F-30-01-00-00", .user, .test,
      meant: "90-B3-D5-1F-30-01-00-00"),
    Row("00-12-34-FF-FE-56-78-9A", .mappedEUI48, "octets 4 and 5 are FF-FE" + mapped, .device),
    Row("00-12-34-FF-FF-56-78-9A", .mappedEUI48, "octets 4 and 5 are FF-FF" + mapped, .eui64, .test),
  ]

  @Test(arguments: rows) func aFindingIsExplained(_ row: Row) throws {
    let finding = try #require(
      IdentifierJudge(kind: row.kind, environment: row.environment).judge(row.text).finding)
    #expect(finding.code == row.code)
    #expect(finding.message == row.words)
    #expect(finding.meant?.description == row.meant)
    #expect(finding.reference == IdentifierRules.builtIn.reference(for: row.code))
  }

  @Test func everyCodeOnTheBitsIsExplainedAbove() {
    let explained = Set(Self.rows.map(\.code))
    #expect(
      explained == [
        .null, .groupBit, .localBit, .testBlock, .sampleBlock, .productionBlock, .outsideBlock, .mappedEUI48,
      ])
  }

  @Test func aTextThatDoesNotParseKeepsItsExplanation() throws {
    let judgement = IdentifierJudge().judge("0x70B3D51F30010000")
    let finding = try #require(judgement.finding)
    #expect(judgement.identifier == nil)
    #expect(judgement.canonical.isEmpty)
    #expect(judgement.fault?.range == 1..<2)
    #expect(finding.code == .badCharacter)
    #expect(finding.severity == .error)
    #expect(finding.message == "\"x\" at character 2 is not a hex digit: the prefix 0x before 70-B3-D5-1F-30-01-00-00")
    #expect(finding.meant?.description == "70-B3-D5-1F-30-01-00-00")
  }
}
