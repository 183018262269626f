import EUI64
import IDAllocation
import Messages
import Reporting
import Testing

@Suite("Rule data")
struct RuleDataTests {
  private let rules = IdentifierRules.builtIn

  @Test(arguments: FindingCode.allCases)
  func everyCodeNamesItsSource(_ code: FindingCode) {
    let reference = rules.reference(for: code)
    #expect(!reference.source.isEmpty)
    #expect(reference.description == "\(reference.source) (\(reference.status.rawValue))")
  }

  @Test func theBlocksAreThoseOfSection1() {
    #expect(rules.panelBlock.block.prefixText == "70-B3-D5-1F-3")
    #expect(rules.panelBlock.block.prefixLength == 36)
    #expect(rules.panelBlock.holder == "Smart Energy Code Company Limited")
    #expect(rules.testBlock.block.prefixText == "90-B3-D5-1F-3")
    #expect(rules.testBlock.block.prefixLength == 36)
    #expect(rules.sampleBlock.block.prefixText == "00-DB-12-34-56-78")
    #expect(rules.sampleBlock.block.prefixLength == 48)
    for rule in [rules.panelBlock, rules.testBlock, rules.sampleBlock] {
      #expect(rule.reference.status == .sourced)
      #expect(!rule.reference.source.isEmpty)
      #expect(rules.block(of: rule.block.first)?.block == rule.block)
      #expect(rules.block(of: rule.block.last)?.block == rule.block)
      #expect(rules.block(of: EUI64(rawValue: rule.block.last.rawValue + 1)) == nil)
      #expect(rules.block(of: EUI64(rawValue: rule.block.first.rawValue - 1)) == nil)
    }
  }

  @Test func theLayoutIsInferredAndFillsTheBlock() {
    #expect(rules.layout.organisationBits == 12)
    #expect(rules.layout.rangeBits == 16)
    #expect(rules.layout.dccOrganisation == 0)
    #expect(rules.layout.reference.status == .inferred)
    #expect(rules.layout.organisationBits + rules.layout.rangeBits + rules.panelBlock.block.prefixLength == 64)
  }

  @Test(arguments: [
    ("70-B3-D5-1F-30-00-00-00", 0, 0), ("70-B3-D5-1F-30-00-FF-FF", 0, 0xFFFF), ("70-B3-D5-1F-30-01-00-00", 1, 0),
    ("70-B3-D5-1F-3A-BC-12-34", 0xABC, 0x1234), ("70-B3-D5-1F-3F-FF-FF-FF", 0xFFF, 0xFFFF),
  ])
  func anAllocationIsTwelveAndSixteenBits(_ text: String, _ organisation: Int, _ offset: Int) throws {
    let allocation = try #require(rules.allocation(of: EUI64(text)))
    #expect(allocation.organisation == organisation)
    #expect(allocation.offset == offset)
  }

  @Test(arguments: [
    "70-B3-D5-1F-2F-FF-FF-FF", "70-B3-D5-1F-40-00-00-00", "90-B3-D5-1F-30-01-00-00", "00-DB-12-34-56-78-00-00",
    "00-00-00-00-00-00-00-00",
  ])
  func outsideOfThePanelBlockThereIsNoAllocation(_ text: String) throws {
    #expect(rules.allocation(of: try EUI64(text)) == nil)
  }
}
