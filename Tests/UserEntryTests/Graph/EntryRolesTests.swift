import IDAllocation
import Messages
import Reporting
import Tables
import TestSupport
import Testing
import UserEntry

/// User Roles of rules of identifiers that lack a role and have another one.
@Suite struct EntryRolesTests {
  private static let file = RulesFile(file: "r.json", sha256: "ab12")
  private static let known = "IS, ES, GS, ED, GT, RSA, OU, MDR, XX"

  /// The built-in roles with `XX` for `LC`, or with another code.
  private static func roles(_ code: String = "XX") throws -> EntryRoles {
    let text = String(decoding: IdentifierRules.builtInJSON, as: UTF8.self)
    let changed = text.replacing("\"LC\", \"name\": \"Load Controller\"", with: "\"\(code)\", \"name\": \"Extra role\"")
    #expect(changed != text)
    return EntryRoles(try IdentifierRules(json: Array(changed.utf8), from: file))
  }

  /// A rule file of tasks, the first of which is for `XX` alone.
  private static func tasks() throws -> TaskGraph {
    let text = String(decoding: TaskGraph.builtInJSON, as: UTF8.self)
    let changed = text.replacing("[\"ALL\"]", with: "[\"XX\"]", maxReplacements: 1)
    return try TaskGraph(json: Array(changed.utf8), from: file)
  }

  @Test func namesAndCodes() throws {
    let roles = try Self.roles()
    #expect(roles.codes.joined(separator: ", ") == Self.known)
    #expect(["XX", "LC", "ED"].map(roles.name) == ["Extra role", "LC", "Electricity Distributor"])
    #expect(["xx", "rdp", "lc"].map(roles.code) == ["XX", "RDP", "lc"])
    #expect(EntryRoles.builtIn == EntryRoles(.builtIn) && EntryRoles.builtIn != roles)
    // It stays what has no User Role, whatever the rules call so.
    #expect(try Self.roles("RDP").codes == roles.codes.dropLast())
  }

  @Test func records() throws {
    let roles = try Self.roles()
    var file = try EntryFile(party: "A", roles: ["XX", "ED", "RDP"], known: roles)
    try file.put(EntryCase.record("uept", role: "XX"))
    #expect(try EntryFile(json: Array(file.json.utf8), known: roles) == file)
    let unknown = "unknown User Role 'XX'; the roles are IS, ES, GS, ED, GT, RSA, OU, MDR, LC"
    for error in [
      #expect(throws: EntryFileError.self) { try EntryFile(json: Array(file.json.utf8)) },
      #expect(throws: EntryFileError.self) { try EntryFile(party: "A", roles: ["XX"]) },
    ] {
      #expect(error?.description.hasPrefix("\(unknown), and RDP means ") == true)
    }
    let left = #expect(throws: EntryFileError.self) { try EntryFile(party: "A", roles: ["LC"], known: roles) }
    #expect(left?.description.hasPrefix("unknown User Role 'LC'; the roles are \(Self.known), and RDP means ") == true)
  }

  @Test func checklist() throws {
    let file = try EntryFile(party: "A", roles: ["XX"], known: Self.roles())
    let checklist = Checklist(file, today: try EntryCase.date("2017-09-01"))
    let needed = EntryRules.builtIn.requirements.filter(\.roles.isEmpty).map(\.id)
    #expect(checklist.rows.filter { $0.state == .open }.map(\.requirement.id) == needed)
    #expect(checklist.rows.filter { $0.state == .notApplicable }.map(\.requirement.id) == ["privacy-audit"])
  }

  @Test func plan() throws {
    let roles = try Self.roles()
    let graph = try TaskGraph.builtIn.serving(roles)
    let plan = try EntryPlan(PlanCase.request(["XX"], start: "2017-04-03"), of: graph)
    // The built-in role has no tasks of its own either.
    let other = try EntryPlan(PlanCase.request(["LC"], start: "2017-04-03"))
    #expect(plan.tasks.map(\.label) == other.tasks.map(\.label) && plan.earliestEnd == other.earliestEnd)
    let report = PlanReport(plan, party: nil)
    #expect(report.subtitle == "Extra role, forwards from 2017-04-03, likely durations")
    #expect(PlanTable(report).text(.none).contains("Extra role (XX), forwards from 2017-04-03"))
    let error = #expect(throws: EntryPlanError.self) {
      try EntryPlan(PlanCase.request(["LC"], start: "2017-04-03"), of: graph)
    }
    #expect(error == .unknownRole("LC", known: roles.codes))
  }

  @Test func tables() throws {
    let graph = try TaskGraph.builtIn.serving(try Self.roles())
    func tasks(_ roles: String) throws -> TaskGraph {
      try EntryTables(
        graph,
        tasks: PlanCase.table(["A,n,p,ALL,o,effort,WD,1,1,1,,,,", "B,n,p,\(roles),o,effort,WD,1,1,1,\"A[xx]\",,,"])
      ).graph
    }
    let own = try tasks("xx|LC")
    #expect(own.task("B")?.roles == ["XX", "LC"] && own.task("B")?.predecessors.first?.roles == ["XX"])
    #expect(try EntryPlan(PlanCase.request(["XX"], start: "2017-04-03"), of: own).tasks.map(\.id) == ["A", "B"])
    #expect(try EntryPlan(PlanCase.request(["ED"], start: "2017-04-03"), of: own).tasks.map(\.id) == ["A"])
    let error = #expect(throws: TablesError.self) { try tasks("DNO") }
    #expect(error?.findingLines.last?.hasSuffix("B: unknown role 'DNO'; the roles are \(Self.known)") == true)

    func dates(_ graph: TaskGraph) throws -> EntryTables {
      try EntryTables(
        graph, actuals: ScriptedSource("task,started,finished\nuid[xx],2017-04-03,\n"),
        meetings: ScriptedSource("meeting,date\nUEPT.QGR[xx],2017-06-07\n"))
    }
    let tables = try dates(graph)
    #expect(tables.actuals.map(\.role) == ["XX"] && tables.meetings.count == 1)
    let refused = #expect(throws: TablesError.self) { try dates(.builtIn) }
    #expect(refused?.findingLines.count { $0.contains("unknown User Role 'xx'; the roles are ") } == 2)
  }

  @Test func tasksOfAFile() throws {
    let tasks = try Self.tasks()
    let roles = try Self.roles()
    let first = try #require(tasks.tasks.first)
    #expect(first.roles == ["XX"] && tasks.roles == .builtIn)
    let graph = try tasks.serving(roles)
    #expect(graph.roles == roles && graph.tasks == tasks.tasks && graph.file == tasks.file)
    let error = #expect(throws: EntryInputError.self) { try tasks.serving(.builtIn) }
    #expect(
      error?.description
        == "r.json: \(first.id): unknown role 'XX'; the roles are IS, ES, GS, ED, GT, RSA, OU, MDR, LC")
  }
}
