import ExactDecimal
import Messages
import Reporting
import Tables
public import WorkingDays

/// A set of rules of Credit Cover, each with the days on which it holds. Data; what is built in stands in
/// `Rules/credit-cover-rules.json`.
public struct CreditCoverRuleSet: Sendable {
  let document: CreditCoverRuleData
  /// The file that it is from, and how it differs from the set that is built in; `nil` for that.
  public private(set) var file: RulesFile?

  /// The rules that are built in.
  public static let builtIn = RuleData.load("the rules of Credit Cover") {
    try CreditCoverRuleSet(json: PackageResources.credit_cover_rules_json)
  }

  /// The most bytes of a rule set, 4 MiB: whoever reads one keeps to it.
  public static let sizeLimit = 1 << 22

  /// Reads the rule set of a file. Throws where the JSON, a date or a table in it is wrong.
  public init(json: [UInt8], from file: RulesFile) throws(RulesError) {
    self = try CreditCoverRuleSet(json: json)
    self.file = file.compared(document, with: Self.builtIn.document)
  }

  /// Reads a rule set that is of no file.
  public init(json: [UInt8]) throws(RulesError) {
    try Self.checkFormerNames(json)
    do throws(JSONInputError) {
      document = try JSONInput.decode(CreditCoverRuleData.self, from: json)
    } catch {
      throw .unreadable(error.description)
    }
    try checkNames(json)
    for rule in document[Rules.ratingFactors] { _ = try RatingTable(rule.value) }
    for rule in document[Rules.scoreFactors] { _ = try ScoreTable(rule.value) }
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
      "it is two rules now, \(Rules.paymentDueReceipt.name) and \(Rules.paymentDueMonthEnd.name); 'seckit cover rules --format json' shows them"
    )
  }

  /// Throws for a rule that is none, as one with a misspelt name.
  private func checkNames(_ json: [UInt8]) throws(RulesError) {
    let names: [String: JSONScalar]
    do throws(JSONInputError) {
      names = try JSONInput.decode([String: JSONScalar].self, from: json)
    } catch {
      throw .unreadable(error.description)
    }
    let known = Set(CreditCoverRuleData.ruleNames + [CreditCoverRuleData.Key.ruleSet.stringValue])
    if let name = Set(names.keys).subtracting(known).min() {
      throw .wrongValue(rule: name.shown, "there is no such rule")
    }
  }

  private func checkNumbers() throws(RulesError) {
    for rule in [
      Rules.monthsLeft, Rules.supportIncreaseDays, Rules.supportReturnDays, Rules.breachNoticeDays,
      Rules.supportDefaultDays, Rules.chargesDefaultDays, Rules.otherSumsDefaultDays,
    ] {
      for entry in document[rule] where !(0...1000).contains(entry.value) {
        throw .wrongValue(rule: rule.name, "\(entry.value) is not from 0 to 1000")
      }
    }
    for entry in document[Rules.uplift] where entry.value.signum < 0 {
      throw .wrongValue(rule: Rules.uplift.name, "\(entry.value) is negative")
    }
    for entry in document[Rules.publishedThresholds] where entry.value.amount.signum < 0 {
      throw .wrongValue(rule: Rules.publishedThresholds.name, "\(entry.value.amount) is negative")
    }
    let years = document[Rules.publishedThresholds].map(\.value.regulatoryYear)
    if let twice = years.first(where: { year in years.filter { $0 == year }.count > 1 }) {
      throw .wrongValue(rule: Rules.publishedThresholds.name, "the Regulatory Year \(twice) is there twice")
    }
    for entry in document[Rules.defaultInterest] where entry.value.daysOfYear < 1 {
      throw .wrongValue(rule: Rules.defaultInterest.name, "days_of_year is \(entry.value.daysOfYear)")
    }
    let roundings =
      document[Rules.requirementRounding].map(\.value) + document[Rules.threshold].map(\.value.rounding)
      + document[Rules.defaultInterest].map(\.value.rounding)
    for rounding in roundings where !(0...12).contains(rounding.scale) {
      throw .wrongValue(rule: "rounding", "the scale \(rounding.scale) is not from 0 to 12")
    }
    for entry in document[Rules.threshold] where !(1...12).contains(entry.value.indexMonth) {
      throw .wrongValue(rule: Rules.threshold.name, "there is no month \(entry.value.indexMonth)")
    }
    for entry in document[Rules.regulatoryYear]
    where CivilDate(year: 2001, month: entry.value.month, day: entry.value.day) == nil {
      throw .wrongValue(rule: Rules.regulatoryYear.name, "there is no such day in every year")
    }
    for rule in [Rules.paymentDueReceipt, Rules.paymentDueMonthEnd] {
      for entry in document[rule] where !(0...1000).contains(entry.value.days) {
        throw .wrongValue(rule: rule.name, "\(entry.value.days) is not from 0 to 1000")
      }
    }
    for rule in document.baseRates.rates where rule.effectiveFrom == nil {
      throw .wrongValue(rule: CreditCoverRuleData.Key.baseRates.stringValue, "a rate has no effective_from")
    }
  }
}
