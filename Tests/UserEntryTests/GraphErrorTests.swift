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
    #expect(throws: EntryInputError.self) { try TaskGraph(csv: PlanCase.table(rows, header: header)) }?.description
  }

  @Test("Each wrong value is named with its line and with what to do")
  func values() {
    let a = Self.row("A")
    let kinds = "notice, max-response, external, meeting, effort, milestone"
    let cases: [(String, String)] = [
      (Self.row("B", kind: "notise"), "B: there is no kind 'notise'; probably meant: notice"),
      (Self.row("B", kind: "work"), "B: there is no kind 'work'; the kinds are \(kinds)"),
      (Self.row("B", unit: "days"), "B: there is no unit 'days'; the units are WD, calendar-day"),
      (
        Self.row("B", roles: "ED|DNO"), "B: there is no role 'DNO'; the roles are IS, ES, GS, ED, GT, RSA, OU, MDR, LC"
      ),
      (Self.row("B", roles: ""), "B: 'roles' is empty; fill it in"),
      (Self.row("B", name: " "), "B: 'name' is empty; fill it in"),
      (
        Self.row("B", durations: "-1,2,3"),
        "B: low: '-1' is no number of days; give a whole number from 0 to 10000"
      ),
      (
        Self.row("B", durations: "1,two,3"),
        "B: likely: 'two' is no number of days; give a whole number from 0 to 10000"
      ),
      (
        Self.row("B", durations: "1,2,10001"),
        "B: high: '10001' is no number of days; give a whole number from 0 to 10000"
      ),
      (Self.row("B", durations: "1,2,"), "B: high: '' is no number of days; give a whole number from 0 to 10000"),
      (
        Self.row("B", durations: "3,2,1"),
        "B: low 3, likely 2, high 1 are not in order; none may be less than the one before it"
      ),
      (a, "the task A is there twice, first on line 2; rename one"),
      (
        Self.row("B C"),
        "'B C' can't name a task; use letters, digits, full stops, hyphens and underscores, 60 at the most"
      ),
      (
        Self.row("B", after: "A,,A"),
        "B: '' is not written as a predecessor; write A, A(soft) or A[ED|GT], with commas between them"
      ),
      (
        Self.row("B", after: "A(hard)"),
        "B: 'A(hard)' is not written as a predecessor; write A, A(soft) or A[ED|GT], with commas between them"
      ),
      (
        Self.row("B", after: "A[]"),
        "B: 'A[]' is not written as a predecessor; write A, A(soft) or A[ED|GT], with commas between them"
      ),
      (
        Self.row("B", after: "A[EE]"),
        "B: there is no role 'EE'; the roles are IS, ES, GS, ED, GT, RSA, OU, MDR, LC"
      ),
      (Self.row("B", after: "Z"), "B: there is no task 'Z' to wait for; add it or take it out of the predecessors"),
      ("B,n", "the row has 2 fields, the header 14; make them as many"),
    ]
    for (row, words) in cases { #expect(message([a, row]) == "tasks.csv: line 3: \(words)") }
    #expect(
      message([Self.row("UEPT.NOTICE"), Self.row("B", after: "UEPT.NOTCE")])
        == "tasks.csv: line 3: B: there is no task 'UEPT.NOTCE' to wait for; probably meant: UEPT.NOTICE")
  }

  @Test("Tasks that wait for each other are named in their order, from the first in the table on")
  func cycles() {
    #expect(
      message([
        Self.row("X"), Self.row("A", after: "C,X"), Self.row("B", after: "A"), Self.row("C", after: "X,B(soft)"),
      ])
        == "tasks.csv: line 3: tasks wait for each other: A → B → C → A; take out one of these predecessors")
    // What leads into a circle is no part of it.
    #expect(
      message([Self.row("L", after: "B"), Self.row("C", after: "B"), Self.row("B", after: "C"), Self.row("X")])
        == "tasks.csv: line 3: tasks wait for each other: C → B → C; take out one of these predecessors")
    #expect(
      message([Self.row("A", after: "A")])
        == "tasks.csv: line 2: tasks wait for each other: A → A; take out one of these predecessors")
  }

  @Test("Columns that are missing, unknown or there twice")
  func columns() {
    #expect(
      message([], header: Self.header.replacing("owner", with: "ownr"))
        == "tasks.csv: line 1: the column 'ownr' is not known; probably meant: owner")
    #expect(
      message([], header: Self.header + ",colour")?.hasPrefix(
        "tasks.csv: line 1: the column 'colour' is not known; the columns are id, name,") == true)
    #expect(
      message([], header: Self.header.replacing(",unit", with: ""))?.hasPrefix(
        "tasks.csv: line 1: the column 'unit' is missing; needed are id, name, phase, roles, owner, kind, unit,")
        == true)
    #expect(
      message([], header: Self.header.replacing(",unit", with: ""))?.contains(
        "high, predecessors, section, status, source, and there are id, name,") == true)
    #expect(
      message([], header: Self.header + ",id") == "tasks.csv: line 1: the column 'id' is there twice; take one out")
    #expect(
      message(["A,n,p,ALL,o,effort,WD,1,1,1,,s,-,-,maybe"], header: Self.header + ",per_role")
        == "tasks.csv: line 2: per_role: 'maybe' is neither yes nor no; write one of them")
  }

  @Test("Too much, nothing at all, and bytes that are no text")
  func limits() throws {
    #expect(message([]) == "tasks.csv: there is no task; give one a line")
    let many = (0...1000).map { Self.row("T\($0)") }
    #expect(message(many) == "tasks.csv: line 1002: there are more than 1000 tasks; give fewer")
    #expect(try TaskGraph(csv: PlanCase.table(Array(many.dropLast()))).tasks.count == 1000)
    let others = (0...100).map { "T\($0)" }
    #expect(
      message(others.map { Self.row($0) } + [Self.row("L", after: others.joined(separator: ","))])
        == "tasks.csv: line 103: there are more than 100 predecessors of L; give fewer")
    for (bytes, words) in [
      ([], "t.csv: is empty, not even a header is in it"),
      (Array((Self.header + "\nA\"").utf8) + [0xFF], "t.csv: line 2: the row is no UTF-8; save the file as UTF-8"),
      (Array(repeating: 0x41, count: 2_000_000), "t.csv: line 1: the row is over the limit of a record; shorten it"),
      (
        Array("id,\"name".utf8),
        "t.csv: line 1, column 4 (byte 4): the quote opened here is never closed; close it, or double every quote inside"
          + " the field"
      ),
    ] as [([UInt8], String)] {
      let error = #expect(throws: EntryInputError.self) { try TaskGraph(csv: ScriptedSource(bytes, name: "t.csv")) }
      #expect(error?.description == words)
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
    #expect(error?.problem == .cycle(tasks.map(\.id)))
  }
}
