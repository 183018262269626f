import Messages
import Reporting
import Tables

/// Why a table can't name a task so: what a plan would throw, as a finding on its cell.
struct NameRefusal {
  let code: TableCode
  let message: String
  let meant: String?
  /// Whether it is the role that is not known.
  let isOfRole: Bool
}

extension EntryPlanError {
  /// Why a task can't have actual dates: it is not in the graph, or has no such role; `nil` where it can.
  init?(ofActual key: TaskKey, in graph: TaskGraph) {
    guard let task = graph.task(key.id) else {
      self = .actualOfUnknownTask(
        key.description, meant: Suggestion.nearest(to: key.id, among: graph.tasks.map(\.id)))
      return
    }
    guard let role = key.role else { return nil }
    let known = graph.roles.codes
    if !known.contains(role) {
      self = .unknownRole(role, known: known)
    } else if !task.isPerRole {
      self = .actualOfUnknownTask(key.description, meant: key.id)
    } else {
      return nil
    }
  }

  /// Why a calendar is of no meeting; `nil` where it is of one.
  init?(ofMeeting pattern: String, in graph: TaskGraph) {
    let key = TaskKey(pattern)
    let known = graph.roles.codes
    if let role = key.role, !known.contains(role.uppercased()) {
      self = .unknownRole(role, known: known)
      return
    }
    let calendar = MeetingCalendar(pattern: pattern, dates: [])
    let meetings = graph.tasks.filter { $0.kind == .meeting }
    // A meeting that is held once for all roles does not belong to a role.
    let role = key.role?.uppercased()
    if meetings.contains(where: { calendar.isOf(TaskKey(id: $0.id, role: $0.isPerRole ? role : nil)) }) { return nil }
    self = .noSuchMeeting(pattern, meant: Suggestion.nearest(to: key.id, among: meetings.map(\.id)))
  }

  static func refusal(of actual: TaskKey, in graph: TaskGraph) -> NameRefusal? {
    EntryPlanError(ofActual: actual, in: graph).map(\.refusal)
  }

  static func refusal(ofMeeting pattern: String, in graph: TaskGraph) -> NameRefusal? {
    EntryPlanError(ofMeeting: pattern, in: graph).map(\.refusal)
  }

  /// The error as a finding on a cell has it: what was probably meant beside the message, and not in it.
  private var refusal: NameRefusal {
    switch self {
    case .actualOfUnknownTask(let task, let meant?):
      NameRefusal(
        code: .unknownTask, message: "unknown task '\(task.shown)' in the actual dates", meant: meant,
        isOfRole: false)
    case .noSuchMeeting(let pattern, let meant?):
      NameRefusal(
        code: .unknownTask, message: "there is no meeting named '\(pattern.shown)'", meant: meant, isOfRole: false)
    case .unknownRole(let role, let known) where role != EntryRole.rdp.code:
      NameRefusal(
        code: .unknownWord,
        message: "unknown User Role '\(role.shown)'; the roles are \(known.joined(separator: ", "))",
        meant: Suggestion.nearest(to: role, among: known), isOfRole: true)
    case .unknownRole: NameRefusal(code: .unknownWord, message: description, meant: nil, isOfRole: true)
    default: NameRefusal(code: .unknownTask, message: description, meant: nil, isOfRole: false)
    }
  }
}
