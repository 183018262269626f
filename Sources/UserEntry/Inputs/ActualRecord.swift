import Files
import Messages
package import Tables
public import WorkingDays

/// When a task really began and ended.
public struct ActualDates: Codable, Hashable, Sendable {
  /// The day on which it began.
  public let started: CivilDate?
  /// The day on which it ended.
  public let finished: CivilDate?

  /// Makes dates.
  public init(started: CivilDate? = nil, finished: CivilDate? = nil) {
    self.started = started
    self.finished = finished
  }

  /// The first day that is known of it: where only the finish was recorded, it counts as begun on that day.
  public var begun: CivilDate? { started ?? finished }
}

/// What is recorded of a task: when it really began and ended.
public struct ActualRecord: Codable, Hashable, Sendable {
  /// The identifier of the task in its graph: `UEPT.RUN`.
  public let task: String
  /// The role, for a task that each role has one of; `nil` records it for all roles.
  public let role: String?
  /// When it began and when it ended, as far as it has.
  public let dates: ActualDates

  /// A record. A plan judges it: see ``EntryPlanError`` and ``PlanFinding``.
  public init(task: String, role: String? = nil, started: CivilDate? = nil, finished: CivilDate? = nil) {
    self.task = task
    self.role = role
    dates = ActualDates(started: started, finished: finished)
  }

  /// The most records of a file.
  public static let limit = 10_000

  /// What it is recorded for.
  var key: TaskKey { TaskKey(id: task, role: role) }
}

extension ActualRecord {
  private enum Column { static let task = 0, started = 1, finished = 2, role = 3 }

  /// The columns of actual dates.
  package static let schema = TableSchema(
    "actuals",
    [
      TableColumn(
        "task", isRequired: true,
        meaning: "The identifier of the task, with its role in brackets if it has one: UID[ED].",
        synonyms: ["id", "task id"]),
      TableColumn(
        "started", .date, isRequired: true, mayBeEmpty: true, meaning: "The start date; may be empty.",
        synonyms: ["start", "actual start", "began"]),
      TableColumn(
        "finished", .date, isRequired: true, mayBeEmpty: true, meaning: "The finish date; may be empty.",
        synonyms: ["finish", "actual finish", "ended", "end", "completed"]),
      TableColumn(
        "role", meaning: "The User Role, or several (ED;GT), if it is not in the task; empty for all roles.",
        synonyms: ["user role", "roles", "user roles"]),
    ])

  /// Reads records from a table; what is wrong in it is among the findings. A date may be empty, but not both.
  static func read(
    _ source: any ByteSource, of graph: TaskGraph?, _ findings: TableFindings, _ reading: TableReading
  ) throws(FileError) -> [ActualRecord] {
    var records: [ActualRecord] = []
    var spellings = KeySpellings()
    var seen: [TaskKey: TablePlace] = [:]
    try TableReader(schema, findings, reading.limited(to: limit)).read(source) { row in
      let task = row.requiredText(Column.task)
      let role = row.text(Column.role)
      let started = row.date(Column.started)
      let finished = row.date(Column.finished)
      guard let task else { return }
      if row.isEmpty(Column.started), row.isEmpty(Column.finished) {
        row.report(
          Column.started, .missing, "\(task.shown): the start and the finish are missing; give at least one")
      }
      for written in keys(task, role) {
        spellings.note(written.id, row)
        let key = graph?.key(written) ?? written
        if let graph, let refusal = EntryPlanError.refusal(of: key, in: graph) {
          row.report(
            refusal.isOfRole && !row.isEmpty(Column.role) ? Column.role : Column.task, refusal.code, refusal.message,
            suggestion: refusal.meant)
        }
        if let started, let finished, finished < started {
          row.report(
            Column.finished, .finishBeforeStart,
            "\(key.description.shown): finished on \(finished), before it started on \(started); correct one of the dates"
          )
        }
        if let first = seen[key] {
          row.report(
            Column.task, .duplicate,
            "the actual dates of \(key.description.shown) appear twice, first in \(first); remove one")
        } else {
          seen[key] = row.place
        }
        records.append(ActualRecord(task: key.id, role: key.role, started: started, finished: finished))
      }
    }
    return records
  }

  /// What a row is about: its task, for each of its roles. A task may be named as plans do: `UEPT.RUN[ED]`.
  private static func keys(_ task: String, _ role: String?) -> [TaskKey] {
    guard let role, !role.isEmpty else { return [TaskKey(task)] }
    return role.split(omittingEmptySubsequences: false, whereSeparator: TaskPredecessor.isBetweenRoles)
      .map { TaskKey(id: task, role: CellText.trimmed($0)) }
  }
}
