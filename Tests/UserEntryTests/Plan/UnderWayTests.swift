import TestSupport
import Testing
import UserEntry
import WorkingDays

@Suite("Tasks that have begun and not ended")
struct UnderWayTests {
  private func plan(
    _ kind: TaskKind, _ days: Int, _ unit: DurationUnit = .workingDays, started: String, today: String,
    start: String? = nil, meetings: [String] = []
  ) throws -> EntryPlan {
    let graph = try PlanCase.graph([
      PlanCase.task("A", kind, days, unit), PlanCase.task("B", after: [.init(task: "A")]),
    ])
    var request = try PlanCase.request(start: start ?? today, goLive: "2018-01-19", today: today)
    request.actuals = [ActualRecord(task: "A", started: try PlanCase.date(started))]
    if !meetings.isEmpty {
      request.meetings = [MeetingCalendar(pattern: "A", dates: try meetings.map(PlanCase.date))]
    }
    return try EntryPlan(request, of: graph)
  }

  @Test("What is not over yet ends today at the soonest, on the next day that its calendar allows")
  func notBeforeToday() throws {
    for kind in [TaskKind.effort, .external, .maximumResponse, .milestone, .meeting] {
      for unit in [DurationUnit.workingDays, .calendarDays] {
        // 12 August 2017 is a Saturday.
        let plan = try plan(kind, 5, unit, started: "2017-06-26", today: "2017-08-12", start: "2017-06-26")
        #expect(try plan.only("A").earliestFinish?.description == "2017-08-14", "\(kind) \(unit)")
        #expect(try plan.only("B").earliestStart?.description == "2017-08-14")
        let due = unit == .workingDays ? "2017-07-03" : "2017-07-03"
        #expect(
          plan.findings == [
            .notEnded(
              task: "A", begun: try PlanCase.date("2017-06-26"), due: try PlanCase.date(due),
              today: try PlanCase.date("2017-08-12"))
          ])
      }
    }
    let early = try plan(.effort, 60, started: "2017-06-26", today: "2017-08-12")
    #expect(try early.only("A").earliestFinish?.description == "2017-09-19" && early.findings.isEmpty)
  }

  @Test("Without a start of the plan as well")
  func backwards() throws {
    var request = try PlanCase.request(goLive: "2018-01-19", today: "2017-08-12")
    request.actuals = [ActualRecord(task: "ONE", started: try PlanCase.date("2017-06-26"))]
    let plan = try EntryPlan(request, of: PlanCase.single(.effort, 5))
    #expect(try plan.only("ONE").earliestFinish?.description == "2017-08-14")
  }

  @Test("A notice is over when it has run out, whether that was recorded or not")
  func notice() throws {
    let plan = try plan(.notice, 5, started: "2017-06-26", today: "2017-08-12")
    #expect(try plan.only("A").earliestFinish?.description == "2017-07-03" && plan.findings.isEmpty)
  }

  @Test("A meeting takes place on the next of its days, today among them")
  func meeting() throws {
    let days = ["2017-07-05", "2017-08-12", "2017-08-30"]
    let today = try plan(.meeting, 5, started: "2017-06-26", today: "2017-08-12", meetings: days)
    #expect(try today.only("A").earliestFinish?.description == "2017-08-12")
    let later = try plan(.meeting, 5, started: "2017-06-26", today: "2017-08-13", meetings: days)
    #expect(try later.only("A").earliestFinish?.description == "2017-08-30")
    #expect(throws: EntryPlanError.noMeetingFrom(try PlanCase.date("2017-09-01"), task: "A")) {
      try plan(.meeting, 5, started: "2017-06-26", today: "2017-09-01", meetings: days)
    }
  }

  @Test("The explanation says so")
  func explanation() throws {
    let plan = try plan(.effort, 5, started: "2017-06-26", today: "2017-08-12")
    #expect(
      try plan.explanation(of: "A").first?.forward.map(\.description) == [
        "It began on 2017-06-26, as recorded.",
        "5 Working Days after 2017-06-26: 2017-07-03, skipping 2 weekend days [5 WD – planning assumption].",
        "It has not ended yet, so it ends on 2017-08-12, today, at the earliest.",
        "2017-08-12 is a Saturday; the next Working Day is 2017-08-14.",
      ])
  }
}
