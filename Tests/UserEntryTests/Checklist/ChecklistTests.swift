import EUI64
import IDAllocation
import Reporting
import TestSupport
import Testing
import UserEntry
import WorkingDays

/// The checklist, against a plain reading of what counts as met.
@Suite struct ChecklistTests {
  static func day(_ text: String) throws -> CivilDate { try CivilDate(parsing: text) }

  private static let today = "2025-06-10"
  private static let good = "70-B3-D5-1F-30-01-00-00"
  private static let test = "90-B3-D5-1F-30-01-00-00"

  private struct Case {
    let state: RequirementState
    let date: String?
    let due: String?
    let identifier: String?
    let cover: String?
  }

  private static func cases(_ requirement: EntryRequirement) -> [Case] {
    var cases: [Case] = []
    for state in [.open] + requirement.states {
      for date in [nil, "2025-06-01", today, "2025-06-11"] where state == .open || date != nil {
        for due in [nil, "2025-06-09", today, "2025-07-01"] {
          for identifier in requirement.id == "user-id" ? [nil, good, test, "nonsense"] : [nil] {
            for cover in requirement.id == "credit-cover" ? [nil, "not-required", "covered", "shortfall"] : [nil] {
              cases.append(Case(state: state, date: date, due: due, identifier: identifier, cover: cover))
            }
          }
        }
      }
    }
    return cases
  }

  private static func cover(_ status: String) throws -> CoverResult {
    let text = """
      party,status,requirement,threshold,required,counted,shortfall,action_by
      B,covered,1,2,3,4,0,
      A,\(status),10.00,20.00,30.00,40.00,5.00,2025-06-20

      """
    return try CoverResult(ScriptedSource(text, name: "cover.csv"), party: "A")
  }

  /// State and codes of findings, as the contract has them.
  private func expected(_ requirement: EntryRequirement, _ role: String, _ some: Case) -> (String, [String]) {
    if requirement.id == "privacy-audit", role != "OU" { return ("not-applicable", []) }
    var codes: [String] = []
    if let date = some.date, date > Self.today { codes.append("future-date") }
    switch some.identifier {
    case nil: if requirement.id == "user-id", some.state == .met { codes.append("missing") }
    case Self.good?: break
    case Self.test?: codes.append("test-block")
    default: codes.append("bad-character")
    }
    if some.cover == "shortfall" { codes.append("shortfall") }
    var state = some.state.rawValue
    if state == "open", let cover = some.cover {
      state = ["not-required": "met-nil", "covered": "met"][cover] ?? "open"
    }
    if !codes.isEmpty { state = "open" }
    if state == "open", let due = some.due, due < Self.today { state = "late" }
    return (state, codes)
  }

  @Test(arguments: EntryRules.builtIn.requirements.map(\.id), ["ED", "OU"])
  func everyRecordComesToWhatItShould(_ id: String, _ role: String) throws {
    let requirement = try #require(EntryRules.builtIn.requirement(id))
    let today = try Self.day(Self.today)
    for some in Self.cases(requirement) {
      var file = try EntryFile(party: "A", roles: [role])
      if requirement.isNeeded(for: role) {
        try file.put(
          RequirementRecord(
            role: role, requirement: id, state: some.state, date: some.date.flatMap { CivilDate($0) },
            due: some.due.flatMap { CivilDate($0) }, evidence: "shown", identifier: some.identifier))
      }
      let checklist = Checklist(file, today: today, cover: try some.cover.map { try Self.cover($0) })
      let row = try #require(checklist.rows.first { $0.requirement.id == id })
      let (state, codes) = expected(requirement, role, some)
      #expect(row.state.rawValue == state && row.findings.map(\.code) == codes, "\(some)")
      #expect(checklist.hasFindings == (state == "late" || !codes.isEmpty), "\(some)")
      #expect(!checklist.isUserEntryProcessComplete(role) && !checklist.isOperationallyReady(role))
    }
  }

