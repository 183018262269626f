import Tables
import TestSupport
import Testing
import UserEntry
import WorkingDays

@Suite("Files of actual dates and of meetings")
struct EntryFileTests {
  @Test("Actual dates, with and without a role")
  func actuals() throws {
    let text = "task,role,started,finished\nGW,,2017-04-03,\nUID,ED,,2017-04-04\nUID,,2017-04-05,2017-04-06\n"
    let records = try EntryTables(actuals: ScriptedSource(text)).actuals
    #expect(
      records == [
        ActualRecord(task: "GW", started: try PlanCase.date("2017-04-03")),
        ActualRecord(task: "UID", role: "ED", finished: try PlanCase.date("2017-04-04")),
        ActualRecord(
          task: "UID", started: try PlanCase.date("2017-04-05"), finished: try PlanCase.date("2017-04-06")),
      ])
    for (row, words) in [
      ("GW,,", "B: missing: GW: the start and the finish are missing; give at least one"),
      (
        "GW,2017-02-29,",
        "B: not-a-date: started '2017-02-29' is not a day of the calendar; check the day and the month"
      ),
      (
        "GW,,3rd of April",
        "C: not-a-date: finished '3rd of April' is not a date; write it as yyyy-mm-dd, for example 2025-04-17"
      ), ("rdp,2017-04-03,", "A: duplicate: the actual dates of RDP appear twice, first in line 2; remove one"),
    ] {
      let source = ScriptedSource("task,started,finished\nRDP,2017-04-03,\n\(row)\n", name: "a.csv")
      let error = #expect(throws: TablesError.self) { try EntryTables(actuals: source) }
      #expect(error?.findingLines.last == "a.csv: line 3, column \(words)")
    }
    let british = try EntryTables(actuals: ScriptedSource("Task,Start,End\nrdp,3/4/2017,13.4.17\n", name: "a.csv"))
    #expect(
      british.actuals == [
        ActualRecord(task: "RDP", started: try PlanCase.date("2017-04-03"), finished: try PlanCase.date("2017-04-13"))
      ])
    let assumed = try EntryTables(actuals: ScriptedSource("task,started,finished\nRDP,3/4/2017,\n", name: "a.csv"))
    #expect(assumed.actuals.first?.dates.started == (try PlanCase.date("2017-04-03")) && assumed.notices.count == 1)
    #expect(assumed.assumptions == assumed.notices && british.assumptions.isEmpty)
    var request = try PlanCase.request(start: "2017-04-03", goLive: "2018-01-21")
    #expect(SavedPlan(try EntryPlan(request)).assumptions == nil)
    request.assumptions = assumed.assumptions
    let report = PlanReport(try EntryPlan(request), party: nil)
    #expect(report.plan.assumptions == assumed.notices && report.notes.contains(assumed.notices[0]))
  }

  @Test("Meetings, a day a line")
  func meetings() throws {
    let text = "meeting,date\nSEC.STATUS,2017-05-10\n*.QGR,2017-06-07\nSEC.STATUS,2017-04-12\nSEC.STATUS,2017-04-12\n"
    let calendars = try EntryTables(meetings: ScriptedSource(text)).meetings
    #expect(calendars.map(\.pattern) == ["*.QGR", "SEC.STATUS"])
    #expect(calendars.last?.dates == (try ["2017-04-12", "2017-05-10"].map(PlanCase.date)))
    for (row, words) in [
      (
        "SEC STATUS,2017-04-12",
        "A: not-a-task: 'SEC STATUS' does not name a task; give its identifier, with * for any letters and ? for one"
      ),
      (
        "A[ED,2017-04-12",
        "A: not-a-task: 'A[ED' does not name a task; give its identifier, with * for any letters and ? for one"
      ),
      (",2017-04-12", "A: missing: meeting is empty"),
      ("SEC.STATUS,soon", "B: not-a-date: date 'soon' is not a date; write it as yyyy-mm-dd, for example 2025-04-17"),
    ] {
      let source = ScriptedSource("meeting,date\n\(row)\n", name: "m.csv")
      let error = #expect(throws: TablesError.self) { try EntryTables(meetings: source) }
      #expect(error?.findingLines.last == "m.csv: line 2, column \(words)")
    }
  }

  @Test("Patterns")
  func patterns() {
    for (pattern, task, matches) in [
      ("SEC.STATUS", "SEC.STATUS", true), ("SEC.STATUS", "SEC.STATU", false), ("*.QGR", "UEPT.QGR", true),
      ("*", "A", true), ("A*", "A", true), ("*Q*R*", "SREPT.QGR", true), ("*.Q", "UEPT.QGR", false),
      ("?EPT.QGR", "UEPT.QGR", true), ("?EPT.QGR", "SREPT.QGR", false), ("**", "X.Y", true), ("sec.*", "SEC.A", true),
      ("UEPT.QGR[OU]", "UEPT.QGR[OU]", true), ("*.QGR[OU]", "UEPT.QGR[OU]", true), ("*.QGR", "UEPT.QGR[OU]", true),
      ("*.QGR[OU]", "UEPT.QGR[ED]", false), ("*.QGR[OU]", "SREPT.QGR", false), ("*.QGR[*]", "UEPT.QGR[OU]", false),
      (String(repeating: "*A", count: 30), String(repeating: "A", count: 29), false),
    ] {
      #expect(MeetingCalendar(pattern: pattern, dates: []).isOf(TaskKey(task)) == matches, "\(pattern) \(task)")
    }
  }
}
