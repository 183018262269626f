import Files
import Messages
package import Tables

extension TaskGraph {
  private enum Column {
    static let id = 0, name = 1, phase = 2, roles = 3, owner = 4, kind = 5, unit = 6, low = 7, likely = 8, high = 9
    static let predecessors = 10, section = 11, status = 12, source = 13, perRole = 14, skipIfParty = 15
  }

  private static let kinds = WordList<TaskKind>()
  private static let units = WordList<DurationUnit>(synonyms: [
    .workingDays: ["working day", "working days", "wds"], .calendarDays: ["calendar days"],
  ])

  /// The columns of tasks.
  package static let schema = TableSchema(
    "tasks",
    [
      TableColumn(
        "id", .key, isRequired: true,
        meaning: "The task's identifier, used by predecessors, actual dates and meetings.",
        synonyms: ["task id", "identifier"]),
      TableColumn("name", isRequired: true, meaning: "The task's name.", synonyms: ["task name", "title"]),
      TableColumn("phase", isRequired: true, meaning: "The section it belongs to."),
      TableColumn(
        "roles", isRequired: true, meaning: "ALL, or the User Roles that have it, for example ED;GT.",
        synonyms: ["role", "user roles"]),
      TableColumn("owner", isRequired: true, meaning: "The owner."),
      TableColumn("kind", .word, isRequired: true, meaning: "The kind of task.", words: kinds.words),
      TableColumn(
        "unit", .word, isRequired: true, meaning: "The unit of its durations: Working Days or calendar days.",
        words: units.words, synonyms: ["duration unit"]),
      TableColumn(
        "low", .number, isRequired: true, meaning: "The shortest duration.", synonyms: ["shortest", "minimum", "min"]),
      TableColumn("likely", .number, isRequired: true, meaning: "The likely duration.", synonyms: ["most likely"]),
      TableColumn(
        "high", .number, isRequired: true, meaning: "The longest duration.", synonyms: ["longest", "maximum", "max"]),
      TableColumn(
        "predecessors", isRequired: true, mayBeEmpty: true,
        meaning: "The tasks it waits for, for example A, B(soft), C[ED;GT]; may be empty.",
        synonyms: ["waits for", "depends on", "dependencies"]),
      TableColumn("section", meaning: "The reference in the Smart Energy Code."),
      TableColumn("status", meaning: "How sure its durations are, for example GUIDE or ASSUMPTION."),
      TableColumn("source", meaning: "The source of its durations."),
      TableColumn(
        "per_role", .word, meaning: "Whether each role has its own task.", words: WordList.answers.words),
      TableColumn(
        "skip_if_party", .word, meaning: "Whether an organisation that is already a Party can skip it.",
        words: WordList.answers.words),
    ])

  /// Reads a graph from a table, for some roles; what is wrong in it is among the findings, and then there is none.
  ///
  /// Where `per_role` and `skip_if_party` are not there, or are empty, a task is what the task of the same identifier is
  /// in the graph built in, and `no` where there is none: a copy of the built-in table with other durations stays what it
  /// was.
  static func read(
    _ source: any ByteSource, for roles: EntryRoles, _ findings: TableFindings, _ reading: TableReading
  ) throws(FileError) -> TaskGraph? {
    let words = WordList([EntryTask.allRoles] + roles.codes)
    let before = findings.all.count
    var rows: [TableRow] = []
    var tasks: [EntryTask] = []
    let header = try TableReader(schema, findings, reading.limited(to: taskLimit)).read(source) { row in
      guard let task = task(row, words) else { return }
      rows.append(row)
      tasks.append(task)
    }
    guard header != nil else { return nil }
    tasks = named(tasks, rows, words)
    let check = TaskGraphCheck(name: source.name, tasks: tasks, roles: roles)
    for finding in check.findings(place: { rows[$0].place.description }) {
      let reason = finding.reason
      guard let index = finding.index else {
        // Rows that can't be read are told already.
        if findings.all.count == before {
          findings.add(TableFinding(file: source.name, reason.code, reason.message, suggestion: reason.meant))
        }
        continue
      }
      let column = schema.columns.firstIndex { $0.name == finding.column } ?? Column.id
      rows[index].report(column, reason.code, reason.message, suggestion: reason.meant)
    }
    return findings.all.count == before ? try? TaskGraph(name: source.name, tasks: tasks, roles: roles) : nil
  }

