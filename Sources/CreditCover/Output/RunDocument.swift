import ExactDecimal
import WorkingDays

/// What the JSON of an assessment says before its Parties.
struct RunDocument: Encodable {
  let asAt: CivilDate
  let calendar: String
  let notice: CivilDate
  let ruleSet: String
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
    case regulatoryYear = "regulatory_year"
    case threshold, rules
  }

  init(_ run: AssessmentRun) {
    let assessor = run.assessor
    asAt = assessor.asAt
    calendar = assessor.calendar.code
    notice = assessor.notice
    ruleSet = assessor.rules.ruleSet
    regulatoryYear = assessor.rules.regulatoryYear.name
    threshold = ThresholdDocument(
      amount: assessor.threshold.amount.rounded(scale: 2, .halfUp), rule: assessor.threshold.rule)
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

  init(_ summary: RunSummary, left: [Movement]) {
    let sums = summary.totals
    func pence(_ amount: ExactDecimal) -> ExactDecimal { amount.rounded(scale: 2, .halfUp) }
    totals = Totals(
      unpaid: pence(sums.unpaid), estimate: pence(sums.estimate), valueAtRisk: pence(sums.valueAtRisk),
      unsecuredCreditLimit: sums.unsecuredCreditLimit.rounded(scale: 2, .halfUp), requirement: pence(sums.requirement),
      required: pence(sums.required), counted: pence(sums.counted), shortfall: pence(sums.shortfall),
      excess: pence(sums.excess))
    counts = Dictionary(uniqueKeysWithValues: CoverStatus.allCases.map { ($0.rawValue, sums.count($0)) })
    unverified = summary.unverified.map(\.name)
    self.left = left
    movement = summary.movement.rows.map { MovementRow(cause: $0.cause, parties: $0.parties, change: $0.change) }
  }
}
