import CreditCover
import ExactDecimal
import Files
import Reporting
import TestSupport
import Testing

/// Random Parties through the whole module, from text to text, against the plain implementation.
@Suite struct PlainCoverTests {
  /// The rules that are built in, and rules that leave out what is overpaid or disputed.
  @Test(arguments: [(true, true, 25_000), (false, true, 5_000), (true, false, 5_000), (false, false, 5_000)])
  func randomPartiesAreAssessedAsPlainly(_ countsOverpayments: Bool, _ countsDisputed: Bool, _ count: Int) throws {
    var random = SeededGenerator(seed: 20_251_125)
    let plain = (0..<rounds(count, of: 4 * count)).map { number in
      var plain = PlainCover.random(number, &random)
      (plain.countsOverpayments, plain.countsDisputed) = (countsOverpayments, countsDisputed)
      return plain
    }
    // Invoices of all Parties in one random order, as files have them.
    let cover = CoverCase(
      parties: plain.map(\.partyRow), invoices: plain.flatMap(\.invoiceRows).shuffled(using: &random),
      support: plain.flatMap(\.supportRows).shuffled(using: &random), asAt: "2025-01-31",
      rules: try CoverCase.rules(countsOverpayments: countsOverpayments, countsDisputed: countsDisputed))
    let run = AssessmentRun(assessor: try cover.assessor, inputs: try cover.inputs)
    let bytes = try written(run, as: .csv)
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst()
    #expect(lines.count == plain.count)
    var statuses: [String: Int] = [:]
    for (line, expected) in zip(lines, plain) {
      // Behind the notes, which may have commas, are dates and ageing; the factor is compared by what follows from it.
      let fields = line.split(separator: ",", maxSplits: 18, omittingEmptySubsequences: false).map(String.init)
      let last = line.split(separator: ",", omittingEmptySubsequences: false).suffix(11).map(String.init)
      #expect(last[0] == "2025-01-31")
      let shown = Array(fields[3..<7] + fields[8..<18] + last[1...])
      guard fields[0] == expected.party, shown == expected.columns else {
        Issue.record("\(expected) is expected to give \(expected.columns), but is \(line)")
        return
      }
      statuses[fields[16], default: 0] += 1
    }
    #expect(statuses.count == 4, "every status is reached")
  }

  @Test func everyScoreAndRatingHasItsFactor() throws {
    let rules = try CreditCoverRuleSet.builtIn.inForce(on: day("2025-01-31"))
    for score in 0...100 {
      let factor = CreditFactor(ratings: [], score: score, rules: rules)
      #expect(factor.percent.rounded(scale: 9, .halfUp) == thirds(PlainCover.factor(score: score)), "\(score)")
    }
    for (agency, scale) in zip(RatingAgency.allCases, PlainCover.scales) {
      for symbol in scale {
        let rating = try #require(rules.ratings.rating(symbol, of: agency))
        #expect(
          rules.ratings.factor(of: rating).rounded(scale: 9, .halfUp) == thirds(PlainCover.factor(rating: symbol)))
      }
    }
  }

  private func thirds(_ number: Int) -> ExactDecimal {
    ExactFraction(number, over: 3)?.rounded(scale: 9, .halfUp) ?? .zero
  }
}
