import ExactDecimal
public import Messages
import Reporting
import Tables
public import WorkingDays

/// A set of rules of Credit Cover, each with the days on which it holds. Data; the built-in set is in
/// `Rules/credit-cover-rules.json`.
public struct CreditCoverRuleSet: Sendable {
  let document: CreditCoverRuleData
  /// The file that it is from, and how it differs from the set that is built in; `nil` for that.
  public private(set) var file: RulesFile?

  /// The rules that are built in.
  public static let builtIn = RuleData.load("the rules of Credit Cover") {
    try CreditCoverRuleSet(json: PackageResources.credit_cover_rules_json)
  }
  /// Its ``name``, without reading the rules.
  package static var builtInName: String { RuleData.name(of: PackageResources.credit_cover_rules_json) }

  /// The names of all rules, which are the keys of a rule set.
  package static var ruleNames: [String] { CreditCoverRuleData.ruleNames }

  /// Reads the rule set of a file. Throws where the JSON, a date or a table in it is wrong.
  public init(json: [UInt8], from file: RulesFile) throws(RulesError) {
    self = try CreditCoverRuleSet(json: json)
    self.file = file.compared(with: document)
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
    try checkKeys(json)
    for rule in document[Rules.ratingFactors] { _ = try RatingTable(rule.value) }
    for rule in document[Rules.scoreFactors] { _ = try ScoreTable(rule.value) }
    try checkAmounts()
  }

  /// The name and version of the rule set.
  public var name: String { document.ruleSet }

  /// The whole set as JSON, as it can be given back.
  public var json: String { JSONDocument.text(of: document, pretty: true) + "\n" }

  /// The rules in force on a date. Throws where a rule that every calculation needs is not in force.
  public func inForce(on date: CivilDate) throws(RulesError) -> CreditCoverRules {
    do throws(RulesError) {
      return try CreditCoverRules(document, file, on: date)
    } catch .wrongValue(let rule, let reason) {
      throw .wrongValue(rule: (file.map { "\($0.file.shown): " } ?? "") + rule, reason)
    }
  }

  /// Throws for a rule that there was before, and says what it is now.
  private static func checkFormerNames(_ json: [UInt8]) throws(RulesError) {
    guard let names = try? JSONInput.decode([String: JSONScalar].self, from: json), names["payment_due"] != nil else {
      return
    }
    throw .wrongValue(
      rule: "payment_due",
      "it is now two rules, \(Rules.paymentDueReceipt.name) and \(Rules.paymentDueMonthEnd.name); 'seckit cover rules --format json' shows them"
    )
  }

  /// Throws for a rule that does not exist, such as one with a misspelt name.
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

  /// Throws for a key of a rule that is not known, such as a misspelt one, which would have no effect.
  private func checkKeys(_ json: [UInt8]) throws(RulesError) {
    guard json != PackageResources.credit_cover_rules_json else { return }
    do throws(RuleDataError) {
      try RuleSetReader.check(
        json, against: PackageResources.credit_cover_rules_json, others: ["regulatory_year", "amount"],
        ofEntries: ["clause", "confidence"])
    } catch {
      switch error {
      case .unreadable(let reason): throw .unreadable(reason)
      case .wrongValue(let rule, let reason): throw .wrongValue(rule: rule, reason)
      }
    }
  }

  /// Throws where two values of a rule begin on one day: which of them holds would be a guess.
  private func checkDates() throws(RulesError) {
    let tree = RuleTree(document)
    for name in CreditCoverRuleData.ruleNames where name != Rules.publishedThresholds.name {
      var dates: Set<JSONTree?> = []
      for entry in tree.entries(name) where !dates.insert(entry.effectiveFrom).inserted {
        guard case .text(let day)? = entry.effectiveFrom else {
          throw .wrongValue(rule: name, "two values have no effective_from; leave one out")
        }
        throw .wrongValue(rule: name, "two values begin on \(day.shown); leave one out")
      }
    }
  }

  private func checkAmounts() throws(RulesError) {
    try checkDates()
    for entry in document[Rules.uplift] where entry.value.signum < 0 {
      throw .wrongValue(rule: Rules.uplift.name, "\(entry.value) is negative")
    }
    for entry in document[Rules.publishedThresholds] where entry.value.amount.signum < 0 {
      throw .wrongValue(rule: Rules.publishedThresholds.name, "\(entry.value.amount) is negative")
    }
    var years: Set<String> = []
    for entry in document[Rules.publishedThresholds] where !years.insert(entry.value.regulatoryYear).inserted {
      let year = entry.value.regulatoryYear.shown
      throw .wrongValue(rule: Rules.publishedThresholds.name, "the Regulatory Year \(year) appears twice")
    }
    for entry in document[Rules.publishedThresholds] where !RegulatoryYear.isName(entry.value.regulatoryYear) {
      throw .wrongValue(
        rule: Rules.publishedThresholds.name,
        "'\(entry.value.regulatoryYear.shown)' is not a Regulatory Year; write it as 2025-26")
    }
    for rule in document.baseRates.rates where rule.effectiveFrom == nil {
      throw .wrongValue(rule: CreditCoverRuleData.Key.baseRates.stringValue, "a rate has no effective_from")
    }
  }
}
