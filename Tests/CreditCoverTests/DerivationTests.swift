import CreditCover
import Messages
import Reporting
import TestSupport
import Testing

/// How figures are calculated.
@Suite struct DerivationTests {
  @Test func theStepsRestOnTheRulesThatTheAssessmentNames() throws {
    var random = SeededGenerator(seed: 9)
    for number in 0..<rounds(500) {
      let plain = PlainCover.random(number, &random)
      let cover = CoverCase(
        parties: [plain.partyRow], invoices: plain.invoiceRows, support: plain.supportRows, asAt: "2025-01-31")
      let (assessor, inputs) = (try cover.assessor, try cover.inputs)
      let assessment = try assessor.assess(0, of: inputs)
      let derivation = assessor.derivation(of: assessment, inputs: inputs)
      #expect(Set(derivation.steps.flatMap(\.rules)) == Set(assessor.rulesUsed(by: assessment)))
      // One input says what is left out, where something is.
      let known = plain.invoices.filter { $0.issued <= "2025-01-31" }
      let isLater = plain.invoices.contains { $0.issued > "2025-01-31" || ($0.paidOn > "2025-01-31" && $0.paid != 0) }
      #expect(derivation.inputs.count == 2 + known.count + plain.instruments.count + (isLater ? 1 : 0))
    }
  }

  @Test func theLastFiguresAreThoseOfTheAssessment() throws {
    let cover = CoverCase(
      parties: ["A,,,35000.03,,45000,,,,,45"], support: ["A,C,cash-deposit,10000,,,,,,,"])
    let (assessor, inputs) = (try cover.assessor, try cover.inputs)
    let derivation = assessor.derivation(of: try assessor.assess(0, of: inputs), inputs: inputs)
    let steps = Dictionary(uniqueKeysWithValues: derivation.steps.map { ($0.figure, $0) })
    #expect(steps["requirement"]?.working == "max(0, 35,000.03 − 6,000.00)")
    #expect(steps["requirement"]?.rounded?.shown == "29,000.03")
    #expect(steps["shortfall"]?.unrounded.shown == "19,000.03")
    #expect(steps["action_by"]?.unrounded.shown == "Monday 28 April 2025")
  }

  @Test func whatNeverEndsIsShownAsAFraction() throws {
    let cover = CoverCase(parties: ["A,,,9000,,1000,,,,,15"])
    let (assessor, inputs) = (try cover.assessor, try cover.inputs)
    let derivation = assessor.derivation(of: try assessor.assess(0, of: inputs), inputs: inputs)
    let limit = try #require(derivation.steps.first { $0.figure == "unsecured_credit_limit" })
    #expect(limit.unrounded.shown == "33.333… (100/3)")
    #expect(limit.rounded?.shown == "33.33")
  }

  @Test func manyTermsAreAllWritten() throws {
    let invoices = (0..<40).map { "A,I\($0),2025-01-01,2025-01-08,1,0" }
    let cover = CoverCase(parties: ["A,,,0,,,,,,,"], invoices: invoices)
    let (assessor, inputs) = (try cover.assessor, try cover.inputs)
    let derivation = assessor.derivation(of: try assessor.assess(0, of: inputs), inputs: inputs)
    #expect(derivation.steps[0].working == Array(repeating: "1.00", count: 40).joined(separator: " + "))
  }

  @Test func linesFitTheTerminal() throws {
    let cover = CoverCase(
      parties: ["A,A Party with a name,,35000.03,,45000,BBB+,Baa2,BBB,BBB (low),45"],
      invoices: ["A,I,2025-01-01,2025-01-08,1000,0"],
      support: ["A,L,letter-of-credit,20,A Bank with a name,A,A1,A+,A (low),2025-05-20,in-force"])
    let (assessor, inputs) = (try cover.assessor, try cover.inputs)
    let derivation = assessor.derivation(of: try assessor.assess(0, of: inputs), inputs: inputs)
    for width in [40, 60, 80, 132] {
      let text = DerivationReport(derivation).text(.table, terminal: Terminal(hasColour: false, width: width))
      for line in text.split(separator: "\n") { #expect(line.count <= width, "\(width): \(line)") }
    }
  }
}
