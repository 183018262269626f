import CreditCover
import ExactDecimal
import Testing
import WorkingDays

/// The examples that the contract of Credit Cover works out.
@Suite struct WorkedExampleTests {
  static let scored = "ALPHA,,,12600.00,12000.00,50000,,,,,62"
  static let unpaid = "ALPHA,A-1,2025-04-04,2025-04-25,12000.00,0"

  @Test func itemised() throws {
    let result = try CoverCase(parties: [Self.scored], invoices: [Self.unpaid]).assessment.result
    #expect(try result.valueAtRisk == pounds("24600.00"))
    #expect(result.unsecuredCreditLimit == ExactFraction(8000))
    #expect(try result.requirement == pounds("16600.00"))
    #expect(result.isOverThreshold)
  }

  @Test func uplift() throws {
    let party = Self.scored.replacing(",,,12600.00", with: ",,uplift,12600.00")
    let result = try CoverCase(parties: [party], invoices: [Self.unpaid]).assessment.result
    #expect(try result.valueAtRisk == pounds("16800.00"))
    #expect(try result.requirement == pounds("8800.00"))
  }

  @Test func ratingAMinus() throws {
    let result = try CoverCase(parties: ["C,,,350000,,1000000,A-,,,,"]).assessment.result
    #expect(result.unsecuredCreditLimit == ExactFraction(400_000))
    #expect(result.requirement.isZero)
  }

  @Test func thirdsAndTwoDecimals() throws {
    let party = "D,,,0,,45000,,,,,45"
    #expect(try CoverCase(parties: [party]).assessment.roundedLimit == pounds("6000.00"))
    let text = CreditCoverRuleSet.builtIn.json.replacing("\"40/3\"", with: "\"13.33\"")
    let rules = try CreditCoverRuleSet(json: Array(text.utf8))
    #expect(try CoverCase(parties: [party], rules: rules).assessment.roundedLimit == pounds("5998.50"))
  }

  @Test func theLowestOfSeveralRatingsCounts() throws {
    let assessment = try CoverCase(parties: ["E,,,1,,100000,BBB+,Baa3,,,99"]).assessment
    #expect(assessment.creditFactor.percent == ExactFraction(18))
    #expect(assessment.creditFactor.basis.description == "Moody's Baa3")
  }

  @Test(arguments: [("1500.00", false), ("2689.00", false), ("2689.01", true), ("2688.99", false)])
  func theThresholdMustBePassed(_ estimate: String, _ isOver: Bool) throws {
    let assessment = try CoverCase(parties: ["F,,,\(estimate),,,,,,,"]).assessment
    #expect(try assessment.result.requirement == pounds(estimate))
    #expect(assessment.result.isOverThreshold == isOver)
    #expect(try assessment.result.required == (isOver ? pounds(estimate) : .zero))
    #expect(assessment.status == (isOver ? .shortfall : .notRequired))
  }

  @Test func supportThatCounts() throws {
    let assessment = try CoverCase(
      parties: [Self.scored], invoices: [Self.unpaid],
      support: ["ALPHA,CASH,cash-deposit,10000,,,,,,,", "ALPHA,LC,letter-of-credit,8000,Bank,A,,,,2025-05-07,in-force"]
    ).assessment
    #expect(try assessment.figures.counted == pounds("10000.00"))
    #expect(try assessment.result.shortfall == pounds("6600.00"))
    #expect(assessment.instruments.map(\.failed) == [[], [.expiry]])
  }

  @Test func datesOfAShortfall() throws {
    let dates = try #require(try CoverCase(parties: ["F,,,3000,,,,,,,"]).assessment.dates)
    #expect(try dates.notice == day("2025-04-17"))
    #expect(try dates.actionBy == day("2025-04-28"))
    #expect(try dates.breachNotice == day("2025-04-29"))
    #expect(try dates.eventOfDefault == day("2025-05-02"))
  }

  @Test func dueDate() throws {
    let rules = try CreditCoverRuleSet.builtIn.inForce(on: day("2025-06-05"))
    let due = try PaymentDue(
      received: day("2025-06-05"), month: day("2025-05-01"), rules: rules,
      calendar: BankHolidays.builtIn.calendar("england-and-wales"))
    #expect(try due.due == day("2025-06-12"))
  }

  @Test func interest() throws {
    let rules = try CreditCoverRuleSet.builtIn.inForce(on: day("2025-06-18"))
    for rates in [
      DefaultInterest.Rates.ruleSet, .whole(try pounds("12.25")), .added([(.first, try pounds("4.25"))], file: "r.csv"),
    ] {
      let interest = try DefaultInterest(
        on: pounds("12000"), due: day("2025-06-12"), paid: day("2025-06-18"), rates: rates, rules: rules)
      #expect(try interest.total == pounds("24.16"))
      #expect(interest.exact == ExactFraction(1764, over: 73))
    }
  }

  @Test func noLimitBeforeItWasIntroduced() throws {
    var cover = CoverCase(parties: ["ALPHA,,,12600.00,,50000,,,,,62"], asAt: "2017-03-31")
    #expect(try cover.assessment.result.unsecuredCreditLimit == .zero)
    #expect(try cover.assessment.notes.contains { $0.code == .limitNotInForce })
    cover.asAt = "2017-04-01"
    #expect(try cover.assessment.result.unsecuredCreditLimit == ExactFraction(8000))
  }
}
