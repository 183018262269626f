public import Files
public import WorkingDays

/// What is recorded of a task: when it really began and ended.
public struct ActualRecord: Codable, Hashable, Sendable {
  /// The task.
  public let task: String
  /// The role, for a task that each role has one of; `nil` records it for all roles.
  public let role: String?
  /// The dates.
  public let dates: ActualDates

  /// Makes a record.
  public init(task: String, role: String? = nil, started: CivilDate? = nil, finished: CivilDate? = nil) {
    self.task = task
    self.role = role
    dates = ActualDates(started: started, finished: finished)
  }

  /// The most records of a file.
  public static let limit = 10_000

  /// Reads records from a table of CSV with the columns `task`, `started` and `finished`, and `role` if wanted; without it
  /// the role may stand behind the task, as in `UEPT.RUN[ED]`. A date may be empty, but not both.
  public static func read(csv source: any ByteSource) throws(EntryInputError) -> [ActualRecord] {
    let table = try EntryTable(
      source, required: ["task", "started", "finished"], optional: ["role"], limit: limit, of: "actual dates")
    var records: [ActualRecord] = []
    var seen: Set<TaskKey> = []
    for row in table.rows {
      // A task may be named as plans do: `UEPT.RUN[ED]`.
      let key = row["role"].isEmpty ? TaskKey(row["task"]) : TaskKey(id: row["task"], role: row["role"])
      let record = ActualRecord(
        task: key.id, role: key.role, started: try date("started", row),
        finished: try date("finished", row))
      guard record.dates.begun != nil else { throw row.error(.noActualDate(task: record.task)) }
      guard seen.insert(record.key).inserted else { throw row.error(.actualTwice(record.key.description)) }
      records.append(record)
    }
    return records
  }

  /// What it is recorded for.
  var key: TaskKey { TaskKey(id: task, role: role) }

  private static func date(_ column: String, _ row: EntryTable.Row) throws(EntryInputError) -> CivilDate? {
    guard !row[column].isEmpty else { return nil }
    do throws(CivilDate.TextError) {
      return try CivilDate(parsing: row[column])
    } catch {
      throw row.error(.notADate(column: column, error))
    }
  }
}
