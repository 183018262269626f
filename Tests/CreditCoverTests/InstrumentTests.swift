import CreditCover
import ExactDecimal
import TestSupport
import Testing
import WorkingDays

/// The tests that instruments of Credit Support must pass.
@Suite struct InstrumentTests {
  private func verdicts(_ rows: [String], asAt: String) throws -> [InstrumentVerdict] {
    try CoverCase(parties: ["A,,,1,,,,,,,"], support: rows, asAt: asAt).assessment.instruments
  }

  @Test func everyExpiryAgainstEveryDate() throws {
    // A month later, clamped to the end of a shorter month; every date of two years, one of them a leap year.
    let first = try day("2023-12-20")
    for offset in 0..<750 where isRound(offset) {
      let asAt = try #require(first.adding(days: offset))
      let (year, month, date) = asAt.parts
      let later = (month == 12 ? year + 1 : year, month % 12 + 1)
      var last = date
      while CivilDate(year: later.0, month: later.1, day: last) == nil { last -= 1 }
      let needed = try #require(CivilDate(year: later.0, month: later.1, day: last))
      let rows = (20..<40).compactMap { days in
        asAt.adding(days: days).map { "A,I\(days),letter-of-credit,1,Bank,A,,,,\($0),in-force" }
      }
      for verdict in try verdicts(rows, asAt: asAt.description) {
        let expires = try #require(verdict.instrument.expires)
        #expect(verdict.isCounted == (expires >= needed), "\(asAt) \(expires)")
        let until = try #require(verdict.countsUntil)
        #expect((until >= asAt) == verdict.isCounted, "\(asAt) \(expires) \(until)")
      }
    }
  }

  @Test func theVectorsOfTheContract() throws {
    let rows = ["A,I,bank-guarantee,1,Bank,A-,,,,2025-06-30,in-force"]
    #expect(try verdicts(rows, asAt: "2025-05-30")[0].isCounted)
    #expect(try verdicts(rows, asAt: "2025-05-31")[0].isCounted, "a month after 31 May is 30 June")
    #expect(try !verdicts(rows, asAt: "2025-06-01")[0].isCounted)
    #expect(try verdicts(rows, asAt: "2025-05-30")[0].countsUntil == day("2025-05-31"))
  }

  @Test(arguments: ["bank-guarantee", "letter-of-credit"])
  func issuersOfEveryRating(_ kind: String) throws {
    let minimum = ["A-", "A3", "A-", "A (low)"]
    for (agency, scale) in PlainCover.scales.enumerated() {
      let limit = try #require(scale.firstIndex(of: minimum[agency]))
      for (notch, symbol) in scale.enumerated() {
        var ratings = ["", "", "", ""]
        ratings[agency] = symbol
        let row = "A,I,\(kind),1,Bank,\(ratings.joined(separator: ",")),2026-01-01,in-force"
        #expect(
          try verdicts([row], asAt: "2025-01-31")[0].failed == (notch <= limit ? [] : [.issuerRating]), "\(symbol)")
      }
    }
  }

  @Test func theLowestRatingOfAnIssuerCounts() throws {
    let row = "A,I,bank-guarantee,1,Bank,AAA,Baa1,AAA,AAA,2026-01-01,in-force"
    #expect(try verdicts([row], asAt: "2025-01-31")[0].failed == [.issuerRating])
    let unrated = "A,I,bank-guarantee,1,Bank,,,,,2026-01-01,in-force"
    #expect(try verdicts([unrated], asAt: "2025-01-31")[0].failed == [.issuerRating])
  }

  @Test func everyTestIsNamed() throws {
    let rules = try CreditCoverRuleSet.builtIn.inForce(on: day("2025-01-31"))
    let row = "A,I,letter-of-credit,0,Bank,B,,,,2025-02-01,breached"
    let verdict = try verdicts([row], asAt: "2025-01-31")[0]
    #expect(verdict.failed == [.issuerRating, .expiry, .state, .amount])
    #expect(
      verdict.reasons(rules) == [
        "its issuer is rated S&P B, below A-", "it expires 2025-02-01, and 1 calendar month must be left",
        "its issuer has breached it", "its amount is £0.00",
      ])
    #expect(verdict.counted.isZero)
  }

  @Test func aCashDepositNeedsAnAmountOnly() throws {
    let rows = ["A,I,cash-deposit,1,,,,,,2025-01-01,breached", "A,J,cash-deposit,0,,,,,,,"]
    #expect(try verdicts(rows, asAt: "2025-01-31").map(\.failed) == [[], [.amount]])
  }

  @Test(arguments: [(0, false), (29, false), (30, true), (31, true)])
  func warningsBeforeAnInstrumentStopsCounting(_ days: Int, _ isWarned: Bool) throws {
    // It counts until 2025-05-01: on the 30th day after 2025-04-02 it no longer does.
    let row = "A,I,letter-of-credit,1,Bank,A,,,,2025-06-01,in-force"
    let cover = CoverCase(parties: ["A,,,1,,,,,,,"], support: [row], asAt: "2025-04-02")
    let assessor = CoverAssessor(
      rules: try cover.assessor.rules, threshold: try cover.assessor.threshold, calendar: try cover.assessor.calendar,
      warnDays: days)
    let assessment = try assessor.assess(0, of: cover.inputs)
    #expect(assessment.notes.contains { $0.code == .expiring } == isWarned)
    #expect(assessment.instruments[0].isCounted)
  }
}
