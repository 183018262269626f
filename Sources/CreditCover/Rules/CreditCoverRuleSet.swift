import ExactDecimal
import Messages
import Reporting
import Tables
public import WorkingDays

/// A set of rules of Credit Cover, each with the days on which it holds. Data; what is built in stands in
/// `Rules/credit-cover-rules.json`.
public struct CreditCoverRuleSet: Sendable {
  let document: RulesDocument
  /// The file that it is from, and how it differs from the set that is built in; `nil` for that.
  public private(set) var file: RulesFile?

  /// The rules that are built in.
  public static let builtIn: CreditCoverRuleSet = {
    do {
      return try CreditCoverRuleSet(json: PackageResources.credit_cover_rules_json)
    } catch {
      preconditionFailure("the rules that are built in can't be used: \(error)")
    }
  }()

  /// The bytes that a rule set may have.
  public static let sizeLimit = 1 << 22

  /// Reads the rule set of a file. Throws where the JSON, a date or a table in it is wrong.
  public init(json: [UInt8], from file: RulesFile) throws(RulesError) {
    self = try CreditCoverRuleSet(json: json)
    self.file = file.compared(document, with: Self.builtIn.document)
  }

  /// Reads a rule set that is of no file.
  public init(json: [UInt8]) throws(RulesError) {
    try Self.checkFormerNames(json)
    do throws(JSONInput.Fault) {
      document = try JSONInput.decode(RulesDocument.self, from: json)
    } catch {
      throw .unreadable(error.words)
    }
    try checkNames(json)
    for rule in document.ratingFactors { _ = try RatingTable(rule.value) }
    for rule in document.scoreFactors { _ = try ScoreTable(rule.value) }
    try checkNumbers()
  }

  /// The name and version of the rule set.
  public var name: String { document.ruleSet }

  /// The whole set as JSON, as it can be given back.
  public var json: String { JSONDocument.text(of: document, pretty: true) + "\n" }

  /// The rules that hold on a date. Throws where one that every calculation needs does not.
  public func inForce(on date: CivilDate) throws(RulesError) -> CreditCoverRules {
    try CreditCoverRules(document, file, on: date)
  }

  /// Throws for a rule that there was before, and says what it is now.
  private static func checkFormerNames(_ json: [UInt8]) throws(RulesError) {
    guard let names = try? JSONInput.decode([String: JSONScalar].self, from: json), names["payment_due"] != nil else {
      return
    }
    throw .wrongValue(
      rule: "payment_due",
      "it is two rules now, payment_due_receipt and payment_due_month_end; 'seckit cover rules --format json' shows them"
    )
  }

  /// Throws for a rule that is none, as one with a misspelt name.
  private func checkNames(_ json: [UInt8]) throws(RulesError) {
    let names: [String: JSONScalar]
    do throws(JSONInput.Fault) {
      names = try JSONInput.decode([String: JSONScalar].self, from: json)
    } catch {
      throw .unreadable(error.words)
    }
    let known = Set(RulesDocument.CodingKeys.allCases.map(\.rawValue))
    if let name = Set(names.keys).subtracting(known).min() {
      throw .wrongValue(rule: name.shown, "there is no such rule")
    }
  }

  private func checkNumbers() throws(RulesError) {
    let counts = [
      ("months_left", document.monthsLeft), ("support_increase_days", document.supportIncreaseDays),
      ("support_return_days", document.supportReturnDays), ("breach_notice_days", document.breachNoticeDays),
      ("support_default_days", document.supportDefaultDays), ("charges_default_days", document.chargesDefaultDays),
      ("other_sums_default_days", document.otherSumsDefaultDays),
    ]
    for (name, rules) in counts {
      for rule in rules where !(0...1000).contains(rule.value) {
        throw .wrongValue(rule: name, "\(rule.value) is not from 0 to 1000")
      }
    }
    for rule in document.uplift where rule.value.signum < 0 {
      throw .wrongValue(rule: "uplift", "\(rule.value) is negative")
    }
    for rule in document.publishedThresholds where rule.value.amount.signum < 0 {
      throw .wrongValue(rule: "published_thresholds", "\(rule.value.amount) is negative")
    }
    let years = document.publishedThresholds.map(\.value.regulatoryYear)
    if let twice = years.first(where: { year in years.filter { $0 == year }.count > 1 }) {
      throw .wrongValue(rule: "published_thresholds", "the Regulatory Year \(twice) is there twice")
    }
    for rule in document.defaultInterest where rule.value.daysOfYear < 1 {
      throw .wrongValue(rule: "default_interest", "days_of_year is \(rule.value.daysOfYear)")
    }
    let roundings =
      document.requirementRounding.map(\.value) + document.threshold.map(\.value.rounding)
      + document.defaultInterest.map(\.value.rounding)
    for rounding in roundings where !(0...12).contains(rounding.scale) {
      throw .wrongValue(rule: "rounding", "the scale \(rounding.scale) is not from 0 to 12")
    }
    for rule in document.threshold where !(1...12).contains(rule.value.indexMonth) {
      throw .wrongValue(rule: "threshold", "there is no month \(rule.value.indexMonth)")
    }
    for rule in document.regulatoryYear
    where CivilDate(year: 2001, month: rule.value.month, day: rule.value.day) == nil {
      throw .wrongValue(rule: "regulatory_year", "there is no such day in every year")
    }
    for (name, rules) in [
      ("payment_due_receipt", document.paymentDueReceipt), ("payment_due_month_end", document.paymentDueMonthEnd),
    ] {
      for rule in rules where !(0...1000).contains(rule.value.days) {
        throw .wrongValue(rule: name, "\(rule.value.days) is not from 0 to 1000")
      }
    }
    for rule in document.baseRates.rates where rule.effectiveFrom == nil {
      throw .wrongValue(rule: "base_rates", "a rate has no effective_from")
    }
  }
}
