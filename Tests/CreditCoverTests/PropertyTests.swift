import CreditCover
import ExactDecimal
import TestSupport
import Testing

/// What holds for every Party.
@Suite struct PropertyTests {
  private func assessment(_ plain: PlainCover) throws -> PartyAssessment {
    try CoverCase(
      parties: [plain.partyRow], invoices: plain.invoiceRows, support: plain.supportRows, asAt: "2025-01-31"
    ).assessment
  }

  @Test func nothingIsNegativeAndOneOfShortfallAndExcessIsNothing() throws {
    var random = SeededGenerator(seed: 1)
    for number in 0..<rounds(500) {
      let result = try assessment(.random(number, &random)).result
      for amount in [result.requirement, result.required, result.shortfall, result.excess] {
        #expect(amount.signum >= 0)
      }
      #expect(result.shortfall.isZero || result.excess.isZero)
      #expect(result.required.isZero || result.required == result.requirement)
    }
  }

  @Test func moreChargesNeverNeedLessSupport() throws {
    var random = SeededGenerator(seed: 2)
    for number in 0..<rounds(500) {
      var plain = PlainCover.random(number, &random)
      let before = try assessment(plain).result
      let more = Int.random(in: 0...1_000_000, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: plain.estimate = (plain.estimate ?? 0) + more
      case 1: plain.monthly += more
      default: plain.invoices.append(PlainCover.Invoice(gross: more, paid: 0, due: 0))
      }
      let after = try assessment(plain).result
      #expect(after.requirement >= before.requirement && after.required >= before.required)
      #expect(after.shortfall >= before.shortfall)
    }
  }

  @Test func moreSupportNeverLeavesMoreMissing() throws {
    var random = SeededGenerator(seed: 3)
    for number in 0..<rounds(500) {
      var plain = PlainCover.random(number, &random)
      let before = try assessment(plain)
      plain.instruments.append(
        PlainCover.Instrument(
          name: "MORE", kind: "cash-deposit", amount: Int.random(in: 0...1_000_000, using: &random),
          ratings: ["", "", "", ""], expires: "", state: ""))
      let after = try assessment(plain)
      #expect(after.result.shortfall <= before.result.shortfall)
      #expect(after.result.requirement == before.result.requirement)
    }
  }

  @Test func theOrderOfInvoicesAndSupportIsIrrelevant() throws {
    var random = SeededGenerator(seed: 4)
    for number in 0..<rounds(300) {
      let plain = PlainCover.random(number, &random)
      let cover = CoverCase(
        parties: [plain.partyRow], invoices: plain.invoiceRows.reversed(), support: plain.supportRows.reversed(),
        asAt: "2025-01-31")
      #expect(try cover.assessment.result == assessment(plain).result)
    }
  }

  @Test func aLowerRatingNeverLowersTheRequirement() throws {
    for (agency, scale) in PlainCover.scales.enumerated() {
      var last = ExactDecimal.zero
      for symbol in scale {
        var ratings = ["", "", "", ""]
        ratings[agency] = symbol
        let row = "A,,,1000000.01,,777777.77,\(ratings.joined(separator: ",")),"
        let requirement = try CoverCase(parties: [row]).assessment.result.requirement
        #expect(requirement >= last, "\(symbol)")
        last = requirement
      }
    }
    var last = ExactDecimal.zero
    for score in (0...100).reversed() {
      let requirement = try CoverCase(parties: ["A,,,1000000.01,,777777.77,,,,,\(score)"]).assessment.result.requirement
      #expect(requirement >= last, "\(score)")
      last = requirement
    }
  }
}
