public import ExactDecimal
import Messages
import Reporting
public import WorkingDays

/// The rules of Credit Cover that hold on a date, ready to calculate with.
public struct CreditCoverRules: Sendable {
  /// The name and version of the rule set, with the file that changed it.
  public let ruleSet: String
  /// The file that the rules are from, and how it differs from the set that is built in; `nil` for that.
  public let file: RulesFile?
  /// The date on which they hold.
  public let date: CivilDate
  /// The Unsecured Credit Factor by rating.
  public let ratings: RatingTable
  /// The Unsecured Credit Factor by score.
  public let scores: ScoreTable
  /// The Regulatory Year of the date.
  public let regulatoryYear: RegulatoryYear
  /// The lowest rating of each agency that the issuer of an instrument may have.
  public let issuerMinimum: [RatingAgency: CreditRating]
  /// The tests that each kind of Credit Support must pass.
  public let instrumentTests: [SupportKind: Set<InstrumentTest>]
  /// The calendar months that must be left before an instrument expires.
  public let monthsLeft: Int
  /// Percent that are added to the monthly Invoice.
  public let uplift: ExactDecimal
  /// How the Credit Cover Requirement is rounded.
  public let rounding: RoundingInstruction
  /// Whether there is an Unsecured Credit Limit yet.
  public let hasUnsecuredCreditLimit: Bool
  let document: RulesDocument

  init(_ document: RulesDocument, _ file: RulesFile?, on date: CivilDate) throws(RulesError) {
    self.document = document
    self.date = date
    self.file = file
    let word = document.ruleSet == CreditCoverRuleSet.builtIn.name ? "changed by" : "from"
    ruleSet = document.ruleSet + (file.flatMap { $0.differences.isEmpty ? nil : ", \(word) \($0.file.shown)" } ?? "")
    func value<Value>(_ name: String, _ rules: [DatedRule<Value>]) throws(RulesError) -> Value {
      guard let rule = rules.inForce(on: date) else { throw .notInForce(rule: name, date) }
      return rule.value
    }
    _ = try value("value_at_risk", document.valueAtRisk)
    _ = try value("requirement", document.requirement)
    _ = try value("support_required", document.supportRequired)
    for (name, rules) in [
      ("support_increase_days", document.supportIncreaseDays), ("breach_notice_days", document.breachNoticeDays),
      ("support_default_days", document.supportDefaultDays),
    ] {
      _ = try value(name, rules)
    }
    ratings = try RatingTable(value("rating_factors", document.ratingFactors))
    scores = try ScoreTable(value("score_factors", document.scoreFactors))
    regulatoryYear = RegulatoryYear(of: date, beginning: try value("regulatory_year", document.regulatoryYear))
    monthsLeft = try value("months_left", document.monthsLeft)
    uplift = try value("uplift", document.uplift)
    rounding = try value("requirement_rounding", document.requirementRounding)
    hasUnsecuredCreditLimit = document.unsecuredCreditLimit.inForce(on: date) != nil
    var minimum: [RatingAgency: CreditRating] = [:]
    for (code, symbol) in try value("issuer_minimum", document.issuerMinimum) {
      guard let agency = RatingAgency(rawValue: code), let rating = ratings.rating(symbol, of: agency) else {
        throw .wrongValue(rule: "issuer_minimum", "\(code) has no rating '\(symbol.shown)'")
      }
      minimum[agency] = rating
    }
    guard minimum.count == RatingAgency.allCases.count else {
      throw .wrongValue(rule: "issuer_minimum", "an agency is missing")
    }
    issuerMinimum = minimum
    var tests: [SupportKind: Set<InstrumentTest>] = [:]
    for (code, names) in try value("instrument_tests", document.instrumentTests) {
      let known = names.compactMap(InstrumentTest.init)
      guard let kind = SupportKind(rawValue: code), known.count == names.count else {
        throw .wrongValue(rule: "instrument_tests", "\(code) or one of its tests is not known")
      }
      tests[kind] = Set(known)
    }
    guard tests.count == SupportKind.allCases.count else {
      throw .wrongValue(rule: "instrument_tests", "a kind of Credit Support is missing")
    }
    instrumentTests = tests
  }

  /// The rule set in words: its name, and the file that it is from with its SHA-256 and how it differs from the set that is
  /// built in.
  public var ruleSetWords: String { document.ruleSet + (file.map { ", from \($0.words)" } ?? "") }

  /// The Credit Cover Threshold of the date's Regulatory Year, as it was published, with the rule that says so. Throws
  /// where the rule set has none.
  public func publishedThreshold() throws(RulesError) -> Threshold {
    let year = regulatoryYear.name
    guard let rule = document.publishedThresholds.last(where: { $0.value.regulatoryYear == year }) else {
      throw .noThreshold(regulatoryYear: year)
    }
    return Threshold(
      amount: rule.value.amount,
      rule: rule.cited("published_thresholds", Money.pounds(rule.value.amount), file))
  }
}
