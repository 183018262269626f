public import ExactDecimal
public import Messages
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
  /// Whether what is paid beyond an Invoice reduces the Value at Risk.
  public let countsOverpayments: Bool
  /// Whether what is unpaid of a disputed Invoice is part of the Value at Risk.
  public let countsDisputed: Bool
  /// The use of the Credit Support in percent from which a reader is warned, and alerted.
  let headroomLevels: CreditCoverRuleData.HeadroomLevels
  /// Percent that are added to the monthly Invoice.
  public let uplift: ExactDecimal
  /// How the Credit Cover Requirement is rounded.
  public let rounding: RoundingInstruction
  /// Whether there is an Unsecured Credit Limit yet.
  public let hasUnsecuredCreditLimit: Bool
  /// The Working Days from a notice to the last day on which the support may be increased.
  let supportIncreaseDays: Int
  /// The Working Days from then to the first day on which a breach can be notified.
  let breachNoticeDays: Int
  /// The Working Days from then to the last day before an Event of Default.
  let supportDefaultDays: Int
  /// Value Added Tax in percent; `nil` where the rule set has none for the date.
  let vat: ExactDecimal?
  let document: CreditCoverRuleData

  init(_ document: CreditCoverRuleData, _ file: RulesFile?, on date: CivilDate) throws(RulesError) {
    self.document = document
    self.date = date
    self.file = file
    ruleSet =
      file?.name(of: document.ruleSet, builtIn: CreditCoverRuleSet.builtIn.name) ?? document.ruleSet
    for rule in [Rules.valueAtRisk, Rules.requirement, Rules.supportRequired] {
      _ = try document.value(rule, on: date)
    }
    supportIncreaseDays = try document.value(Rules.supportIncreaseDays, on: date).number
    breachNoticeDays = try document.value(Rules.breachNoticeDays, on: date).number
    supportDefaultDays = try document.value(Rules.supportDefaultDays, on: date).number
    ratings = try RatingTable(document.value(Rules.ratingFactors, on: date))
    scores = try ScoreTable(document.value(Rules.scoreFactors, on: date))
    regulatoryYear = RegulatoryYear(of: date, beginning: try document.value(Rules.regulatoryYear, on: date))
    monthsLeft = try document.value(Rules.monthsLeft, on: date).number
    countsOverpayments = try document.value(Rules.overpayments, on: date) == .counted
    countsDisputed = try document.value(Rules.disputedInvoices, on: date) == .counted
    headroomLevels = try document.value(Rules.headroomLevels, on: date)
    uplift = try document.value(Rules.uplift, on: date)
    rounding = try document.value(Rules.requirementRounding, on: date)
    vat = Rules.vat.inForce(document, on: date)?.value
    hasUnsecuredCreditLimit = Rules.unsecuredCreditLimit.inForce(document, on: date) != nil
    var minimum: [RatingAgency: CreditRating] = [:]
    for (code, symbol) in try document.value(Rules.issuerMinimum, on: date) {
      guard let agency = RatingAgency(rawValue: code), let rating = ratings.rating(symbol, of: agency) else {
        throw .wrongValue(rule: Rules.issuerMinimum.name, "\(code) has no rating '\(symbol.shown)'")
      }
      minimum[agency] = rating
    }
    guard minimum.count == RatingAgency.allCases.count else {
      throw .wrongValue(rule: Rules.issuerMinimum.name, "an agency is missing")
    }
    issuerMinimum = minimum
    var tests: [SupportKind: Set<InstrumentTest>] = [:]
    for (code, names) in try document.value(Rules.instrumentTests, on: date) {
      let known = names.compactMap(InstrumentTest.init)
      guard let kind = SupportKind(rawValue: code), known.count == names.count else {
        throw .wrongValue(rule: Rules.instrumentTests.name, "\(code) or one of its tests is unknown")
      }
      tests[kind] = Set(known)
    }
    guard tests.count == SupportKind.allCases.count else {
      throw .wrongValue(rule: Rules.instrumentTests.name, "a kind of Credit Support is missing")
    }
    instrumentTests = tests
  }

  /// The rule set in words: its name, and the file that it is from with its SHA-256 and how it differs from the set that is
  /// built in.
  package var ruleSetText: String { document.ruleSet + (file.map { ", from \($0)" } ?? "") }

  /// The rules in force on the date, in the order in which a calculation uses them; not the base rates.
  public var cited: [CitedRule] { Rules.all.compactMap { $0.cited(self) } }

  /// What a rule says on the date. Throws where it says nothing.
  func value<Value>(_ rule: Rule<Value>) throws(RulesError) -> Value { try document.value(rule, on: date) }

  /// The Credit Cover Threshold of the date's Regulatory Year, as it was published, with the rule that says so. Throws
  /// where the rule set has none.
  public func publishedThreshold() throws(RulesError) -> Threshold {
    guard let entry = Rules.publishedThresholds.inForce(document, on: date),
      let rule = Rules.publishedThresholds.cited(self)
    else { throw .noThreshold(regulatoryYear: regulatoryYear.name) }
    return Threshold(amount: entry.value.amount, rule: rule)
  }
}
