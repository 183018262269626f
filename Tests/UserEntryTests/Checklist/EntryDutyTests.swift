import Testing
import UserEntry
import WorkingDays

@Suite("The duties that come back")
struct EntryDutyTests {
  private func next(
    _ duty: String, met: String?, today: String, role: String = "OU", _ state: RequirementState = .met
  ) throws -> String? {
    let requirement = try #require(EntryRules.builtIn.duties.first { $0.id == duty }).after
    let records = try met.map { [try EntryCase.record(requirement, role: role, state, date: $0)] } ?? []
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

  @Test("Over two years of days: never before today, a whole number of months on, and no earlier time left out")
  func plain() throws {
    let first = try EntryCase.date("2019-08-31")
    let times = (1...60).compactMap { first.adding(months: $0) }
    for days in 0..<800 {
      let today = try #require(first.adding(days: days))
      let checklist = try EntryCase.checklist(
        [EntryCase.record("credit-cover", .metNil, date: "2019-08-31")], roles: ["ED"], today: "\(today)")
      #expect(checklist.duties.first?.next == times.first { $0 >= today })
    }
  }

  @Test("None where its requirement is not met, or not yet")
  func unmet() throws {
    let today = "2017-09-01"
    #expect(try next("credit-review", met: nil, today: today) == nil)
    #expect(try next("credit-review", met: "2017-06-01", today: today, .open) == nil)
    #expect(try next("credit-review", met: "2017-09-02", today: today) == nil)
    #expect(try next("credit-review", met: "2017-06-01", today: today, .metNil) == "2017-09-01")
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
