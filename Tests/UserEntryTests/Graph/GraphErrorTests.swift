import Tables
import TestSupport
import Testing
import UserEntry

@Suite("What is wrong with a table of tasks")
struct GraphErrorTests {
  private static let header = "id,name,phase,roles,owner,kind,unit,low,likely,high,predecessors,section,status,source"

  private static func row(
    _ id: String, name: String = "n", roles: String = "ALL", kind: String = "effort", unit: String = "WD",
    durations: String = "1,2,3", after predecessors: String = ""
  ) -> String {
    "\(id),\(name),p,\(roles),o,\(kind),\(unit),\(durations),\"\(predecessors)\",s,GUIDE,x"
  }

  private func message(_ rows: [String], header: String? = nil) -> String? {
    message(PlanCase.table(rows, header: header))
  }

  private func message(_ source: ScriptedSource) -> String? {
    #expect(throws: TablesError.self) { try EntryTables(tasks: source) }?.findingLines.last
  }

  @Test("Each wrong value is named with its line and with what to do")
  func values() {
    let a = Self.row("A")
    let kinds = "notice, max-response, external, meeting, effort, milestone"
    let days = "is not a whole number from 0 to 10000"
    let written = "is not a predecessor; write A, A(soft) or A[ED;GT], separated by commas"
    let roles = "the roles are IS, ES, GS, ED, GT, RSA, OU, MDR, LC"
    let cases: [(String, String)] = [
      (
        Self.row("B", kind: "notise"),
        "F: unknown-word: kind 'notise' is unknown; use one of \(kinds); probably meant: notice"
      ), (Self.row("B", kind: "work"), "F: unknown-word: kind 'work' is unknown; use one of \(kinds)"),
      (Self.row("B", kind: ""), "F: missing: kind is empty; use one of \(kinds)"),
      (Self.row("B", unit: "days"), "G: unknown-word: unit 'days' is unknown; use one of WD, calendar-day"),
      (Self.row("B", roles: "ED|DNO"), "D: unknown-word: B: unknown role 'DNO'; \(roles)"),
      (Self.row("B", roles: ""), "D: missing: roles is empty"), (Self.row("B", name: " "), "B: missing: name is empty"),
      (Self.row("B", durations: "-1,2,3"), "H: not-a-number: low '-1' \(days)"),
      (Self.row("B", durations: "1,two,3"), "I: not-a-number: likely 'two' \(days)"),
      (Self.row("B", durations: "1,2,10001"), "J: not-a-number: high '10001' \(days)"),
      (Self.row("B", durations: "1,2,"), "J: missing: high is empty"),
      (
        Self.row("B", durations: "3,2,1"),
        "H: durations-out-of-order: B: low 3, likely 2, high 1 are not in order; none may be less than the one before it"
      ), (a, "A: duplicate: the task A appears twice, first in line 2; rename one"),
      (
        Self.row("B C"),
        "A: not-a-task: 'B C' is not a task identifier; use letters, digits, full stops, hyphens and underscores, at most 60"
      ), (Self.row("B", after: "A,,A"), "K: not-a-predecessor: B: '' \(written)"),
      (Self.row("B", after: "A(hard)"), "K: not-a-predecessor: B: 'A(hard)' \(written)"),
      (Self.row("B", after: "A[]"), "K: not-a-predecessor: B: 'A[]' \(written)"),
      (Self.row("B", after: "A[EE]"), "K: unknown-word: B: unknown role 'EE'; \(roles)"),
      (
        Self.row("B", after: "Z"),
        "K: unknown-predecessor: B: unknown predecessor 'Z'; add the task or remove it from the predecessors"
      ),
    ]
    for (row, words) in cases { #expect(message([a, row]) == "tasks.csv: line 3, column \(words)") }
    #expect(
      message([a, "B,n"])
        == "tasks.csv: line 3: ragged-row: the row has 2 fields, the header 14; check for a missing field, or a line end in a field without quotes"
    )
    #expect(
      message([Self.row("UEPT.NOTICE"), Self.row("B", after: "UEPT.NOTCE")])
        == "tasks.csv: line 3, column K: unknown-predecessor: B: unknown predecessor 'UEPT.NOTCE'; probably meant: UEPT.NOTICE"
    )
  }

  @Test("All that is wrong is told in one run, in all files")
  func everything() {
    let rows = [
      Self.row("A", kind: "x", durations: "1,y,3", after: "Z"), Self.row("A", roles: "QQ"), "C,n",
      Self.row("D", after: "A"),
    ]
    let actuals = "task,started,finished\nA,soon,\n,2017-04-03,\nB,,\n"
    let error = #expect(throws: TablesError.self) {
      try EntryTables(
        tasks: PlanCase.table(rows), actuals: ScriptedSource(actuals, name: "a.csv"),
        meetings: ScriptedSource("meeting,date\nA B,2017-04-03\n", name: "m.csv"))
    }
    guard case .findings(let findings, _, _) = error else { return }
    let found = findings.map { "\($0.file) \($0.place?.number ?? 0) \($0.code.rawValue)" }
    #expect(
      found == [
        "tasks.csv 2 unknown-word", "tasks.csv 2 not-a-number", "tasks.csv 4 ragged-row", "tasks.csv 3 duplicate",
        "tasks.csv 2 unknown-predecessor", "tasks.csv 3 unknown-word", "a.csv 2 not-a-date", "a.csv 3 missing",
        "a.csv 4 missing", "m.csv 2 not-a-task",
      ])
  }

  @Test("Tasks that wait for each other are named in their order, from the first in the table on")
  func cycles() {
    #expect(
      message([
        Self.row("X"), Self.row("A", after: "C,X"), Self.row("B", after: "A"), Self.row("C", after: "X,B(soft)"),
      ])
        == "tasks.csv: line 3, column K: cycle: tasks wait for each other: A → B → C → A; remove one of these predecessors"
    )
    // What leads into a circle is not part of it.
    #expect(
      message([Self.row("L", after: "B"), Self.row("C", after: "B"), Self.row("B", after: "C"), Self.row("X")])
        == "tasks.csv: line 3, column K: cycle: tasks wait for each other: C → B → C; remove one of these predecessors"
    )
    #expect(
      message([Self.row("A", after: "A")])
        == "tasks.csv: line 2, column K: cycle: tasks wait for each other: A → A; remove one of these predecessors")
  }

  @Test("Columns that are missing, unknown or there twice")
  func columns() throws {
    let a = Self.row("A")
    #expect(
      message([a], header: Self.header.replacing("owner", with: "ownr"))?.contains("probably meant: owner") == true)
    #expect(message([a], header: Self.header.replacing(",unit", with: ""))?.contains("missing-column") == true)
    #expect(message([a + ",B"], header: Self.header + ",ID")?.contains("repeated-column") == true)
    #expect(
      message(["A,n,p,ALL,o,effort,WD,1,1,1,,s,-,-,maybe"], header: Self.header + ",per_role")
        == "tasks.csv: line 2, column O: unknown-word: per_role 'maybe' is unknown; use one of yes, no")
    let tables = try EntryTables(tasks: PlanCase.table([a + ",red"], header: Self.header + ",colour"))
    #expect(tables.graph.tasks.count == 1 && tables.notices.contains { $0.contains("not used: colour") })
  }

  @Test("Headings and cells as people write them")
  func people() throws {
    let header = "Task ID;Task name;Phase;User roles;Owner;KIND;Duration unit;Min;Most likely;Max;Depends on"
    let text =
      "My plan\n\n\(header)\nA;a;p;all;o;Effort;working days;1;2;3;\nB;b;p;ed | gt;o;Max Response;wd;1;2;3;A\n;;\n"
    let tables = try EntryTables(tasks: ScriptedSource(text, name: "t.csv"))
    #expect(tables.graph.tasks.map(\.roles) == [[], ["ED", "GT"]])
    #expect(tables.graph.tasks[1].kind == .maximumResponse && tables.graph.tasks[1].predecessors.map(\.task) == ["A"])
    #expect(tables.notices == ["t.csv: its delimiter is a semicolon", "t.csv: header on line 3"])
  }

  @Test("Too much, nothing at all, and bytes that are not text")
  func limits() throws {
    #expect(message([]) == "tasks.csv: no-tasks: there is no task; give one per line")
    let many = (0...1000).map { Self.row("T\($0)") }
    #expect(message(many) == "tasks.csv: line 1002: too-many-rows: the file has more than 1000 rows")
    #expect(try EntryTables(tasks: PlanCase.table(Array(many.dropLast()))).graph.tasks.count == 1000)
    let others = (0...100).map { "T\($0)" }
    #expect(
      message(others.map { Self.row($0) } + [Self.row("L", after: others.joined(separator: ","))])
        == "tasks.csv: line 103, column K: too-many-rows: there are more than 100 predecessors of L; give fewer")
    for (bytes, words) in [
      ([], "t.csv: empty-file: the file is empty: it does not even have a header"),
      (
        Array((Self.header + "\nA,").utf8) + [0x81] + Array(",p,ALL,o,effort,WD,1,1,1,,,,\n".utf8),
        "t.csv: line 2, column B: not-utf-8: name is not UTF-8; save the file as UTF-8, or give --encoding windows-1252"
      ),
    ] as [([UInt8], String)] {
      #expect(message(ScriptedSource(bytes, name: "t.csv")) == words)
    }
  }

  @Test("A chain of 1,000 tasks is planned, and a circle of 1,000 found")
  func longChain() throws {
    var tasks = (0..<1000).map { number in
      PlanCase.task("T\(number)", .effort, 1, after: number == 0 ? [] : [TaskPredecessor(task: "T\(number - 1)")])
    }
    let plan = try EntryPlan(PlanCase.request(start: "2017-04-03"), of: PlanCase.graph(tasks.reversed()))
    #expect(plan.criticalChain.count == 1000)
    tasks[0] = PlanCase.task("T0", after: [TaskPredecessor(task: "T999")])
    let error = #expect(throws: EntryInputError.self) { try PlanCase.graph(tasks) }
    #expect(error?.reason == .cycle(tasks.map(\.id)))
  }
}
