import CreditCover
import ExactDecimal
import Messages
import Reporting
import Testing

/// Rule sets: the one built in, and those that users bring.
@Suite struct RuleSetTests {
  private static let builtIn = CreditCoverRuleSet.builtIn.json

  @Test func theSetIsReadAsItIsPrinted() throws {
    let again = try CreditCoverRuleSet(json: Array(Self.builtIn.utf8))
    #expect(again.json == Self.builtIn)
    #expect(again.name == "seckit Credit Cover, 2026-12-01")
  }

  @Test func everyRuleSaysWhereItComesFrom() throws {
    let rules = try CreditCoverRuleSet.builtIn.inForce(on: day("2025-04-17"))
    #expect(rules.cited.count == 26, "all but the published threshold, of which there is none")
    for rule in rules.cited {
      #expect(!rule.reference.source.isEmpty && !rule.value.isEmpty && rule.clause != "", "\(rule.name)")
    }
    #expect(
      rules.cited.filter(\.isUnverified).map(\.name) == [
        "disputed_invoices", "rating_factors", "score_factors", "regulatory_year", "threshold", "instrument_tests",
        "issuer_minimum",
        "months_left", "support_increase_days", "support_return_days", "payment_due_month_end", "default_interest",
      ])
  }

  @Test func theLatestValueThatHoldsIsInForce() throws {
    let uplift = "\"uplift\" : ["
    let later =
      "{\"value\": \"50\", \"clause\": \"J3.3\", \"rule\": {\"source\": \"s\", \"status\": \"sourced\","
      + " \"effective_from\": \"2025-05-01\"}},"
    let set = try CreditCoverRuleSet(json: Array(Self.builtIn.replacing(uplift, with: uplift + later).utf8))
    #expect(try set.inForce(on: day("2025-04-30")).uplift == ExactDecimal(40))
    #expect(try set.inForce(on: day("2025-05-01")).uplift == ExactDecimal(50))
  }

  @Test func publishedThresholdsAreFoundByRegulatoryYear() throws {
    let list = "\"published_thresholds\" : ["
    func published(_ year: String, _ amount: String) -> String {
      "{\"value\": {\"regulatory_year\": \"\(year)\", \"amount\": \"\(amount)\"}, \"clause\": \"J3\","
        + " \"rule\": {\"source\": \"letter\", \"status\": \"sourced\"}}"
    }
    let text = Self.builtIn.replacing(
      list, with: list + published("2024-25", "2601") + "," + published("2025-26", "2689"))
    let set = try CreditCoverRuleSet(json: Array(text.utf8))
    #expect(try set.inForce(on: day("2025-03-31")).publishedThreshold().amount == ExactDecimal(2601))
    #expect(try set.inForce(on: day("2025-04-01")).publishedThreshold().amount == ExactDecimal(2689))
    let twice = text.replacing("2024-25", with: "2025-26")
    #expect(throws: RulesError.wrongValue(rule: "published_thresholds", "the Regulatory Year 2025-26 appears twice")) {
      try CreditCoverRuleSet(json: Array(twice.utf8))
    }
    #expect(throws: RulesError.noThreshold(regulatoryYear: "2026-27")) {
      try set.inForce(on: day("2026-04-01")).publishedThreshold()
    }
  }

  /// A change of the text of the rules, and the error that follows.
  static let mistakes: [(String, String, String)] = [
    ("\"rule_set\"", "\"rules\"", "the rules can't be read: line 1, column 1: 'rule_set' is missing"),
    ("\"uplift\" : [", "\"uplifts\" : [], \"uplift\" : [", "uplifts: there is no such rule"),
    ("\"confidence\"", "\"confidance\"", "'confidance' is not known here; probably meant: confidence"),
    ("\"days\" : 5", "\"days\" : 5.5", "value: 'days' must be a whole number from 0 to 1000, not 5.5"),
    ("\"2017-04-01\"", "\"2017-04-31\"", "'2017-04-31' is not a day of the calendar; check the day and the month"),
    ("\"half-up\"", "\"half\"", " is \"half\", which is not one of its words"),
    ("\"value\" : \"40\"", "\"value\" : \"4O\"", "'4O' has a character at position 2"),
    ("\"value\" : \"40\"", "\"value\" : \"-40\"", "uplift: -40 is negative"),
    ("\"factor\" : \"40/3\"", "\"factor\" : \"40/0\"", "'40/0' is neither a decimal number nor a fraction"),
    ("\"factor\" : \"40/3\"", "\"factor\" : \"140\"", "score_factors: the factor 140 is not from 0 to 100"),
    ("\"factor\" : \"19\"", "\"factor\" : \"-1\"", "rating_factors: the factor -1 is not from 0 to 100"),
    ("\"BB+\"", "\"BB\"", "rating_factors: a rating of S&P appears twice"),
    ("\"from\" : 90", "\"from\" : 91", "score_factors: the bands must cover each score from 0 to 100 once; 90 is not"),
    ("\"from\" : 0,", "\"from\" : 1,", "score_factors: the bands must cover each score from 0 to 100 once; 0 is not"),
    (
      "\"days\" : 5", "\"days\" : -5",
      "payment_due_receipt, item 1, value: 'days' must be a whole number from 0 to 1000, not -5"
    ),
    ("\"days\" : 8", "\"days\" : 1001", "value: 'days' must be a whole number from 0 to 1000, not 1001"),
    ("\"payment_due_receipt\"", "\"payment_due\"", "payment_due: it is now two rules, payment_due_receipt and"),
    (
      "\"days_of_year\" : 365", "\"days_of_year\" : 0",
      "value: 'days_of_year' must be a whole number from 360 to 366, not 0"
    ),
    ("\"scale\" : 0", "\"scale\" : 13", "rounding: 'scale' must be a whole number from 0 to 12, not 13"),
    (
      "\"index_month\" : 10", "\"index_month\" : 13", "value: 'index_month' must be a whole number from 1 to 12, not 13"
    ),
    (
      "\"from\" : 0,", "\"from\" : -9223372036854775808,",
      "'from' must be a whole number from 0 to 100, not -9223372036854775808"
    ),
    ("\"to\" : 100", "\"to\" : 101", "'to' must be a whole number from 0 to 100, not 101"),
    ("\"day\" : 1", "\"day\" : 31", "'day' must be a whole number from 1 to 30, not 31"),
    ("\"month\" : 4", "\"month\" : 13", "value: 'month' must be a whole number from 1 to 12, not 13"),
  ]

  @Test(arguments: mistakes) func mistakesAreNamed(_ text: String, _ other: String, _ reason: String) throws {
    #expect(Self.builtIn.contains(text), "\(text)")
    #expect {
      _ = try CreditCoverRuleSet(json: Array(Self.builtIn.replacing(text, with: other).utf8))
    } throws: { error in
      "\(error)".contains(reason)
        ? true
        : {
          Issue.record("\(error)"); return false
        }()
    }
  }

  @Test(
    arguments: [
      ("\"moodys\" : \"A3\"", "\"moodys\" : \"A9\"", "issuer_minimum: moodys has no rating 'A9'"),
      ("\"cash-deposit\"", "\"amount\"", "instrument_tests: amount or one of its tests is unknown"),
    ])
  func namesThatAreNoneAreNamed(_ text: String, _ other: String, _ reason: String) throws {
    #expect(Self.builtIn.contains(text), "\(text)")
    let set = try CreditCoverRuleSet(json: Array(Self.builtIn.replacing(text, with: other).utf8))
    #expect {
      _ = try set.inForce(on: day("2025-01-01"))
    } throws: {
      "\($0)".contains(reason)
    }
  }

  @Test func aRuleThatHoldsLaterOnlyIsMissing() throws {
    // The first effective_from of the uplift.
    let rule = "\"source\" : \"SECAS news, 5 June 2019: monthly Invoice + 40 %\","
    let text = Self.builtIn.replacing(rule, with: rule + "\"effective_from\": \"2019-06-05\",")
    let set = try CreditCoverRuleSet(json: Array(text.utf8))
    #expect(throws: RulesError.notInForce(rule: "uplift", try day("2019-06-04"))) {
      try set.inForce(on: day("2019-06-04"))
    }
  }
}
