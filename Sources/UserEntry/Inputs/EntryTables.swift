public import Files
public import Messages
public import Tables

/// The tables from which a plan is made: tasks of one's own, actual dates, and the days of meetings.
public struct EntryTables: Sendable {
  /// The tasks of the file, or those built in.
  public private(set) var graph = TaskGraph.builtIn
  /// What has begun and ended.
  public private(set) var actuals: [ActualRecord] = []
  /// The days of meetings.
  public private(set) var meetings: [MeetingCalendar] = []
  /// What was understood and should be said once: a delimiter, a header further down, columns that are not used.
  public let notices: [String]
  /// What was assumed of them, among the notices: a plan that is made of them notes it.
  public let assumptions: [String]

  /// The tables, for a program that tells what it reads.
  package static let schemas = [TaskGraph.schema, ActualRecord.schema, MeetingCalendar.schema]

  /// Reads the tables, CSV or JSON. Throws all findings on all of them together.
  public init(
    tasks: (any ByteSource)? = nil, actuals: (any ByteSource)? = nil, meetings: (any ByteSource)? = nil,
    reading: TableReading = .standard
  ) throws(EntryTablesError) {
    let findings = TableFindings()
    do throws(FileError) {
      if let tasks { graph = try TaskGraph.read(tasks, findings, reading) ?? graph }
      if let actuals { self.actuals = try ActualRecord.read(actuals, findings, reading) }
      if let meetings { self.meetings = try MeetingCalendar.read(meetings, findings, reading) }
      let files = [tasks, actuals, meetings].compactMap { $0?.name }
      if !files.isEmpty { findings.checkMappings(reading, files: files) }
    } catch {
      throw .file(error)
    }
    guard findings.isEmpty else { throw .findings(findings.all, notices: findings.notices) }
    notices = findings.notices
    assumptions = findings.assumptions.map { "\($0.file): \($0.text)" }
  }
}

/// Why tables can't be used.
public enum EntryTablesError: UserError, Hashable, Sendable {
  /// A file can't be read.
  case file(FileError)
  /// Something is wrong in them: all of it, of all files.
  case findings([TableFinding], notices: [String])

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .file(let error): error.description
    case .findings(let findings, _):
      "\(findings.count.counted("error")) in the tables; correct them: nothing was planned"
    }
  }

  /// What was understood of the files, and the findings, grouped.
  public var findingLines: [String] {
    if case .findings(let findings, let notices) = self { notices + TableFindings.lines(findings) } else { [] }
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
