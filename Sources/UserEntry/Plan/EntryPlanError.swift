public import Messages
import Reporting
public import WorkingDays

/// Why there can be no plan.
public enum EntryPlanError: UserError, Hashable, Sendable {
  /// Neither a start nor a go-live date was given.
  case noDate
  /// No role was given.
  case noRole
  /// There is no such role.
  case unknownRole(String, known: [String])
  /// The go-live date is before the start.
  case targetBeforeStart(target: CivilDate, start: CivilDate)
  /// A date is outside the calendar, or the count leads out of it. With the task that was counted, or what the date is.
  case calendar(WorkingDayError, of: String?)
  /// An actual date is of a task that isn't in the graph, or of a role that has none of its own.
  case actualOfUnknownTask(String, meant: String?)
  /// The actual dates of a task are given twice.
  case actualTwice(String)
  /// A task ended before it began.
  case finishBeforeStart(task: String, started: CivilDate, finished: CivilDate)
  /// A meeting calendar is of no meeting in the graph.
  case noSuchMeeting(String, meant: String?)
  /// The calendar of a meeting has no day late enough.
  case noMeetingFrom(CivilDate, task: String)
  /// A text is the name of no task of the plan.
  case notPlanned(String, meant: String?)
  /// No task of the graph is for the roles.
  case noTask(roles: [String])

  /// A sentence that says what to do.
  public var description: String {
    switch self {
    case .noDate: "there is nothing to plan from; give a start, a go-live date or both"
    case .noRole: "no User Role is given; give at least one"
    case .unknownRole(EntryRole.rdp.code, _):
      "\(EntryRole.rdp.code) is not a User Role and has no plan: a \(EntryRole.rdp.name)'s work is a task in the plans of the"
        + " roles that wait for it; use 'seckit entry checklist --role RDP'"
    case .unknownRole(let role, let known):
      "unknown User Role '\(role.shown)'; "
        + (Suggestion.nearest(to: role, among: known).map { "probably meant: \($0)" }
          ?? "the roles are \(known.joined(separator: ", "))")
    case .targetBeforeStart(let target, let start):
      "the go-live date \(target) is before the start \(start); give a later one or an earlier start"
    case .calendar(let error, let noun): (noun.map { "\($0): " } ?? "") + error.description
    case .actualOfUnknownTask(let task, let meant):
      "unknown task '\(task.shown)' in the actual dates"
        + (meant.map { "; probably meant: \($0)" } ?? "; give the identifier of a task of the graph")
    case .actualTwice(let task): "the actual dates of \(task.shown) appear twice; remove one"
    case .finishBeforeStart(let task, let started, let finished):
      "\(task): finished on \(finished), before it started on \(started); correct one of the dates"
    case .noSuchMeeting(let pattern, let meant):
      "there is no meeting named '\(pattern.shown)'"
        + (meant.map { "; probably meant: \($0)" } ?? "; give the identifier of a task of the kind meeting")
    case .noMeetingFrom(let date, let task):
      "\(task): its meeting calendar has no day on or after \(date); add later days"
    case .notPlanned(let task, let meant):
      "the plan has no task '\(task.shown)'"
        + (meant.map { "; probably meant: \($0)" } ?? "; 'seckit entry plan' lists its tasks")
    case .noTask(let roles):
      "the graph has no task for \(roles.joined(separator: ", ")); give other roles or another graph"
    }
  }

  /// Asks a calendar, and says of which task, or of what else, where it can't answer.
  static func asking<Answer>(
    for noun: String?, _ question: () throws(WorkingDayError) -> Answer
  ) throws(EntryPlanError) -> Answer {
    do throws(WorkingDayError) {
      return try question()
    } catch {
      throw .calendar(error, of: noun)
    }
  }
}
