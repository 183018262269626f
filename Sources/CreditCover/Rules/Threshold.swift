public import ExactDecimal
import Messages
import Reporting

/// A Credit Cover Threshold and where it comes from.
public struct Threshold: Hashable, Sendable {
  /// Pounds.
  public let amount: ExactDecimal
  /// Where it comes from.
  public let rule: CitedRule

  init(amount: ExactDecimal, rule: CitedRule) {
    self.amount = amount
    self.rule = rule
  }

  /// An amount that the user gives.
  public init(given amount: ExactDecimal) {
    let reference = RuleReference(source: "given by --threshold", status: .convention)
    let words = Money.pounds(amount)
    self.init(
      amount: amount,
      rule: CitedRule(name: Rules.threshold.name, value: words, clause: "J3", reference: reference, confidence: nil))
  }
}
