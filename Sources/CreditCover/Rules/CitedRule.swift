public import Reporting

/// A rule as a result cites it: what it says, the clause, where it comes from, how sure we are.
public struct CitedRule: Encodable, Hashable, Sendable {
  /// Its name in the rule data: `score_factors`.
  public let name: String
  /// What it says, in words: `40 %`.
  public let value: String
  /// The clause of the Smart Energy Code.
  public let clause: String
  /// Where it comes from and how sure we are.
  public let reference: RuleReference
  /// How likely it is right, where that was estimated.
  public let confidence: String?

  /// Whether nobody on our side has read the source.
  public var isUnverified: Bool { reference.status == .unverified }

  /// The status, with the confidence where it was estimated: `unverified, 70 %`.
  public var statusWords: String { reference.status.rawValue + (confidence.map { ", \($0)" } ?? "") }

  enum CodingKeys: String, CodingKey {
    case name, value, clause, confidence
    case reference = "rule"
  }
}
