import Messages
import Reporting
import TestSupport
import Testing
import UserEntry

@Suite("The task graph")
struct TaskGraphTests {
  private static func shared() throws -> TaskGraph {
    try EntryTables(tasks: ScriptedSource(Fixture.bytes("user-entry/tasks.csv"), name: "tasks.csv")).graph
  }

  @Test("What is built in is the table of the contract, task for task")
  func table() throws {
    let shared = try Self.shared()
    #expect(shared.tasks == TaskGraph.builtIn.tasks)
    #expect(shared.tasks.count == 31 && shared.name == "tasks.csv")
    #expect(shared.reservation == TaskGraph.builtIn.reservation)
    #expect(TaskGraph.builtIn.reservationReference.status == .guide)
    #expect(EntryRoles.builtIn.name("ED") == "Electricity Distributor")
  }

  @Test("The table is read the same in pieces of any size, with a byte order mark and with CRLF")
  func pieces() throws {
    let bytes = try Fixture.bytes("user-entry/tasks.csv")
    let windows = bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
    let marked = [0xEF, 0xBB, 0xBF] + windows
    for pieces in [[1], [7, 100], [4096]] {
      #expect(try EntryTables(tasks: ScriptedSource(marked, pieces: pieces)).graph.tasks == TaskGraph.builtIn.tasks)
    }
  }

  @Test("A number is as sure as its duration, not as its step")
  func status() {
    let expected: [(String, RuleStatus)] = [
      ("SOURCED", .sourced), ("SOURCED 3-10 WD", .sourced), ("GUIDE", .guide), ("UNVERIFIED (low)", .unverified),
      ("ASSUMPTION", .convention), ("steps SOURCED; duration ASSUMPTION", .convention), ("-", .convention),
      ("", .convention), ("heard of", .unverified),
    ]
    for (words, status) in expected { #expect(EntryTask.status(of: words) == status, "\(words)") }
    for task in TaskGraph.builtIn.tasks {
      #expect(task.reference.status == EntryTask.status(of: task.statusText), "\(task.id)")
    }
  }

  @Test("Which tasks each role has of its own, and which a Party has done")
  func perRole() {
    let tasks = TaskGraph.builtIn.tasks
    #expect(
      tasks.filter(\.isPerRole).map(\.id) == [
        "UID", "UEPT.NOTICE", "UEPT.RUN", "UEPT.ACK", "UEPT.REVIEW", "UEPT.QGR", "UEPT.CONFIRM", "ADT", "EVID", "LIVE",
      ])
    #expect(tasks.filter(\.isSkippedByParty).map(\.id) == ["ACC"])
    #expect(tasks.allSatisfy { $0.kind.canBeShortened == ($0.kind == .effort) })
  }

  @Test("A table may say which tasks each role has of its own")
  func columns() throws {
    let header =
      "id,name,phase,roles,owner,kind,unit,low,likely,high,predecessors,section,status,source,per_role,skip_if_party"
    let graph = try EntryTables(
      tasks: PlanCase.table(
        [
          "UID,Pick,p,ALL,o,effort,WD,1,2,3,,s,GUIDE,x,no,", "X,Other,p,ED | GT,o,effort,WD,1,2,3,,s,GUIDE,x,yes,yes",
          "LIVE,Live,p,ALL,o,milestone,WD,0,0,0,\"UID, X[ED | GT](soft)\",s,-,-,,",
        ], header: header)
    ).graph
    #expect(graph.tasks.map(\.isPerRole) == [false, true, true])
    #expect(graph.tasks.map(\.isSkippedByParty) == [false, true, false])
    #expect(graph.tasks[1].roles == ["ED", "GT"])
    let soft = TaskPredecessor(task: "X", roles: ["ED", "GT"], isSoft: true)
    #expect(graph.tasks[2].predecessors == [TaskPredecessor(task: "UID"), soft])
    #expect(soft.description == "X[ED;GT](soft)")
  }

  @Test("A graph is read from JSON of the same form; what is wrong in it is named")
  func json() throws {
    let text = """
      {"rule_set": "mine", "reservation": "r", "reservation_rule": {"source": "s", "status": "guide"},
       "roles": [{"code": "ED", "name": "Electricity Distributor"}],
       "tasks": [{"id": "A", "name": "a", "phase": "p", "roles": ["ALL"], "owner": "o", "kind": "notice", "unit": "WD",
       "low": 1, "likely": 2, "high": 3, "predecessors": [], "section": "", "status_text": "GUIDE",
       "rule": {"source": "s", "status": "guide"}}]}
      """
    let graph = try TaskGraph(json: Array(text.utf8), name: "mine.json")
    #expect(graph.name == "mine" && graph.tasks.count == 1 && graph.task("A")?.kind == .notice)
    for (wrong, words) in [
      (
        text.replacing("\"notice\"", with: "\"note\""),
        "mine.json: can't be read: line 3, column 91: tasks, item 1, kind: 'note' is not one of notice, max-response, external, meeting, effort, milestone; probably meant:"
          + " notice"
      ),
      (
        text.replacing("\"id\": \"A\",", with: ""),
        "mine.json: can't be read: line 3, column 12: tasks, item 1: 'id' is missing"
      ),
      (text.replacing("[]", with: "[{\"task\": \"B\"}]"), "mine.json: A: unknown predecessor 'B'"),
      (String(text.dropLast(3)), "mine.json: can't be read: line 5, column "),
    ] {
      let error = #expect(throws: EntryInputError.self) { try TaskGraph(json: Array(wrong.utf8), name: "mine.json") }
      #expect(error?.description.hasPrefix(words) == true, "\(error?.description ?? "")")
    }
  }
}
