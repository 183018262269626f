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
  /// `not-required`, `covered`, `lapsing` or `shortfall`.
  case status
  /// The last day to increase the support; empty without a shortfall.
  case actionBy = "action_by"
  /// What a reader should know, in words.
  case notes
  /// The date of the assessment, so that months can be put together.
  case asAt = "as_at"
  /// The last day on which what counts now is enough; empty where it stays enough, or is not needed or not enough.
  case coveredUntil = "covered_until"
  /// How much of the Credit Support that counts is not needed, in percent with two decimals; negative where it is not enough,
  /// empty where none is needed or none counts.
  case headroom
  /// What is unpaid and not past its due date, in pounds. The ageing columns add up to `unpaid`.
  case current
  /// What is unpaid 1 to 30 days past its due date, in pounds.
  case overdueUpTo30 = "overdue_1_30"
  /// The same for 31 to 60 days.
  case overdueUpTo60 = "overdue_31_60"
  /// The same for 61 to 90 days.
  case overdueUpTo90 = "overdue_61_90"
  /// The same for more than 90 days.
  case overdueOver90 = "overdue_over_90"
  /// How much of the Credit Support that counts is needed, in percent: with `headroom` it is 100.
  case coverUsed = "cover_used"
  /// What was paid beyond Invoices, in pounds.
  case overpaid
  /// What is unpaid of disputed Invoices, in pounds, counted or not.
  case disputed

  /// Those that are behind the columns of comparisons: they are new, and scripts may count columns.
  static let last: [AssessmentColumn] = [
    .asAt, .coveredUntil, .headroom, .current, .overdueUpTo30, .overdueUpTo60, .overdueUpTo90, .overdueOver90,
    .coverUsed, .overpaid, .disputed,
  ]
  /// All others.
  static let first = allCases.filter { !last.contains($0) }

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
    case .asAt: assessment.asAt.description
    case .coveredUntil: assessment.lapse?.coveredUntil.description ?? ""
    case .headroom: assessment.headroom.map { Money.plain($0) } ?? ""
    case .current: Money.plain(assessment.ageing[.current])
    case .overdueUpTo30: Money.plain(assessment.ageing[.upTo30])
    case .overdueUpTo60: Money.plain(assessment.ageing[.upTo60])
    case .overdueUpTo90: Money.plain(assessment.ageing[.upTo90])
    case .overdueOver90: Money.plain(assessment.ageing[.over90])
    case .coverUsed: assessment.coverUsed.map { Money.plain($0) } ?? ""
    case .overpaid: Money.plain(assessment.sums.overpaid)
    case .disputed: Money.plain(assessment.sums.disputed)
    }
  }
}
