import ExactDecimal
import WorkingDays

/// The columns of an assessment, in their order. Stable: scripts read them.
package enum AssessmentColumn: String, CaseIterable, Sendable {
  /// The Party, as all files name it.
  case party
  /// Its name.
  case name
  /// How its Value at Risk was found.
  case method
  /// Unpaid Invoices, in pounds.
  case unpaid
  /// Estimated Charges, in pounds.
  case estimate
  /// Value at Risk, in pounds.
  case valueAtRisk = "value_at_risk"
  /// Maximum Credit Value, in pounds.
  case maximumCreditValue = "maximum_credit_value"
  /// Unsecured Credit Factor in percent: a decimal, or a fraction.
  case creditFactor = "credit_factor"
  /// Unsecured Credit Limit in pounds, rounded by the rule.
  case unsecuredCreditLimit = "unsecured_credit_limit"
  /// Credit Cover Requirement in pounds, rounded by the rule.
  case requirement
  /// Credit Cover Threshold, in pounds.
  case threshold
  /// `true` or `false`.
  case overThreshold = "over_threshold"
  /// Credit Support that must be provided, in pounds.
  case required
  /// Credit Support that counts, in pounds.
  case counted
  /// What is missing, in pounds.
  case shortfall
  /// What is provided beyond, in pounds.
  case excess
  /// `not-required`, `covered` or `shortfall`.
  case status
  /// The last day to increase the support; empty without a shortfall.
  case actionBy = "action_by"
  /// What a reader should know, in words.
  case notes

  /// The value of an assessment.
  func text(_ assessment: PartyAssessment) -> String {
    let figures = assessment.figures
    let result = assessment.result
    return switch self {
    case .party: assessment.party.signifier
    case .name: assessment.party.name
    case .method: assessment.party.method.rawValue
    case .unpaid: Money.plain(figures.unpaid)
    case .estimate: Money.plain(figures.estimate)
    case .valueAtRisk: Money.plain(result.valueAtRisk)
    case .maximumCreditValue: Money.plain(figures.maximumCreditValue)
    case .creditFactor: figures.creditFactor.description
    case .unsecuredCreditLimit: Money.plain(assessment.roundedLimit)
    case .requirement: Money.plain(result.requirement)
    case .threshold: Money.plain(figures.threshold)
    case .overThreshold: result.isOverThreshold ? "true" : "false"
    case .required: Money.plain(result.required)
    case .counted: Money.plain(figures.counted)
    case .shortfall: Money.plain(result.shortfall)
    case .excess: Money.plain(result.excess)
    case .status: assessment.status.rawValue
    case .actionBy: assessment.dates?.actionBy.description ?? ""
    case .notes: assessment.notes.map(\.text).joined(separator: "; ")
    }
  }
}
