public import Messages
public import WorkingDays

/// Why a rule set can't be used.
public enum RulesError: UserError, Hashable, Sendable {
  /// The text is not a rule set.
  case unreadable(String)
  /// A rule's value can't be.
  case wrongValue(rule: String, String)
  /// Of a rule no value holds on a date.
  case notInForce(rule: String, CivilDate)
  /// There is no Credit Cover Threshold for the Regulatory Year of a date.
  case noThreshold(regulatoryYear: String)
  /// No base rate is known for a day.
  case noBaseRate(CivilDate, known: ClosedRange<CivilDate>?)

  /// A sentence that says what to do.
  public var description: String {
    switch self {
    case .unreadable(let reason): "the rules can't be read: \(reason)"
    case .wrongValue(let rule, let reason): "the rules can't be used: \(rule): \(reason)"
    case .notInForce(let rule, let date):
      "the rules don't cover \(rule) on \(date); give a rule set that does, with --rules"
    case .noThreshold(let year):
      "no Credit Cover Threshold is known for \(year): the DCC publishes this amount for each Regulatory Year, and a Party"
        + " must provide Credit Support where its requirement is over it. Record it with"
        + " 'seckit cover threshold set \(year) AMOUNT --source WHERE'"
    case .noBaseRate(let day, let known):
      "no base rate is known for \(day)"
        + (known.map { "; the rule set has them from \($0.lowerBound) through \($0.upperBound)" } ?? "")
        + "; add it with --base-rates, or give the whole rate with --rate"
    }
  }
}
