import FoundationEssentials
public import Messages
import Reporting

/// A task graph as it appears in JSON.
struct TaskGraphJSON: Decodable {
  let ruleSet: String
  let reservation: String
  let reservationRule: RuleReference
  /// What the parts of the way are called.
  let phases: [Phase]?
  let tasks: [Task]

  enum CodingKeys: String, CodingKey {
    case ruleSet = "rule_set"
    case reservation
    case reservationRule = "reservation_rule"
    case phases, tasks
  }

  struct Phase: Decodable {
    let id, title: String
  }

  struct Task: Decodable {
    let id: String
    let name: String
    let phase: String
    /// Codes, or `ALL` alone.
    let roles: [String]
    let perRole: Bool?
    let skipIfParty: Bool?
    let owner: String
    let kind: TaskKind
    let unit: DurationUnit
    let low: Int
    let likely: Int
    let high: Int
    let predecessors: [TaskPredecessor]
    let section: String
    let statusText: String
    let rule: RuleReference

    enum CodingKeys: String, CodingKey {
      case id, name, phase, roles, owner, kind, unit, low, likely, high, predecessors, section, rule
      case perRole = "per_role"
      case skipIfParty = "skip_if_party"
      case statusText = "status_text"
    }

    var entryTask: EntryTask {
      EntryTask(
        id: id, name: name, phase: phase, roles: roles == [EntryTask.allRoles] ? [] : roles,
        isPerRole: perRole ?? false, isSkippedByParty: skipIfParty ?? false, owner: owner, kind: kind, unit: unit,
        duration: TaskDuration(low: low, likely: likely, high: high), predecessors: predecessors, section: section,
        statusText: statusText, reference: rule)
    }
  }
}

extension TaskGraph {
  /// Their JSON, as a file may have it instead.
  package static let builtInJSON = PackageResources.entry_tasks_json

  /// Reads a graph from JSON of the form of the one built in. Throws where the JSON or a task in it is wrong.
  public init(json: [UInt8], name: String, roles: EntryRoles = .builtIn) throws(EntryInputError) {
    let document: TaskGraphJSON
    do throws(JSONInputError) {
      document = try JSONInput.decode(TaskGraphJSON.self, from: json)
    } catch {
      throw EntryInputError(name: name, reason: .unreadable(error.description))
    }
    try self.init(document, name: document.ruleSet, file: name, roles: roles)
  }

  /// Reads the tasks of a file that replaces the built-in ones, in the same form: `seckit rules entry --format json` shows
  /// it. Throws where the JSON or a value can't be used. The roles may be in another file: ``serving(_:)`` judges them.
  public init(json: [UInt8], from file: RulesFile) throws {
    let (document, compared): (TaskGraphJSON, RulesFile) = try RuleSetReader.read(
      json, from: file, replacing: Self.builtInJSON)
    try self.init(
      document, name: compared.name(of: document.ruleSet, builtIn: Self.builtInName), file: file.file, roles: nil)
    self.file = compared
  }

  private init(
    _ document: TaskGraphJSON, name: String, file: String, roles: EntryRoles?
  ) throws(EntryInputError) {
    let tasks = document.tasks.map(\.entryTask)
    try self.init(
      name: name, reservation: document.reservation, reservationReference: document.reservationRule,
      phaseTitles: Dictionary((document.phases ?? []).map { ($0.id, $0.title) }) { first, _ in first }, tasks: tasks,
      check: TaskGraphCheck(name: file, tasks: tasks, roles: roles))
  }
}
