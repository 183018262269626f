import ExactDecimal

/// A Party as an assessment's JSON has it: the record, and what was asked for beside it.
struct PartyJSON: Encodable {
  let record: PartyRecord
  let unverified: [String]
  let reconciliation: Reconciliation?
  let movement: Movement?
  let derivation: Derivation?
  /// The rules of the run, which a line on its own must name.
  let rules: CreditCoverRules?

  init(_ row: AssessmentRun.Row, of run: AssessmentRun, explains: Bool, standsAlone: Bool) {
    record = PartyRecord(row.assessment)
    unverified = run.assessor.rulesUsed(by: row.assessment).filter(\.isUnverified).map(\.name)
    reconciliation = row.reconciliation
    movement = row.movement
    derivation = explains ? run.assessor.derivation(of: row.assessment, inputs: run.inputs) : nil
    rules = standsAlone ? run.assessor.rules : nil
  }

  private enum Keys: String, CodingKey {
    case unverified, notified, difference, explanations, movement, steps, inputs
    case moreExplanations = "more_explanations"
    case asAt = "as_at"
    case ruleSet = "rule_set"
    case rulesFile = "rules_file"
  }

  func encode(to encoder: any Encoder) throws {
    try record.encode(to: encoder)
    var container = encoder.container(keyedBy: Keys.self)
    try container.encode(unverified, forKey: .unverified)
    if let reconciliation {
      try container.encode(Money.exactly(reconciliation.notified), forKey: .notified)
      try container.encode(Money.exactly(reconciliation.difference), forKey: .difference)
      try container.encode(reconciliation.explanations, forKey: .explanations)
      if reconciliation.hasMore { try container.encode(true, forKey: .moreExplanations) }
    }
    if let movement { try container.encode(movement.steps, forKey: .movement) }
    if let derivation {
      try container.encode(derivation.inputs, forKey: .inputs)
      try container.encode(derivation.steps, forKey: .steps)
    }
    if let rules {
      try container.encode(rules.date, forKey: .asAt)
      try container.encode(rules.ruleSet, forKey: .ruleSet)
      try container.encodeIfPresent(rules.file, forKey: .rulesFile)
    }
  }
}
