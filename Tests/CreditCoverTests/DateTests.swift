import CreditCover
import ExactDecimal
import Messages
import Reporting
import TestSupport
import Testing
import WorkingDays

/// Due dates, interest and thresholds, against loops over days.
@Suite struct DateTests {
  private func rules(_ date: String) throws -> CreditCoverRules {
    try CreditCoverRuleSet.builtIn.inForce(on: day(date))
  }

  @Test func dueDatesAgainstCountingDayByDay() throws {
    let calendar = try BankHolidays.builtIn.calendar("england-and-wales")
    let rules = try rules("2025-01-01")
    func counted(_ days: Int, after date: CivilDate) throws -> CivilDate {
      var (next, left) = (date, days)
      while left > 0 {
        next = try #require(next.adding(days: 1))
        if try calendar.isWorkingDay(next) { left -= 1 }
      }
      return next
    }
    for month in 0..<36 {
      let first = try #require(try day("2023-01-01").adding(months: month))
      for offset in 0..<40 where isRound(offset) {
        let received = try #require(first.endOfMonth.adding(days: offset))
        var event = received
        while try !calendar.isWorkingDay(event) { event = try #require(event.adding(days: 1)) }
        let due = try PaymentDue(received: received, month: first, rules: rules, calendar: calendar)
        #expect(try due.byReceipt == counted(5, after: event))
        #expect(try due.byMonthEnd == counted(8, after: first.endOfMonth))
        #expect(due.due == max(due.byReceipt, due.byMonthEnd))
      }
    }
  }

  /// The base rates of the rule set, as a loop over days reads them.
  private static let rates = [
    ("2009-03-05", 50), ("2016-08-04", 25), ("2017-11-02", 50), ("2018-08-02", 75), ("2020-03-11", 25),
    ("2020-03-19", 10),
    ("2021-12-16", 25), ("2022-02-03", 50), ("2022-03-17", 75), ("2022-05-05", 100), ("2022-06-16", 125),
    ("2022-08-04", 175), ("2022-09-22", 225), ("2022-11-03", 300), ("2022-12-15", 350), ("2023-02-02", 400),
    ("2023-03-23", 425), ("2023-05-11", 450), ("2023-06-22", 500), ("2023-08-03", 525), ("2024-08-01", 500),
    ("2024-11-07", 475), ("2025-02-06", 450), ("2025-05-08", 425), ("2025-08-07", 400),
    ("2025-12-18", 375),
  ]

  @Test func interestAgainstAddingDayByDay() throws {
    var random = SeededGenerator(seed: 7)
    let first = try day("2009-03-04")
    for _ in 0..<rounds(300) {
      let due = try #require(first.adding(days: Int.random(in: 0..<6_100, using: &random)))
      let paid = try #require(due.adding(days: Int.random(in: -3...900, using: &random)))
      guard try paid <= day("2025-12-18") else { continue }
      let pence = Int.random(in: 0...100_000_000, using: &random)
      // Pence times hundredths of a percent: the sum over days, divided once.
      var sum = 0
      var date = due
      while date < paid {
        date = try #require(date.adding(days: 1))
        let rate = Self.rates.last { $0.0 <= date.description }?.1 ?? 0
        sum += pence * (rate + 800)
      }
      let interest = try DefaultInterest(
        on: ExactDecimal(pence, scale: 2), due: due, paid: paid, rates: .ruleSet, rules: rules("2025-01-01"))
      #expect(interest.exact == ExactFraction(sum, over: 100 * 10_000 * 365))
      #expect(interest.periods.reduce(0) { $0 + $1.days } == max(0, paid - due))
      #expect(interest.total == interest.exact.rounded(scale: 2, .halfUp))
    }
  }

  @Test func daysWithoutARateAreAnError() throws {
    let rules = try rules("2025-01-01")
    #expect {
      _ = try DefaultInterest(
        on: pounds("1"), due: day("2025-12-16"), paid: day("2025-12-19"), rates: .ruleSet, rules: rules)
    } throws: {
      "\($0)".hasPrefix(
        "no base rate is known for 2025-12-19; the rule set has them from 2009-03-05 through 2025-12-18; add it")
    }
    #expect {
      _ = try DefaultInterest(
        on: pounds("1"), due: day("2009-03-01"), paid: day("2009-03-05"), rates: .ruleSet, rules: rules)
    } throws: { "\($0)".hasPrefix("no base rate is known for 2009-03-02; the rule set has them from 2009-03-05") }
  }

  /// Rates of a file are added: the rule set's hold where the file has none of its own.
  @Test func ratesOfAFileAreAdded() throws {
    let rules = try rules("2025-01-01")
    func percents(_ due: String, _ paid: String, _ rates: [(String, String)]) throws -> [String] {
      let given = try rates.map { (from: try day($0.0), percent: try pounds($0.1)) }
      let interest = try DefaultInterest(
        on: pounds("1"), due: day(due), paid: day(paid), rates: .added(given, file: "r.csv"), rules: rules)
      return zip(interest.periods, interest.rateRules).map { period, rule in
        "\(period.first) \(period.baseRate?.plainText ?? "") \(rule.reference.status.rawValue)"
      }
    }
    #expect(
      try percents("2025-12-16", "2026-03-01", [("2026-02-05", "3.5")]) == [
        "2025-12-17 4 sourced", "2025-12-18 3.75 sourced", "2026-02-05 3.5 convention",
      ])
    // A rate of the same day replaces the rule set's.
    #expect(
      try percents("2025-12-16", "2025-12-18", [("2025-12-18", "3.7")]) == [
        "2025-12-17 4 sourced", "2025-12-18 3.7 convention",
      ])
    #expect(
      try percents("2009-02-28", "2009-03-05", [("2009-02-05", "1")]) == [
        "2009-03-01 1 convention", "2009-03-05 0.5 sourced",
      ])
    // An older one says nothing of the days that the rule set does not know.
    #expect {
      try percents("2025-12-16", "2025-12-20", [("2009-02-05", "1")])
    } throws: {
      "\($0)".hasPrefix("no base rate is known for 2025-12-19; the rule set has them from 2009-02-05 through")
    }
  }

  @Test func paidInTimeIsNoInterest() throws {
    let interest = try DefaultInterest(
      on: pounds("1000"), due: day("2026-12-01"), paid: day("2026-12-01"), rates: .ruleSet, rules: rules("2025-01-01"))
    #expect(interest.total.isZero && interest.periods.isEmpty)
  }

  @Test(
    arguments: [
      ("100.4", "100.4", "2000"), ("100", "100.0249", "2000"), ("100", "100.025", "2001"), ("99.9", "135.05", "2704"),
    ])
  func thresholdsByAnIndex(_ base: String, _ index: String, _ amount: String) throws {
    let indexed = try #require(
      try IndexedThreshold(rules("2025-04-01"), baseIndex: pounds0(base), index: pounds0(index)))
    #expect(try indexed.amount == pounds(amount))
    #expect(indexed.indexMonth == "2024-10")
    #expect(try indexed.exact * ExactFraction(pounds0(base)) == ExactFraction(ExactDecimal(2000) * pounds0(index)))
  }

  private func pounds0(_ text: String) throws -> ExactDecimal { try ExactDecimal(parsing: text) }

  @Test(
    arguments: [
      ("2025-03-31", "2024-25"), ("2025-04-01", "2025-26"), ("2025-12-31", "2025-26"), ("2026-01-01", "2025-26"),
      ("1999-04-01", "1999-00"),
    ])
  func regulatoryYears(_ date: String, _ name: String) throws {
    #expect(try rules(date).regulatoryYear.name == name)
  }
}
