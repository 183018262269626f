public import Files
import Messages
import Reporting

extension TaskGraph {
  private static let columns = [
    "id", "name", "phase", "roles", "owner", "kind", "unit", "low", "likely", "high", "predecessors", "section",
    "status", "source",
  ]

  /// Reads a graph from a table of CSV with the columns `id`, `name`, `phase`, `roles` (`ALL` or codes as `ED|GT`),
  /// `owner`, `kind`, `unit`, `low`, `likely`, `high`, `predecessors` (`A,B(soft),C[ED|GT]`), `section`, `status` and
  /// `source`.
  ///
  /// The columns `per_role` and `skip_if_party` (`yes` or `no`) may be there too. Where one is not, or is empty, a task is
  /// what the task of the same identifier is in the graph built in, and `no` where there is none: a copy of the built-in
  /// table with other durations stays what it was.
  public init(csv source: any ByteSource) throws(EntryInputError) {
    let table = try EntryTable(
      source, required: Self.columns, optional: ["per_role", "skip_if_party"],
      limit: Self.taskLimit, of: "tasks")
    var tasks: [EntryTask] = []
    for row in table.rows { tasks.append(try Self.task(row)) }
    try self.init(name: table.name, tasks: tasks, lines: table.rows.map(\.line), from: .builtIn)
  }

  private static func task(_ row: EntryTable.Row) throws(EntryInputError) -> EntryTask {
    let id = row["id"]
    guard EntryTask.isIdentifier(id) else { throw row.error(.notAnIdentifier(id)) }
    guard let kind = TaskKind(rawValue: row["kind"]) else {
      throw row.error(.unknownKind(task: id, row["kind"], known: TaskKind.allCases.map(\.rawValue)))
    }
    guard let unit = DurationUnit(rawValue: row["unit"]) else {
      throw row.error(.unknownUnit(task: id, row["unit"], known: DurationUnit.allCases.map(\.rawValue)))
    }
    let roles = row["roles"].split(separator: "|", omittingEmptySubsequences: false).map { String($0).trimmed }
    guard !row["roles"].isEmpty else { throw row.error(.emptyValue(task: id, column: "roles")) }
    let known = TaskGraph.builtIn.task(id)
    return EntryTask(
      id: id, name: row["name"], phase: row["phase"], roles: roles == [EntryTask.allRoles] ? [] : roles,
      isPerRole: try answer("per_role", row) ?? known?.isPerRole ?? false,
      isSkippedByParty: try answer("skip_if_party", row) ?? known?.isSkippedByParty ?? false, owner: row["owner"],
      kind: kind, unit: unit,
      duration: TaskDuration(
        low: try days("low", row), likely: try days("likely", row), high: try days("high", row)),
      predecessors: try predecessors(row), section: row["section"], statusText: row["status"],
      reference: RuleReference(source: row["source"], status: EntryTask.status(of: row["status"])))
  }

  private static func days(_ column: String, _ row: EntryTable.Row) throws(EntryInputError) -> Int {
    let text = row[column]
    guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }), let days = Int(text),
      days <= TaskDuration.limit
    else { throw row.error(.notADuration(task: row["id"], column: column, text)) }
    return days
  }

  private static func answer(_ column: String, _ row: EntryTable.Row) throws(EntryInputError) -> Bool? {
    switch row[column] {
    case "yes": true
    case "no": false
    case "": nil
    default: throw row.error(.notYesOrNo(column: column, row[column]))
    }
  }

  private static func predecessors(_ row: EntryTable.Row) throws(EntryInputError) -> [TaskPredecessor] {
    guard !row["predecessors"].isEmpty else { return [] }
    var predecessors: [TaskPredecessor] = []
    for text in row["predecessors"].split(separator: ",", omittingEmptySubsequences: false) {
      guard let predecessor = TaskPredecessor(String(text).trimmed) else {
        throw row.error(.notAPredecessor(task: row["id"], String(text)))
      }
      predecessors.append(predecessor)
    }
    return predecessors
  }
}
