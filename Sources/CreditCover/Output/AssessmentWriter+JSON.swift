import ExactDecimal
import Files
import Reporting
import WorkingDays

/// An assessment as JSON Lines: a Party a line, each complete on its own.
struct AssessmentLines: AssessmentFormat {
  let run: AssessmentRun
  let explains: Bool

  mutating func add(_ row: AssessmentRun.Row, to output: inout OutputBuffer) {
    let party = PartyJSON(row, of: run, explains: explains, standsAlone: true)
    output.append(JSONDocument.text(of: party, pretty: false))
    output.append(UInt8(ascii: "\n"))
  }
}

/// An assessment as one JSON object, which a later one can be compared with: what the run says of itself, the Parties, and
/// what they add up to.
struct AssessmentJSON: AssessmentFormat {
  private let run: AssessmentRun
  private let explains: Bool
  private var json = JSONWriter()

  init(_ run: AssessmentRun, explains: Bool) {
    self.run = run
    self.explains = explains
  }

  mutating func begin(_ output: inout OutputBuffer) {
    let assessor = run.assessor
    json.beginObject(in: &output)
    json.add("as_at", assessor.asAt, to: &output)
    json.add("calendar", assessor.calendar.code, to: &output)
    json.add("notice", assessor.notice, to: &output)
    json.add("regulatory_year", assessor.rules.regulatoryYear.name, to: &output)
    json.add("rule_set", assessor.rules.ruleSet, to: &output)
    json.add("rules", assessor.rules.cited, to: &output)
    json.add("rules_file", assessor.rules.file, to: &output)
    let threshold = assessor.threshold
    json.add("threshold", ThresholdJSON(amount: Money.exactly(threshold.amount), rule: threshold.rule), to: &output)
    json.beginList("parties", in: &output)
  }

  mutating func add(_ row: AssessmentRun.Row, to output: inout OutputBuffer) {
    json.add(PartyJSON(row, of: run, explains: explains, standsAlone: false), to: &output)
  }

  mutating func end(_ summary: RunSummary, _ output: inout OutputBuffer) {
    let totals = summary.totals
    let counts = Dictionary(uniqueKeysWithValues: CoverStatus.allCases.map { ($0.rawValue, totals.count($0)) })
    let changes = summary.movement.rows.map { ChangeJSON(cause: $0.cause, parties: $0.parties, change: $0.change) }
    json.end(in: &output)
    json.add("ageing", totals.ageing.byName, to: &output)
    json.add("counts", counts, to: &output)
    json.add("differences", run.notified == nil ? nil : summary.causes.rows, to: &output)
    json.add("left", summary.departed, to: &output)
    json.add("movement", changes, to: &output)
    json.add("not_notified", run.notified == nil ? nil : summary.unmatched.notNotified, to: &output)
    json.add("notified_only", run.notified == nil ? nil : summary.unmatched.notifiedOnly, to: &output)
    json.add("rules_changed", run.previous == nil ? nil : run.changedRules, to: &output)
    json.add("totals", TotalsJSON(totals), to: &output)
    json.add("unverified", summary.unverified.map(\.name), to: &output)
    json.end(in: &output)
    output.append("\n")
  }
}

private struct ThresholdJSON: Encodable {
  let amount: ExactDecimal
  let rule: CitedRule
}

private struct ChangeJSON: Encodable {
  let cause: MovementCause
  let parties: Int
  let change: CoverChange
}

private struct TotalsJSON: Encodable {
  private let sums: CoverTotals

  init(_ sums: CoverTotals) { self.sums = sums }

  private enum CodingKeys: String, CodingKey {
    case unpaid, estimate
    case valueAtRisk = "value_at_risk"
    case unsecuredCreditLimit = "unsecured_credit_limit"
    case requirement, required, counted, shortfall, excess, overpaid, disputed
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(Money.exactly(sums.unpaid), forKey: .unpaid)
    try container.encode(Money.exactly(sums.estimate), forKey: .estimate)
    try container.encode(Money.exactly(sums.valueAtRisk), forKey: .valueAtRisk)
    try container.encode(Money.exactly(sums.unsecuredCreditLimit), forKey: .unsecuredCreditLimit)
    try container.encode(Money.exactly(sums.requirement), forKey: .requirement)
    try container.encode(Money.exactly(sums.required), forKey: .required)
    try container.encode(Money.exactly(sums.counted), forKey: .counted)
    try container.encode(Money.exactly(sums.shortfall), forKey: .shortfall)
    try container.encode(Money.exactly(sums.excess), forKey: .excess)
    try container.encode(Money.exactly(sums.overpaid), forKey: .overpaid)
    try container.encode(Money.exactly(sums.disputed), forKey: .disputed)
  }
}
