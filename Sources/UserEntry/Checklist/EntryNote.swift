public import Messages
import Reporting
import WorkingDays

/// A fact that a Party should know beside its checklist. Rule data.
public struct EntryNote: Decodable, Hashable, Sendable {
  /// Its name in files: `dno-date`.
  public let id: String
  /// The fact, in sentences.
  public let words: String
  /// The User Roles whose it is, or `RDP`.
  public let roles: [String]
  /// The requirement with which it no longer matters once that is met; `nil` where it always matters.
  public let untilMet: String?
  /// Where it comes from, and since when it holds.
  public let rule: RuleReference

  enum CodingKeys: String, CodingKey {
    case id, words, roles, rule
    case untilMet = "until_met"
  }

  /// Whether it holds for a role on a day.
  func isOf(_ role: String, on day: CivilDate) -> Bool {
    roles.contains(role) && (rule.effectiveFrom.flatMap { CivilDate($0) }.map { $0 <= day } ?? true)
  }

  /// The fact with its source and how sure we are of it.
  var sentence: String { "\(words) [\(rule.words)]" }
}
