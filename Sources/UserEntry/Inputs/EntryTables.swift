public import Files
public import Tables

/// The tables from which a plan is made: tasks of one's own, actual dates, and the days of meetings.
public struct EntryTables: Sendable {
  /// The tasks of the file, or else of the rules.
  public let graph: TaskGraph
  /// What has begun and ended.
  public let actuals: [ActualRecord]
  /// The days of meetings.
  public let meetings: [MeetingCalendar]
  /// What was understood and should be said once: a delimiter, a header further down, columns that are not used.
  public let notices: [String]
  /// How values were read where they could be read in another way, assumed or chosen: a plan that is made of them notes it.
  public let assumptions: [String]

  /// The tables, for a program that tells what it reads.
  package static let schemas = [TaskGraph.schema, ActualRecord.schema, MeetingCalendar.schema]

  /// Reads the tables, CSV or JSON, for the roles of `graph`; without a table of tasks they are its tasks. Throws all
  /// findings on all of them together.
  public init(
    _ graph: TaskGraph = .builtIn, tasks: (any ByteSource)? = nil, actuals: (any ByteSource)? = nil,
    meetings: (any ByteSource)? = nil, reading: TableReading = .standard
  ) throws(TablesError) {
    var (graph, records, calendars) = (graph, [ActualRecord](), [MeetingCalendar]())
    let understood = try reading.readAll([tasks, actuals, meetings], ending: ": nothing was planned") {
      findings throws(FileError) in
      // Where the tasks can't be read, nothing is blamed on what names them.
      var known: TaskGraph? = graph
      if let tasks { known = try TaskGraph.read(tasks, for: graph.roles, findings, reading) }
      graph = known ?? graph
      if let actuals { records = try ActualRecord.read(actuals, of: known, findings, reading) }
      if let meetings { calendars = try MeetingCalendar.read(meetings, of: known, findings, reading) }
    }
    (self.graph, self.actuals, self.meetings) = (graph, records, calendars)
    notices = understood.notices
    assumptions = understood.readings.map { "\($0.file): \($0.text)" }
  }
}

extension TableReading {
  /// The same with a limit on rows.
  func limited(to rows: Int) -> TableReading {
    var reading = self
    reading.limits.rows = min(rows, limits.rows)
    return reading
  }
}

/// Codes of findings on tasks.
extension TableCode {
  /// A table has no tasks.
  static let noTasks = TableCode(rawValue: "no-tasks")
  /// A value can't name a task, or tasks.
  static let notATask = TableCode(rawValue: "not-a-task")
  /// There is no task or meeting of this name, or not for this role.
  static let unknownTask = TableCode(rawValue: "unknown-task")
  /// A task ended before it began.
  static let finishBeforeStart = TableCode(rawValue: "finish-before-start")
  /// A Party is not in a table.
  static let unknownParty = TableCode(rawValue: "unknown-party")
  /// A value is not written as a predecessor.
  static let notAPredecessor = TableCode(rawValue: "not-a-predecessor")
  /// A task waits for a task that does not exist.
  static let unknownPredecessor = TableCode(rawValue: "unknown-predecessor")
  /// Tasks wait for each other.
  static let cycle = TableCode(rawValue: "cycle")
  /// The durations of a task are not in order.
  static let durationsOutOfOrder = TableCode(rawValue: "durations-out-of-order")
}
