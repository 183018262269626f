import Messages
import TestSupport
import Testing
import UserEntry
import WorkingDays

/// Entry requirements and tasks from a file.
@Suite struct EntryRuleFileTests {
  private static let file = RulesFile(file: "e.json", sha256: "ab12")

  private func changed(_ json: [UInt8], _ changes: [(String, String)]) -> [UInt8] {
    Array(
      changes.reduce(String(decoding: json, as: UTF8.self)) { text, change in
        #expect(text.contains(change.0), "\(change.0)")
        return text.replacing(change.0, with: change.1, maxReplacements: 1)
      }.utf8)
  }

  private func rules(_ changes: [(String, String)]) throws -> EntryRules {
    try EntryRules(json: changed(EntryRules.builtInJSON, changes), from: Self.file)
  }

  private func tasks(_ changes: [(String, String)]) throws -> TaskGraph {
    try TaskGraph(json: changed(TaskGraph.builtInJSON, changes), from: Self.file)
  }

  @Test func theBuiltInSetsDifferInNothing() throws {
    let (rules, tasks) = (try rules([]), try tasks([]))
    #expect(rules.file?.differences == "" && rules.requirements == EntryRules.builtIn.requirements)
    #expect(tasks.file?.differences == "" && tasks.tasks == TaskGraph.builtIn.tasks && tasks.replacement == nil)
  }

  @Test func whatDiffersNamesTheFile() throws {
    let rules = try rules([("\"name\": \"User ID\"", "\"name\": \"Identifier\"")])
    #expect(rules.ruleSet == "\(EntryRules.builtIn.ruleSet), changed by e.json")
    let requirement = try #require(rules.requirement("user-id"))
    #expect(requirement.name == "Identifier" && requirement.rule.status == .unverified)
    #expect(requirement.rule.source.hasPrefix("e.json, which leaves the source of the built-in value: "))
    let checklist = Checklist(
      try EntryFile(party: "A", roles: ["ED"], rules: rules), today: try CivilDate(parsing: "2025-05-06"), rules: rules)
    #expect(checklist.rows.contains { $0.requirement.name == "Identifier" })

    let tasks = try tasks([("\"likely\": 15", "\"likely\": 16")])
    #expect(tasks.file?.differences == "tasks (changed)" && tasks.task("ACC")?.duration.likely == 16)
    #expect(
      tasks.replacement
        == "The tasks come from \(TaskGraph.builtIn.name), changed by e.json, instead of the built-in ones")
  }

  @Test(arguments: [
    ("\"role\": \"RDP\"", "\"role\": \"XX\"", "rdp: the role must be RDP, which commands and files use"),
    ("\"id\": \"user-id\"", "\"id\": \"my-id\"", "requirements: user-id is missing"),
    (
      "\"id\": \"credit-cover\"", "\"id\": \"user-id\"",
      "requirements, duties, notes: the id 'user-id' is empty or appears twice"
    ),
    ("\"met\"", "\"late\"", "requirements, user-id: late can't be among the states; use met, met-nil, not-applicable"),
    ("\"every_months\": ", "\"every_months\": 9999", "every_months must be from 1 to 1200"),
    ("\"after\": \"", "\"after\": \"x", "is not one of the requirements"),
  ])
  func wrongRules(_ old: String, _ new: String, _ message: String) {
    let error = #expect(throws: RuleDataError.self) { try rules([(old, new)]) }
    #expect(error?.description.hasSuffix(message) == true, "\(error?.description ?? "nothing is thrown")")
  }

  @Test func wrongTasks() {
    for (old, new, message) in [
      ("\"likely\": 15", "\"likely\": 1", "e.json: ACC: "),
      ("\"kind\": \"external\"", "\"kind\": \"x\"", "the rules can't be read: "),
      ("{\"task\": \"ACC\"}", "{\"task\": \"ACCC\"}", "e.json: UID: "),
    ] {
      let error = #expect(throws: (any Error).self) { try tasks([(old, new)]) }
      #expect((error.map { "\($0)" } ?? "").hasPrefix(message), "\(error.map { "\($0)" } ?? "")")
    }
  }
}
