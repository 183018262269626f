import Messages
import Reporting
import Testing
import UserEntry
import WorkingDays

@Suite("The duties that come back")
struct EntryDutyTests {
  private func next(
    _ duty: String, met: String?, today: String, role: String = "OU", _ state: RequirementState = .met
  ) throws -> String? {
    let requirement = try #require(EntryRules.builtIn.duties.first { $0.id == duty }).after
    var records: [RequirementRecord] = []
    if let met {
      var record = try EntryCase.record(requirement, role: role, state, date: met)
      // The status comes on the day on which the fieldwork ended.
      if duty == "security-cycle" { record.fieldwork = record.date }
      records.append(record)
    }
    let checklist = try EntryCase.checklist(records, today: today)
    return try #require(checklist.duties.first { $0.duty.id == duty && $0.role == role }).next?.description
  }

  @Test("The monthly review from the 31st: the end of short months, and the 31st again")
  func monthly() throws {
    for (today, next) in [
      ("2017-01-31", "2017-02-28"), ("2017-02-27", "2017-02-28"), ("2017-02-28", "2017-02-28"),
      ("2017-03-01", "2017-03-31"), ("2017-03-31", "2017-03-31"), ("2017-04-01", "2017-04-30"),
      ("2020-02-01", "2020-02-29"), ("2020-03-01", "2020-03-31"),
    ] {
      #expect(try self.next("credit-review", met: "2017-01-31", today: today) == next, "\(today)")
    }
  }

  @Test("The yearly assessments, from 29 February too")
  func yearly() throws {
    for (met, today, next) in [
      ("2016-02-29", "2016-02-29", "2017-02-28"), ("2016-02-29", "2019-03-01", "2017-02-28"),
      ("2017-06-15", "2017-09-01", "2018-06-15"), ("2017-06-15", "2018-06-15", "2018-06-15"),
      ("2017-06-15", "2018-06-16", "2018-06-15"),
    ] {
      for duty in ["security-cycle", "privacy-cycle"] {
        #expect(try self.next(duty, met: met, today: today) == next, "\(met) \(today)")
      }
    }
  }

  @Test("The security cycle counts from the end of the fieldwork, and from nothing else")
  func fieldwork() throws {
    func checklist(_ fieldwork: String?, today: String = "2020-09-01") throws -> Checklist {
      var record = try EntryCase.record("security-assessment", date: "2020-03-20")
      record.fieldwork = try fieldwork.map(EntryCase.date)
      return try EntryCase.checklist([record], roles: ["ED"], today: today)
    }
    let known = try checklist("2020-01-31")
    let duty = try #require(known.duties.first { $0.duty.id == "security-cycle" })
    #expect(duty.next?.description == "2021-01-31")
    #expect(duty.duty.rule.status == .sourced && duty.duty.reference == "G8.40")
    #expect(!known.lacksFieldwork(duty.duty, "ED") && !known.hasFindings)
    #expect(try checklist("2020-01-31", today: "2021-02-01").hasFindings)
    let unknown = try checklist(nil)
    #expect(unknown.duties.first { $0.duty.id == "security-cycle" }?.next == nil)
    #expect(unknown.lacksFieldwork(duty.duty, "ED"))
    #expect(
      ChecklistReport(unknown).markdown.contains(
        "Next User Security Assessment: within 12 months of the end of the last fieldwork, which is not recorded;"))
    #expect(try checklist("2020-03-20", today: "2020-03-19").rows.contains { $0.findings.map(\.code).count == 2 })
    // It can't have ended after the status that follows from it, and belongs to this assessment only.
    #expect(throws: EntryFileError.self) { try checklist("2020-03-21") }
    #expect(throws: EntryFileError.self) {
      var record = try EntryCase.record("uept")
      record.fieldwork = record.date
      _ = try EntryCase.file([record])
    }
  }

  @Test("Facts beside the checklist: for their roles, from their day on, and while they matter")
  func notes() throws {
    func notes(_ role: String, _ today: String, _ records: [RequirementRecord] = []) throws -> [String] {
      try EntryCase.checklist(records, roles: [role], today: today).notes.map(\.note.id)
    }
    #expect(try notes("ED", "2017-09-01") == ["dno-date", "rdp-nomination"])
    #expect(try notes("OU", "2019-02-27") == [])
    #expect(try notes("OU", "2019-02-28") == ["other-user-second-year"])
    #expect(try notes("OU", "2020-02-27") == ["security-statuses", "other-user-second-year"])
    #expect(try notes("RDP", "2020-02-27") == ["rdp-nomination"])
    let met = [try EntryCase.record("security-assessment", role: "GS", date: "2020-02-27")]
    #expect(try notes("GS", "2020-02-27") == ["security-statuses"])
    #expect(try notes("GS", "2020-02-27", met) == [])
    let text = ChecklistReport(try EntryCase.checklist(roles: ["ED"]))
    for shown in [text.table(.none).replacing("\n  ", with: " "), text.csv, text.json(pretty: false), text.html] {
      #expect(shown.contains("Distribution Network Operators are required to be DCC Users by 21 January 2018."))
    }
  }

  @Test("Over two years of days: never before today, a whole number of months on, and no earlier time left out")
  func plain() throws {
    let first = try EntryCase.date("2019-08-31")
    let times = (1...60).compactMap { first.adding(months: $0) }
    for days in 0..<800 {
      let today = try #require(first.adding(days: days))
      let checklist = try EntryCase.checklist(
        [EntryCase.record("credit-cover", .metWithoutSupport, date: "2019-08-31")], roles: ["ED"], today: "\(today)")
      #expect(checklist.duties.first?.next == times.first { $0 >= today })
    }
  }

  @Test("None where its requirement is not met, or not yet")
  func unmet() throws {
    let today = "2017-09-01"
    #expect(try next("credit-review", met: nil, today: today) == nil)
    #expect(try next("credit-review", met: "2017-06-01", today: today, .open) == nil)
    #expect(try next("credit-review", met: "2017-09-02", today: today) == nil)
    #expect(try next("credit-review", met: "2017-06-01", today: today, .metWithoutSupport) == "2017-09-01")
    #expect(try next("security-cycle", met: nil, today: today) == nil)
    // The calendar ends.
    #expect(try next("credit-review", met: "9999-12-01", today: "9999-12-02") == nil)
    #expect(try next("security-cycle", met: "9999-01-01", today: "9999-12-31") == nil)
  }

  @Test("A shortfall ends the review until it is made good")
  func shortfall() throws {
    let file = try EntryCase.file([EntryCase.record("credit-cover")])
    let today = try EntryCase.date("2017-09-01")
    func next(_ status: String) throws -> String? {
      Checklist(file, today: today, cover: try EntryCase.cover(status)).duties.first?.next?.description
    }
    #expect(try next("shortfall") == nil)
    #expect(try next("covered") == "2017-09-01")
  }

  @Test("Only for the roles that have it")
  func roles() throws {
    let checklist = try EntryCase.checklist(roles: ["ED", "OU", "GS"])
    #expect(
      checklist.duties.map { "\($0.role) \($0.duty.id)" } == [
        "ED credit-review", "ED security-cycle", "OU credit-review", "OU security-cycle", "OU privacy-cycle",
        "GS credit-review", "GS security-cycle",
      ])
  }
}
