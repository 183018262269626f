public import Messages
import Reporting
import WorkingDays

/// Something that comes back once a Party is a DCC User. Rule data.
public struct EntryDuty: Decodable, Hashable, Sendable {
  /// Its name in files: `credit-review`.
  public let id: String
  /// What it is called.
  public let name: String
  /// The section of the SEC.
  public let reference: String
  /// The User Roles that have it; none where all do.
  public let roles: [String]
  /// The requirement from whose day it is counted.
  public let after: String
  /// Which of the days of that requirement; without a word the one on which it was met.
  public let countsFrom: Day?
  /// How many months lie between two times.
  public let everyMonths: Int
  /// Whether it comes by itself, so that a time that is over does not count as missed.
  public let isAutomatic: Bool
  /// Where the duty comes from and how sure we are of it.
  public let rule: RuleReference

  /// A day of a requirement that duties are counted from.
  public enum Day: String, JSONWord, Sendable {
    /// The end of the fieldwork of an assessment.
    case fieldwork
  }

  enum CodingKeys: String, CodingKey {
    case id, name, reference, roles, after, rule
    case countsFrom = "counts_from"
    case everyMonths = "every_months"
    case isAutomatic = "comes_by_itself"
  }

  /// Who has it, in a word: `all`, or the User Roles.
  var neededBy: String { roles.isEmpty ? "all" : roles.joined(separator: ", ") }

  /// How often it comes back: `every month`, `every 12 months`.
  var interval: String { everyMonths == 1 ? "every month" : "every \(everyMonths) months" }

  /// The day of a requirement that is met from which the duty is counted; `nil` where it is not recorded.
  func firstDay(_ met: ChecklistRow) -> CivilDate? { countsFrom == .fieldwork ? met.fieldwork : met.date }

  /// The first time after the day on which its requirement was met; of a duty that comes by itself the first that is not
  /// before `today`. `nil` where the calendar ends.
  func next(from met: CivilDate, today: CivilDate) -> CivilDate? {
    // Each time is counted from the first, so that the 31st does not become the 28th for good.
    var months = everyMonths
    while let date = met.adding(months: months) {
      if date >= today || !isAutomatic { return date }
      months += everyMonths
    }
    return nil
  }
}

/// A fact that a Party should know beside its checklist. Rule data.
public struct EntryNote: Decodable, Hashable, Sendable {
  /// Its name in files: `dno-date`.
  public let id: String
  /// The fact, in sentences.
  public let text: String
  /// The User Roles whose it is, or `RDP`.
  public let roles: [String]
  /// The requirement with which it no longer matters once that is met; `nil` where it always matters.
  public let untilMet: String?
  /// Where it comes from, and since when it holds.
  public let rule: RuleReference

  enum CodingKeys: String, CodingKey {
    case id, roles, rule
    case text = "words"
    case untilMet = "until_met"
  }

  /// Whether it holds for a role on a day.
  func isOf(_ role: String, on day: CivilDate) -> Bool {
    roles.contains(role) && (rule.effectiveFrom.flatMap { CivilDate($0) }.map { $0 <= day } ?? true)
  }

  /// The fact with its source and how sure we are of it.
  var sentence: String { "\(text) [\(rule)]" }
}