  /// The tasks with what they wait for written as the tasks themselves are, whatever the case. Two tasks whose identifiers
  /// differ in case only are a finding.
  private static func named(
    _ tasks: [EntryTask], _ rows: [TableRow], _ roles: WordList<String>
  ) -> [EntryTask] {
    let names = Dictionary(tasks.map { (TableKey($0.id), $0.id) }) { first, _ in first }
    for (task, row) in zip(tasks, rows) {
      guard let name = names[TableKey(task.id)], name != task.id else { continue }
      row.report(
        Column.id, .duplicate,
        "the task \(task.id.shown) already appears as \(name.shown), in another case; rename one")
    }
    return tasks.map { task in
      task.waiting(
        for: task.predecessors.map { predecessor in
          TaskPredecessor(
            task: names[TableKey(predecessor.task)] ?? predecessor.task,
            roles: predecessor.roles.map { roles[$0] ?? $0 }, isSoft: predecessor.isSoft)
        })
    }
  }

  /// The task of a row; `nil` where it has no identifier. What can't be read is reported, and is nothing in the task: so
  /// that all that is wrong with a table, also between its rows, is told in one run.
  private static func task(_ row: TableRow, _ words: WordList<String>) -> EntryTask? {
    guard let id = row.requiredText(Column.id) else { return nil }
    let known = builtIn.task(builtIn.key(TaskKey(id: id)).id)
    let name = row.requiredText(Column.name)
    let kind = row.word(Column.kind, kinds)
    let unit = row.word(Column.unit, units)
    let status = row.text(Column.status) ?? ""
    return EntryTask(
      id: id, name: name ?? "?", phase: row.text(Column.phase) ?? "", roles: roles(row, words),
      isPerRole: answer(Column.perRole, row) ?? known?.isPerRole ?? false,
      isSkippedByParty: answer(Column.skipIfParty, row) ?? known?.isSkippedByParty ?? false,
      owner: row.text(Column.owner) ?? "", kind: kind ?? .effort, unit: unit ?? .workingDays, duration: duration(row),
      predecessors: predecessors(row, of: id), section: row.text(Column.section) ?? "", statusText: status,
      reference: RuleReference(source: row.text(Column.source) ?? "", status: EntryTask.status(of: status)))
  }

  private static func roles(_ row: TableRow, _ words: WordList<String>) -> [String] {
    guard let text = row.requiredText(Column.roles) else { return [] }
    // A list without a role in one of its places is for the task to report.
    let codes = text.split(omittingEmptySubsequences: false, whereSeparator: TaskPredecessor.isBetweenRoles)
      .map { words[$0] ?? CellText.trimmed($0) }
    return codes == [EntryTask.allRoles] ? [] : codes
  }

  private static func duration(_ row: TableRow) -> TaskDuration {
    let days = [Column.low, Column.likely, Column.high].map { column in
      row.requiredText(column).flatMap { _ in row.number(column, in: 0...TaskDuration.limit) }
    }
    guard let low = days[0], let likely = days[1], let high = days[2] else {
      return TaskDuration(low: 0, likely: 0, high: 0)
    }
    return TaskDuration(low: low, likely: likely, high: high)
  }

  private static func answer(_ column: Int, _ row: TableRow) -> Bool? {
    row.isEmpty(column) ? nil : row.word(column, .answers)
  }

  private static func predecessors(_ row: TableRow, of id: String) -> [TaskPredecessor] {
    guard let text = row.text(Column.predecessors), !text.isEmpty else { return [] }
    // A comma in brackets is between roles.
    var depth = 0
    let places = text.split(omittingEmptySubsequences: false) { character in
      depth += character == "[" ? 1 : character == "]" ? -1 : 0
      return character == "," && depth <= 0
    }
    return places.compactMap { text in
      let predecessor = TaskPredecessor(CellText.trimmed(text))
      if predecessor == nil {
        row.report(
          Column.predecessors, .notAPredecessor,
          "\(id.shown): '\(String(text).shown)' is not a predecessor; write A, A(soft) or A[ED;GT], separated by commas"
        )
      }
      return predecessor
    }
  }
}

extension WordList<String> {
  /// Of words that mean themselves.
  fileprivate init(_ words: [String]) { self.init(words.map { ($0, $0, []) }) }
}

extension EntryInputError.Reason {
  /// The code of a finding on a table.
  fileprivate var code: TableCode {
    switch self {
    case .unreadable: .invalidJSON
    case .noTasks: .noTasks
    case .tooMany: .tooManyRows
    case .emptyValue: .missing
    case .notAnIdentifier: .notATask
    case .duplicateTask: .duplicate
    case .unknownRole: .unknownWord
    case .notADuration: .notANumber
    case .durationsOutOfOrder: .durationsOutOfOrder
    case .unknownPredecessor: .unknownPredecessor
    case .cycle: .cycle
    }
  }
}
