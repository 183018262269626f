import EUI64
import IDAllocation
import Reporting
import TestSupport
import Testing
import UserEntry
import WorkingDays

/// What the register and an assessment of Credit Cover say of a checklist, and duties that were missed.
@Suite struct ChecklistEvaluationTests {
  static func day(_ text: String) throws -> CivilDate { try CivilDate(parsing: text) }

  private static let today = "2025-06-10"
  private static let good = "70-B3-D5-1F-30-01-00-00"
  private static func cover(_ status: String) throws -> CoverResult {
    let text = """
      party,status,requirement,threshold,required,counted,shortfall,action_by
      B,covered,1,2,3,4,0,
      A,\(status),10.00,20.00,30.00,40.00,5.00,2025-06-20

      """
    return try CoverResult(ScriptedSource(text, name: "cover.csv"), party: "A")
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
    #expect(try found([value: .proposed]) == ["not-accepted: r.db has it as proposed, not as accepted by the DCC"])
    #expect(try found([:]) == ["not-accepted: r.db does not have it"])
  }

  @Test func dutiesThatWereMissedAreOverdue() throws {
    var file = try EntryFile(party: "A", roles: ["ED"])
    try file.put(
      RequirementRecord(
        role: "ED", requirement: "security-assessment", state: .met, date: Self.day("2024-04-12"), evidence: "e",
        fieldwork: Self.day("2024-03-01")))
    func checklist(_ today: String) throws -> Checklist { Checklist(file, today: try Self.day(today)) }
    #expect(try !checklist("2025-03-01").hasFindings)
    let late = try checklist("2025-03-02")
    #expect(late.hasFindings && late.duties[1].next?.description == "2025-03-01")
    #expect(ChecklistReport(late).table(.none).contains("overdue since 2025-03-01"))
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
    // The DCC reviews the requirement each month: what is older says nothing of today.
    #expect(try row("2025-05-10").state == .met && row("2025-05-10").findings.isEmpty)
    let old = try row("2025-05-09")
    #expect(old.state == .open && old.findings.map(\.code) == ["out-of-date"])
    #expect(
      old.findings.first?.detail
        == "the assessment is as at 2025-05-09, but the requirement was reviewed by 2025-06-09 (SECAS guide: the DCC reviews"
        + " the requirement each month (guide)); assess it again")
  }

  @Test(arguments: [("2025-06-20", "open"), ("2025-06-21", "late")])
  func aShortfallIsLateFromItsDayOn(_ today: String, _ state: String) throws {
    let checklist = Checklist(
      try EntryFile(party: "A", roles: ["ED"]), today: try Self.day(today), cover: try Self.cover("shortfall"))
    let row = try #require(checklist.rows.first { $0.requirement.id == "credit-cover" })
    #expect(row.state.rawValue == state && row.due?.description == "2025-06-20")
  }
}
