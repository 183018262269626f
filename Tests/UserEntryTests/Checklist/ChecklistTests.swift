import TestSupport
import Testing
import UserEntry
import WorkingDays

@Suite("The checklist of a Party")
struct ChecklistTests {
  private func row(_ requirement: String, _ role: String = "ED", of checklist: Checklist) throws -> ChecklistRow {
    try #require(checklist.rows.first { $0.requirement.id == requirement && $0.role == role })
  }

  @Test("Rows come role by role, in the order of the guide")
  func order() throws {
    let checklist = try EntryCase.checklist(roles: ["OU", "ED"])
    let names = EntryRules.builtIn.requirements.map(\.id)
    #expect(
      checklist.rows.map { "\($0.role) \($0.requirement.id)" }
        == ["OU", "ED"].flatMap { role in names.map { "\(role) \($0)" } })
    #expect(checklist.roles == ["OU", "ED"])
    #expect(checklist.party == "ALPHA")
  }

  @Test("A role is drawn up once, however often it is asked for, and others are not complete")
  func roles() throws {
    let file = try EntryCase.file(EntryCase.everything(for: "ED"))
    let checklist = Checklist(file, roles: ["ED", "ED"], today: try EntryCase.date("2017-09-01"))
    #expect(checklist.roles == ["ED"])
    #expect(checklist.rows.count == 9)
    #expect(checklist.duties.count == 2)
    for role in ["OU", "GS", "", "nothing"] {
      #expect(checklist.isUserEntryProcessComplete(role) == false)
      #expect(!checklist.isOperationallyReady(role))
    }
    #expect(checklist.isUserEntryProcessComplete("ED") == true && checklist.isOperationallyReady("ED"))
    #expect(!checklist.hasFindings)
  }

  @Test("Late is what is open behind its due date, from the day after it on")
  func late() throws {
    let open = try EntryCase.record("uept", .open, date: nil, due: "2017-08-31")
    for (today, state) in [("2017-08-30", RequirementState.open), ("2017-08-31", .open), ("2017-09-01", .late)] {
      let checklist = try EntryCase.checklist([open], today: today)
      #expect(try row("uept", of: checklist).state == state)
      #expect(checklist.hasFindings == (state == .late))
    }
    // What is met in time or not is met, and what has no due date is never late.
    let met = try EntryCase.record("uept", date: "2017-09-01", due: "2017-08-31")
    #expect(try row("uept", of: EntryCase.checklist([met], today: "2017-09-02")).state == .met)
    let timeless = try EntryCase.record("uept", .open, date: nil)
    #expect(try row("uept", of: EntryCase.checklist([timeless], today: "9999-12-31")).state == .open)
  }

  @Test("A date that has not come yet meets nothing")
  func future() throws {
    let record = try EntryCase.record("uept", date: "2017-09-02")
    let tomorrow = try row("uept", of: EntryCase.checklist([record], today: "2017-09-01"))
    #expect(tomorrow.state == .open)
    #expect(tomorrow.findings.map { "\($0.code): \($0.detail)" } == ["future-date: 2017-09-02 is after 2017-09-01"])
    #expect(try row("uept", of: EntryCase.checklist([record], today: "2017-09-02")).state == .met)
  }

  @Test("The Privacy Audit is for an Other User only")
  func privacy() throws {
    let checklist = try EntryCase.checklist([EntryCase.record("privacy-audit", role: "OU", due: "2017-07-01")])
    let distributor = try row("privacy-audit", of: checklist)
    #expect(distributor.state == .notApplicable)
    #expect(distributor.evidence == "for OU only")
    #expect(distributor.date == nil && distributor.due == nil && distributor.findings == [])
    #expect(try row("privacy-audit", "OU", of: checklist).state == .met)
  }

  @Test("SREPT is not a limb of H1.10")
  func srept() throws {
    let records = try EntryCase.everything(for: "ED").filter { $0.requirement != "srept" }
    let open = try EntryCase.checklist(records)
    #expect(open.isUserEntryProcessComplete("ED") == true)
    #expect(!open.isOperationallyReady("ED"))
    let notNeeded = try EntryCase.checklist(records + [EntryCase.record("srept", .notApplicable)])
    #expect(notNeeded.isOperationallyReady("ED"))
    #expect(try row("srept", of: notNeeded).state == .notApplicable)
  }

  @Test("What the assessment of Credit Cover says is in the evidence of Credit Cover, and nowhere else")
  func coverEvidence() throws {
    let file = try EntryCase.file([EntryCase.record("credit-cover", .met, evidence: "Letter of Credit LC-1")])
    let checklist = Checklist(
      file, today: try EntryCase.date("2017-09-01"), cover: try EntryCase.cover("covered"))
    let words = "seckit cover: support £700.00 covers £900.00"
    #expect(try row("credit-cover", of: checklist).evidence == "Letter of Credit LC-1; \(words)")
    #expect(try row("credit-cover", "OU", of: checklist).evidence == words)
    #expect(checklist.rows.count { $0.evidence.contains("seckit cover") } == 2)
  }

  @Test("A shortfall conflicts with a record, and its figures say why")
  func shortfall() throws {
    let file = try EntryCase.file([EntryCase.record("credit-cover", .metWithoutSupport, due: "2017-08-01")])
    let checklist = Checklist(
      file, today: try EntryCase.date("2017-09-01"), cover: try EntryCase.cover("shortfall"))
    let short = try row("credit-cover", of: checklist)
    #expect(short.state == .late)
    #expect(
      short.findings.map { "\($0.code): \($0.detail)" } == [
        "shortfall: £200.00 of £900.00 required is missing; increase the support by 2017-09-08"
      ])
    #expect(try row("credit-cover", "OU", of: checklist).state == .open)
    #expect(checklist.isUserEntryProcessComplete("ED") == false)
  }

  @Test("What the assessment meets is met on the day of the assessment, not on an open record's day")
  func coverDate() throws {
    let file = try EntryCase.file([EntryCase.record("credit-cover", .open, date: "2017-01-02", evidence: "")])
    let today = try EntryCase.date("2017-09-01")
    for day in [nil, today, try EntryCase.date("2017-08-01")] {
      let checklist = Checklist(file, today: today, cover: try EntryCase.cover("not-required"), coverDate: day)
      for role in ["ED", "OU"] {
        let cover = try row("credit-cover", role, of: checklist)
        #expect(cover.state == .metWithoutSupport)
        #expect(cover.date == day)
      }
    }
  }
}
