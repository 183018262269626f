public import Messages
import Reporting

/// A task on the way to becoming a DCC User.
public struct EntryTask: Hashable, Sendable {
  /// Its identifier: `UEPT.NOTICE`.
  public let id: String
  /// The work.
  public let name: String
  /// The part of the way to which it belongs: `uept`.
  public let phase: String
  /// The codes of the User Roles that need it; all where this is empty.
  public let roles: [String]
  /// Whether each role has one of its own. A task that isn't is done once for all roles of a plan.
  public let isPerRole: Bool
  /// Whether somebody who is a Party already has done it.
  public let isSkippedByParty: Bool
  /// Who has to do it: `Party`, `DCC`; several are joined by `+`.
  public let owner: String
  /// What sort of thing it is.
  public let kind: TaskKind
  /// The days that its duration counts.
  public let unit: DurationUnit
  /// How long it takes.
  public let duration: TaskDuration
  /// What it waits for.
  public let predecessors: [TaskPredecessor]
  /// The Section of the Smart Energy Code.
  public let section: String
  /// How sure its author was, in the author's own words.
  public let statusText: String
  /// Where the duration comes from and how sure we are of it.
  public let reference: RuleReference

  /// What means all roles where roles are written.
  public static let allRoles = "ALL"

  /// Makes a task. ``TaskGraph`` judges it. Without a reference it is a choice of this tool's user.
  public init(
    id: String, name: String, phase: String = "", roles: [String] = [], isPerRole: Bool = false,
    isSkippedByParty: Bool = false, owner: String = "", kind: TaskKind, unit: DurationUnit, duration: TaskDuration,
    predecessors: [TaskPredecessor] = [], section: String = "", statusText: String = "",
    reference: RuleReference = RuleReference(source: "", status: .convention)
  ) {
    self.id = id
    self.name = name
    self.phase = phase
    self.roles = roles
    self.isPerRole = isPerRole
    self.isSkippedByParty = isSkippedByParty
    self.owner = owner
    self.kind = kind
    self.unit = unit
    self.duration = duration
    self.predecessors = predecessors
    self.section = section
    self.statusText = statusText
    self.reference = reference
  }

  /// The same task with other predecessors.
  func waiting(for predecessors: [TaskPredecessor]) -> EntryTask {
    EntryTask(
      id: id, name: name, phase: phase, roles: roles, isPerRole: isPerRole, isSkippedByParty: isSkippedByParty,
      owner: owner, kind: kind, unit: unit, duration: duration, predecessors: predecessors, section: section,
      statusText: statusText, reference: reference)
  }

  /// Whether a role needs it.
  public func isNeeded(by role: String) -> Bool { roles.isEmpty || roles.contains(role) }

  /// How sure we may be of a duration by the words of its author. An assumption about the duration weighs more than a
  /// source for the step: the number is what a plan rests on. Words that say nothing are taken as unverified.
  public static func status(of words: String) -> RuleStatus {
    let words = words.uppercased()
    if words.contains("ASSUMPTION") { return .convention }
    if words.contains("UNVERIFIED") { return .unverified }
    if words.contains("GUIDE") { return .guide }
    if words.contains("SOURCED") { return .sourced }
    return words.isEmpty || words == "-" ? .convention : .unverified
  }

  /// Whether a text can be the identifier of a task: letters, digits, full stops, hyphens and underscores, 60 at the most.
  /// Other characters have a meaning where predecessors and roles are written.
  public static func isIdentifier(_ text: String) -> Bool {
    (1...60).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
        }
      }
  }
}

/// What sort of thing a task is, which says whether anybody can do it faster.
public enum TaskKind: String, JSONWord, Encodable, Sendable {
  /// A time that must pass between telling somebody and beginning.
  case notice
  /// The longest that somebody may take to answer.
  case maximumResponse = "max-response"
  /// Work of somebody else.
  case external
  /// A meeting, on a day of its own calendar where that is known.
  case meeting
  /// Work of the Party.
  case effort
  /// A day on which something is reached.
  case milestone

  /// Whether who does it can make it shorter. A notice and the time for a response are given by rules, a meeting by its
  /// calendar, and how fast somebody else works is not in the Party's hand.
  public var canBeShortened: Bool { self == .effort }
}
