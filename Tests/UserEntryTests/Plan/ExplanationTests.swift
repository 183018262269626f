import TestSupport
import Testing
import UserEntry
import WorkingDays

@Suite("Why a task has its dates")
struct ExplanationTests {
  @Test("Backwards: what limits it, the days counted, the holidays passed over")
  func backward() throws {
    let plan = try EntryPlan(PlanCase.request(goLive: "2018-01-21"))
    let run = try #require(try plan.explanation(of: "UEPT.RUN").first)
    #expect(
      run.lines == [
        "UEPT.RUN: Run UEPT for the role (SRVs + Self-Service Interface)", "effort, 20 WD – planning assumption",
        "Latest: from Friday 1 December 2017 to Wednesday 3 January 2018",
        "  UEPT.ACK is counted from its end.", "  UEPT.REVIEW must begin by 2018-01-03; it limits the end.",
        "  20 Working Days before 2018-01-03: 2017-12-01, skipping 10 weekend days and 3 bank holidays: 2017-12-25"
          + " Christmas Day, 2017-12-26 Boxing Day, 2018-01-01 New Year’s Day [20 WD – planning assumption].",
      ])
    #expect(run.forward.isEmpty)
    let live = try #require(try plan.explanation(of: "LIVE").first)
    #expect(
      live.backward.map(\.description) == [
        "The go-live date is 2018-01-21.", "2018-01-21 is a Sunday; the last Working Day is 2018-01-19.",
        "0 Working Days before 2018-01-19: 2018-01-19.",
      ])
    #expect(live.lines[1] == "milestone", "it has no duration to be sure of")
    let booking = try #require(try plan.explanation(of: "SEC.BOOK").first)
    #expect(
      booking.backward.last?.description
        == "84 calendar days before 2017-11-14: 2017-08-22 [84 calendar days – sourced].")
  }

  @Test("Forwards: the driver, a day that moves, a notice, a meeting")
  func forward() throws {
    var request = try PlanCase.request(start: "2017-04-01", today: "2017-04-01")
    request.meetings = [MeetingCalendar(pattern: "SEC.STATUS", dates: [try PlanCase.date("2017-09-13")])]
    request.noticeRule = .clearDays
    let plan = try EntryPlan(request)
    let notice = try #require(try plan.explanation(of: "UEPT.NOTICE").first)
    #expect(
      notice.forward.map(\.description) == [
        "Nothing begins before 2017-04-01.", "2017-04-01 is a Saturday; the next Working Day is 2017-04-03.",
        "61 Working Days of notice after 2017-04-03 (60 clear days and one): 2017-07-03, skipping 26 weekend days and"
          + " 4 bank holidays: 2017-04-14 Good Friday, 2017-04-17 Easter Monday, 2017-05-01 Early May bank holiday,"
          + " 2017-05-29 Spring bank holiday [60 WD – SECAS guide].",
      ])
    let status = try #require(try plan.explanation(of: "SEC.STATUS").first)
    #expect(status.forward.first?.description == "SEC.RESPONSE ends on 2017-07-31; it drives the start.")
    #expect(
      status.forward.last?.description == "The first meeting of its calendar from 2017-08-21 on is on 2017-09-13.")
    #expect(status.forward.map(\.kind) == [.predecessor, .start, .counted, .meeting])
    #expect(status.forward.map(\.isDecisive) == [true, false, true, true])
    #expect(status.lines.contains("Float: 16 Working Days"))
  }

  @Test("Actual dates are told as such, and dates after the last official holiday carry a warning")
  func actual() throws {
    var request = try PlanCase.request(["ED", "GT"], start: "2028-10-02", today: "2028-10-03")
    request.actuals = [
      ActualRecord(task: "UEPT.NOTICE", started: try PlanCase.date("2028-09-30")),
      ActualRecord(
        task: "UID", role: "GT", started: try PlanCase.date("2028-10-02"), finished: try PlanCase.date("2028-10-03")),
    ]
    let plan = try EntryPlan(request)
    let both = try plan.explanation(of: "UEPT.NOTICE")
    #expect(both.map(\.task.label) == ["UEPT.NOTICE[ED]", "UEPT.NOTICE[GT]"])
    #expect(
      both.first?.forward.prefix(2).map(\.description) == [
        "It began on 2028-09-30, as recorded.", "2028-09-30 is a Saturday; the next Working Day is 2028-10-02.",
      ])
    let identifier = try #require(try plan.explanation(of: "UID[GT]").first)
    #expect(
      identifier.forward.map(\.description)
        == ["It began on 2028-10-02, as recorded.", "It ended on 2028-10-03, as recorded."])
    #expect(identifier.lines.last?.hasPrefix("Warning: ") == true)
    #expect(plan.warnings.contains { $0.contains("rests on projected bank holidays") })
  }
}
