public import ExactDecimal

/// A Credit Cover Threshold worked out from an index.
public struct IndexedThreshold: Sendable {
  /// Pounds at the base of the index.
  public let baseAmount: ExactDecimal
  /// The name of the index: `CPI`.
  public let indexName: String
  /// The month of the base: `2014-10`.
  public let baseMonth: String
  /// The month of the index before the Regulatory Year: `2024-10`.
  public let indexMonth: String
  /// The index in the month of the base.
  public let baseIndex: ExactDecimal
  /// The index in the month before the Regulatory Year.
  public let index: ExactDecimal
  /// Pounds, not rounded.
  public let exact: ExactFraction
  /// Pounds, rounded by the rule.
  public let amount: ExactDecimal
  /// The rule of the index, with its clause and source.
  public let rule: CitedRule

  /// Works it out; `nil` where the base index is not over 0.
  public init?(_ rules: CreditCoverRules, baseIndex: ExactDecimal, index: ExactDecimal) throws(RulesError) {
    let terms = try rules.value(Rules.threshold)
    guard let cited = Rules.threshold.cited(rules) else { return nil }
    guard baseIndex.signum > 0, let exact = (terms.baseAmount * index).divided(by: baseIndex) else { return nil }
    (baseAmount, indexName, baseMonth) = (terms.baseAmount, terms.index, terms.baseMonth)
    (self.baseIndex, self.index, self.exact) = (baseIndex, index, exact)
    let (month, year) = (terms.indexMonth, rules.regulatoryYear.firstYear)
    indexMonth = "\(month < rules.regulatoryYear.beginning.month ? year : year - 1)-\(month < 10 ? "0" : "")\(month)"
    amount = terms.rounding.applied(to: exact)
    self.rule = cited
  }
}
