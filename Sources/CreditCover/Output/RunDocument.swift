import ExactDecimal
import WorkingDays

/// What the JSON of an assessment says before its Parties.
struct RunDocument: Encodable {
  let asAt: CivilDate
  let calendar: String
  let notice: CivilDate
  let ruleSet: String
  let rulesFile: RulesFile?
  let regulatoryYear: String
  let threshold: ThresholdDocument
  let rules: [CitedRule]

  struct ThresholdDocument: Encodable {
    let amount: ExactDecimal
    let rule: CitedRule
  }

  enum CodingKeys: String, CodingKey {
    case asAt = "as_at"
    case calendar, notice
    case ruleSet = "rule_set"
    case rulesFile = "rules_file"
    case regulatoryYear = "regulatory_year"
    case threshold, rules
  }

  init(_ run: AssessmentRun) {
    let assessor = run.assessor
    asAt = assessor.asAt
    calendar = assessor.calendar.code
    notice = assessor.notice
    ruleSet = assessor.rules.ruleSet
    rulesFile = assessor.rules.file
    regulatoryYear = assessor.rules.regulatoryYear.name
    threshold = ThresholdDocument(
      amount: Money.exactly(assessor.threshold.amount), rule: assessor.threshold.rule)
    rules = assessor.rules.cited
  }
}

/// What it says behind them.
struct TotalsDocument: Encodable {
  let totals: Totals
  let counts: [String: Int]
  let unverified: [String]
  let left: [Movement]
  let movement: [MovementRow]
  let notifiedOnly: [UnmatchedParties.NotifiedOnly]?
  let notNotified: [String]?
  let rulesChanged: [String]?

  enum CodingKeys: String, CodingKey {
    case totals, counts, unverified, left, movement
    case notifiedOnly = "notified_only"
    case notNotified = "not_notified"
    case rulesChanged = "rules_changed"
  }

  struct Totals: Encodable {
    let unpaid: ExactDecimal
    let estimate: ExactDecimal
    let valueAtRisk: ExactDecimal
    let unsecuredCreditLimit: ExactDecimal
    let requirement: ExactDecimal
    let required: ExactDecimal
    let counted: ExactDecimal
    let shortfall: ExactDecimal
    let excess: ExactDecimal

    enum CodingKeys: String, CodingKey {
      case unpaid, estimate
      case valueAtRisk = "value_at_risk"
      case unsecuredCreditLimit = "unsecured_credit_limit"
      case requirement, required, counted, shortfall, excess
    }
  }

  struct MovementRow: Encodable {
    let cause: MovementCause
    let parties: Int
    let change: CoverChange
  }

  init(_ summary: RunSummary, left: [Movement], of run: AssessmentRun) {
    let sums = summary.totals
    totals = Totals(
      unpaid: Money.exactly(sums.unpaid), estimate: Money.exactly(sums.estimate),
      valueAtRisk: Money.exactly(sums.valueAtRisk),
      unsecuredCreditLimit: Money.exactly(sums.unsecuredCreditLimit), requirement: Money.exactly(sums.requirement),
      required: Money.exactly(sums.required), counted: Money.exactly(sums.counted),
      shortfall: Money.exactly(sums.shortfall),
      excess: Money.exactly(sums.excess))
    counts = Dictionary(uniqueKeysWithValues: CoverStatus.allCases.map { ($0.rawValue, sums.count($0)) })
    unverified = summary.unverified.map(\.name)
    self.left = left
    notifiedOnly = run.notified == nil ? nil : summary.unmatched.notifiedOnly
    notNotified = run.notified == nil ? nil : summary.unmatched.notNotified
    rulesChanged = run.previous == nil ? nil : run.changedRules
    movement = summary.movement.rows.map { MovementRow(cause: $0.cause, parties: $0.parties, change: $0.change) }
  }
}
