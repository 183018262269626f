public import Messages
import Reporting

/// A rule as a result cites it: what it says, the clause, where it comes from, how sure we are.
public struct CitedRule: Codable, Hashable, Sendable {
  /// Its name in the rule data: `score_factors`.
  public let name: String
  /// What it says, in words: `40 %`.
  public let value: String
  /// The clause of the Smart Energy Code; `nil` where none is known.
  public let clause: String?
  /// Where it comes from and how sure we are.
  public let reference: RuleReference
  /// How likely it is right, where that was estimated.
  public let confidence: String?
  /// How it differs from the rule that is built in: `changed` or `added`; `nil` where it does not.
  public internal(set) var differs: String?

  /// Whether nobody on our side has read the source.
  public var isUnverified: Bool { reference.status == .unverified }

  /// The clause in words.
  public var clauseWords: String { clause ?? "no clause known" }

  /// The status, with the confidence where it was estimated: `unverified, 70 %`.
  public var statusWords: String { reference.status.rawValue + (confidence.map { ", \($0)" } ?? "") }

  enum CodingKeys: String, CodingKey {
    case name, value, clause, confidence, differs
    case reference = "rule"
  }
}
