public import Files
public import Tables

/// The tables from which a plan is made: tasks of one's own, actual dates, and the days of meetings.
public struct EntryTables: Sendable {
  /// The tasks of the file, or those built in.
  public let graph: TaskGraph
  /// What has begun and ended.
  public let actuals: [ActualRecord]
  /// The days of meetings.
  public let meetings: [MeetingCalendar]
  /// What was understood and should be said once: a delimiter, a header further down, columns that are not used.
  public let notices: [String]

  /// The tables, for a program that tells what it reads.
  package static let schemas = [TaskGraph.schema, ActualRecord.schema, MeetingCalendar.schema]

  /// Reads the tables, CSV or JSON. Throws all findings on all of them together.
  public init(
    tasks: (any ByteSource)? = nil, actuals: (any ByteSource)? = nil, meetings: (any ByteSource)? = nil,
    reading: TableReading = .standard
  ) throws(TablesError) {
    var (graph, records, calendars) = (TaskGraph.builtIn, [ActualRecord](), [MeetingCalendar]())
    notices = try reading.readAll([tasks, actuals, meetings], remedy: "correct them: nothing was planned") {
      findings throws(FileError) in
      if let tasks { graph = try TaskGraph.read(tasks, findings, reading) ?? graph }
      if let actuals { records = try ActualRecord.read(actuals, findings, reading) }
      if let meetings { calendars = try MeetingCalendar.read(meetings, findings, reading) }
    }
    (self.graph, self.actuals, self.meetings) = (graph, records, calendars)
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

extension WordList<Bool> {
  /// `yes` and `no`.
  static let answers = WordList([("yes", true, ["y", "true"]), ("no", false, ["n", "false"])])
}

/// Codes of findings on tasks.
extension TableCode {
  /// There is no task in a table.
  static let noTasks = TableCode(rawValue: "no-tasks")
  /// A text can't name a task, or tasks.
  static let notATask = TableCode(rawValue: "not-a-task")
  /// A text is not written as a predecessor.
  static let notAPredecessor = TableCode(rawValue: "not-a-predecessor")
  /// A task waits for one that is not there.
  static let unknownPredecessor = TableCode(rawValue: "unknown-predecessor")
  /// Tasks wait for each other.
  static let cycle = TableCode(rawValue: "cycle")
  /// The durations of a task are not in order.
  static let durationsOutOfOrder = TableCode(rawValue: "durations-out-of-order")
}