  /// All requirements met but one: which total that one counts for.
  @Test(arguments: [nil] + EntryRules.builtIn.requirements.map { $0.id as String? }, ["ED", "OU"])
  func eachTotalHasItsOwnRequirements(_ missing: String?, _ role: String) throws {
    var file = try EntryFile(party: "A", roles: [role])
    let date = try Self.day("2025-06-01")
    for requirement in EntryRules.builtIn.requirements
    where requirement.isNeeded(for: role) && requirement.id != missing {
      try file.put(
        RequirementRecord(
          role: role, requirement: requirement.id, state: .met, date: date, evidence: "shown",
          identifier: requirement.id == "user-id" ? Self.good : nil))
    }
    let checklist = Checklist(file, today: date)
    // The limbs of H1.10; SREPT is none of them.
    let limbs: Set = ["user-id", "credit-cover", "uept", "security-assessment", "privacy-audit"]
    let isNeeded = missing.map { EntryRules.builtIn.requirement($0)?.isNeeded(for: role) ?? false } ?? false
    #expect(checklist.isOperationallyReady(role) == !isNeeded)
    #expect(checklist.isUserEntryProcessComplete(role) == !(isNeeded && limbs.contains(missing ?? "")))
    #expect(!checklist.hasFindings)
  }

  @Test func theUserIDIsJudgedAgainstTheRegister() throws {
    let layout = RegisterLayout(.builtIn)
    let number = layout.range(of: 2)
    let index = try AllocationIndex(
      name: "r.db", layout: layout,
      organisations: [
        Organisation(number: 1, kind: .party, name: "A", signifier: "A"),
        Organisation(number: 2, kind: .party, name: "B", signifier: "B"),
      ], ranges: [layout.range(of: 1), number], count: 1
    ) { add in
      try add(.init(value: EUI64(Self.good), roles: layout.bits(of: ["GT"]), isWithdrawn: false))
    }
    func codes(_ party: String, _ role: String) throws -> [String] {
      var file = try EntryFile(party: party, roles: [role])
      try file.put(
        RequirementRecord(
          role: role, requirement: "user-id", state: .met, date: Self.day("2025-06-01"), evidence: "e",
          identifier: Self.good))
      let checklist = Checklist(file, today: try Self.day(Self.today), allocations: index)
      let row = try #require(checklist.rows.first)
      #expect(row.state == (row.findings.isEmpty ? .met : .open))
      #expect(row.findings.allSatisfy { !$0.detail.isEmpty })
      return row.findings.map(\.code)
    }
    #expect(try codes("A", "GT") == [])
    #expect(try codes("A", "ED") == ["role-shared"])
    #expect(try codes("B", "GT") == ["other-party", "two-parties"])
    #expect(try codes("X", "GT") == ["unknown-party"])
  }

  @Test func anIdentifierThatIsNotAcceptedIsNotMet() throws {
    let layout = RegisterLayout(.builtIn)
    let index = try AllocationIndex(
      name: "r.db", layout: layout, organisations: [Organisation(number: 1, kind: .party, name: "A", signifier: "A")],
      ranges: [layout.range(of: 1)], count: 0
    ) { _ in }
    var file = try EntryFile(party: "A", roles: ["ED"])
    try file.put(
      RequirementRecord(
        role: "ED", requirement: "user-id", state: .met, date: Self.day("2025-06-01"), evidence: "e",
        identifier: Self.good))
    func found(_ registered: [EUI64: IdentifierState]?) throws -> [String] {
      let checklist = Checklist(file, today: try Self.day(Self.today), allocations: index, registered: registered)
      return checklist.rows[0].findings.map { "\($0.code): \($0.detail)" }
    }
    let value = try EUI64(Self.good)
    #expect(try found(nil) == [] && found([value: .accepted]) == [])
    #expect(try found([value: .proposed]) == ["not-accepted: r.db has it as proposed, and not as accepted by the DCC"])
    #expect(try found([:]) == ["not-accepted: r.db does not have it, and not as accepted by the DCC"])
  }

