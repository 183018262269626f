import Messages
import Reporting
import WorkingDays

/// The rules that the answers of a ledger rest on: each row may ask for another day.
struct LedgerRules {
  private let make: (CivilDate) throws -> CreditCoverRules
  private var known: [CivilDate: CreditCoverRules] = [:]
  private var cited: [CitedRule] = []

  init(_ make: @escaping (CivilDate) throws -> CreditCoverRules) { self.make = make }

  /// The rules in force on a day, made once.
  mutating func on(_ day: CivilDate) throws -> CreditCoverRules {
    if let rules = known[day] { return rules }
    let rules = try make(day)
    known[day] = rules
    return rules
  }

  /// Keeps what an answer rests on.
  mutating func cite(_ rules: [CitedRule]) {
    for rule in rules where !cited.contains(rule) { cited.append(rule) }
  }

  /// All that was cited, in the order of the rows, and the rule set.
  var notes: [String] {
    cited.map { "\($0.clauseText): \($0.value) (\($0.statusText)). \($0.reference.source)" }
      + known.values.map { "Rules: \($0.ruleSetText)" }.prefix(1)
  }
}
