import TestSupport
import Testing
import UserEntry
import WorkingDays

@Suite("What is wrong with a request")
struct PlanErrorTests {
  private func message(
    _ roles: [String] = ["ED"], start: String? = "2017-04-03", goLive: String? = nil,
    graph: TaskGraph = .builtIn, _ change: (inout EntryPlanRequest) throws -> Void = { _ in }
  ) throws -> String? {
    var request = try PlanCase.request(roles, start: start, goLive: goLive)
    try change(&request)
    return #expect(throws: EntryPlanError.self) { try EntryPlan(request, of: graph) }?.description
  }

  @Test("Roles")
  func roles() throws {
    #expect(try message([]) == "no User Role is given; give at least one")
    #expect(try message(["RSB"]) == "unknown User Role 'RSB'; probably meant: RSA")
    #expect(
      try message(["DNO"])
        == "unknown User Role 'DNO'; the roles are IS, ES, GS, ED, GT, RSA, OU, MDR, LC")
    let graph = try PlanCase.graph([PlanCase.task("A", roles: ["GT"])])
    #expect(
      try message(graph: graph) == "the graph has no task for ED; give other roles or another graph")
  }

  @Test("Dates")
  func dates() throws {
    #expect(try message(start: nil) == "there is nothing to plan from; give a start, a go-live date or both")
    #expect(
      try message(start: "2017-04-03", goLive: "2017-04-02")
        == "the go-live date 2017-04-02 is before the start 2017-04-03; give a later one or an earlier start")
    let outside =
      "the bank holidays of England and Wales are known from 2012-01-01 to 2035-12-31 only, and the count leaves that period; give dates within it"
    #expect(try message(start: nil, goLive: "2040-01-01") == "the go-live date, 2040-01-01: \(outside)")
    #expect(try message(start: "2011-12-31") == "the start, 2011-12-31: \(outside)")
    #expect(try message(start: "2035-12-03") == "GW: \(outside)")
    #expect(try message(start: nil, goLive: "2012-02-01")?.hasSuffix(outside) == true)
    #expect(try message(start: nil, goLive: "9999-12-31") == "the go-live date, 9999-12-31: \(outside)")
    #expect(try message(start: "0001-01-01") == "the start, 0001-01-01: \(outside)")
    for start in [nil, "2017-04-03"] {
      let words = try message(start: start, goLive: "2018-01-21") { $0.today = try PlanCase.date("2040-01-01") }
      #expect(words == "today, 2040-01-01: \(outside)")
    }
    let long = try PlanCase.single(.notice, 10_000, .calendarDays)
    #expect(try message(start: "2017-04-03", graph: long) == "ONE: \(outside)")
    #expect(try message(start: nil, goLive: "2017-04-03", graph: long) == "ONE: \(outside)")
  }

  @Test("Actual dates")
  func actuals() throws {
    let day = try PlanCase.date("2017-04-05")
    let before = try PlanCase.date("2017-04-04")
    let cases: [([ActualRecord], String)] = [
      (
        [.init(task: "UEPT.NOTCE", started: day)],
        "unknown task 'UEPT.NOTCE' in the actual dates; probably meant: UEPT.NOTICE"
      ),
      (
        [.init(task: "Z", started: day)],
        "unknown task 'Z' in the actual dates; give the identifier of a task of the graph"
      ),
      (
        [.init(task: "GW", role: "ED", started: day)],
        "unknown task 'GW[ED]' in the actual dates; probably meant: GW"
      ),
      (
        [.init(task: "UID", role: "XX", started: day)],
        "unknown User Role 'XX'; the roles are IS, ES, GS, ED, GT, RSA, OU, MDR, LC"
      ),
      (
        [.init(task: "GW", started: day, finished: before)],
        "GW: finished on 2017-04-04, before it started on 2017-04-05; correct one of the dates"
      ),
      (
        [.init(task: "GW", started: day), .init(task: "GW", finished: day)],
        "the actual dates of GW appear twice; remove one"
      ),
    ]
    for (records, words) in cases { #expect(try message { $0.actuals = records } == words) }
  }

  @Test("Meeting calendars")
  func meetings() throws {
    let days = [try PlanCase.date("2017-05-10")]
    #expect(
      try message { $0.meetings = [MeetingCalendar(pattern: "SEC.STATIS", dates: days)] }
        == "there is no meeting named 'SEC.STATIS'; probably meant: SEC.STATUS")
    #expect(
      try message { $0.meetings = [MeetingCalendar(pattern: "GW", dates: days)] }
        == "there is no meeting named 'GW'; give the identifier of a task of the kind meeting")
    #expect(
      try message { $0.meetings = [MeetingCalendar(pattern: "SEC.STATUS", dates: days)] }
        == "SEC.STATUS: its meeting calendar has no day on or after 2017-08-21; add later days")
    #expect(
      try message { $0.meetings = [MeetingCalendar(pattern: "SEC.STATUS[ED]", dates: days)] }
        == "there is no meeting named 'SEC.STATUS[ED]'; probably meant: SEC.STATUS")
    #expect(
      try message { $0.meetings = [MeetingCalendar(pattern: "*.QGR[EDD]", dates: days)] }
        == "unknown User Role 'EDD'; the roles are IS, ES, GS, ED, GT, RSA, OU, MDR, LC")
  }

  @Test("Names of tasks that a plan hasn't got")
  func names() throws {
    let plan = try EntryPlan(PlanCase.request(["ED", "GT"], start: "2017-04-03"))
    #expect(try plan.tasks(named: "UEPT.RUN").map(\.label) == ["UEPT.RUN[ED]", "UEPT.RUN[GT]"])
    #expect(try plan.only("UEPT.RUN[GT]").roles == ["GT"])
    #expect(try plan.only("RDP").roles == ["ED", "GT"])
    let error = #expect(throws: EntryPlanError.self) { try plan.explanation(of: "UEPT.RUN[OU]") }
    #expect(error?.description == "the plan has no task 'UEPT.RUN[OU]'; probably meant: UEPT.RUN[ED]")
    let other = #expect(throws: EntryPlanError.self) { try plan.explanation(of: "ACC") }
    #expect(other?.description == "the plan has no task 'ACC'; 'seckit entry plan' lists its tasks")
  }
}