  @Test func dutiesThatWereMissedAreOverdue() throws {
    var file = try EntryFile(party: "A", roles: ["ED"])
    try file.put(
      RequirementRecord(
        role: "ED", requirement: "security-assessment", state: .met, date: Self.day("2024-03-01"), evidence: "e"))
    func checklist(_ today: String) throws -> Checklist { Checklist(file, today: try Self.day(today)) }
    #expect(try !checklist("2025-03-01").hasFindings)
    let late = try checklist("2025-03-02")
    #expect(late.hasFindings && late.duties[1].next?.description == "2025-03-01")
    #expect(ChecklistText(late).table(.none).contains("overdue since 2025-03-01"))
  }

  @Test func anAssessmentHasItsDay() throws {
    let file = try EntryFile(party: "A", roles: ["ED"])
    func row(_ day: String?) throws -> ChecklistRow {
      let checklist = Checklist(
        file, today: try Self.day(Self.today), cover: try Self.cover("covered"),
        coverDate: day.flatMap { CivilDate($0) })
      return try #require(checklist.rows.first { $0.requirement.id == "credit-cover" })
    }
    #expect(try row(nil).date == nil && row(nil).state == .met)
    #expect(try row("2025-06-01").date?.description == "2025-06-01")
    #expect(try row("2025-06-01").evidence == "seckit cover as at 2025-06-01: support £40.00 covers £30.00")
    #expect(try row("2025-06-11").findings.map(\.code) == ["future-date"])
  }

  @Test func dutiesComeBackFromTheDayOfTheirRequirement() throws {
    func next(_ met: String, _ today: String) throws -> String? {
      var file = try EntryFile(party: "A", roles: ["ED"])
      try file.put(
        RequirementRecord(
          role: "ED", requirement: "credit-cover", state: .metNil, date: Self.day(met), evidence: "none needed"))
      let checklist = Checklist(file, today: try Self.day(today))
      #expect(checklist.duties.map(\.duty.id) == ["credit-review", "security-cycle"], "privacy is for OU only")
      #expect(checklist.duties[1].next == nil, "what is not met has no next time")
      return checklist.duties[0].next?.description
    }
    #expect(try next("2025-01-31", "2025-02-01") == "2025-02-28")
    #expect(try next("2025-01-31", "2025-02-28") == "2025-02-28")
    #expect(try next("2025-01-31", "2025-03-01") == "2025-03-31", "the 31st does not become the 28th for good")
    #expect(try next("2025-06-10", "2025-06-10") == "2025-07-10")
    #expect(try next("2024-02-29", "2025-02-01") == "2025-02-28")
  }

  @Test func theRulesAreThoseOfTheContract() {
    let rules = EntryRules.builtIn
    #expect(
      rules.requirements.prefix(6).map { "\($0.id) \($0.reference)" } == [
        "user-id B2; H1.6-H1.7; H1.10(a)", "credit-cover J3; H1.10(e)", "srept L7", "uept H1.10(b); Appendix R",
        "security-assessment G3-G6, assessed under G8; H1.10(c)", "privacy-audit I2; H1.10(d)",
      ])
    #expect(Set(rules.requirements.map(\.id)).count == rules.requirements.count)
    #expect(rules.requirements.allSatisfy { !$0.rule.source.isEmpty && !$0.metBy.isEmpty })
    #expect(rules.duties.allSatisfy { duty in rules.requirement(duty.after) != nil && duty.everyMonths > 0 })
    #expect(rules.requirements.filter { $0.group == .userEntryProcess }.allSatisfy { $0.reference.contains("H1.10") })
    #expect(rules.requirements.filter { $0.group == .readiness }.allSatisfy { !$0.reference.contains("H1.10") })
  }
}
