import Reporting
import TestSupport
import Testing
import UserEntry
import WorkingDays

@Suite("The calendar that a plan rests on")
struct PlanCalendarTests {
  private static let words =
    "England and Wales as published by 2017-01-02, with a holiday on 2017-12-27, without the holidays on 2017-05-29,"
    + " 2017-08-28"

  private static func plan() throws -> EntryPlan {
    var request = try PlanCase.request(goLive: "2018-01-21")
    request.calendar = try BankHolidays.builtIn.calendar("england-and-wales", asOf: PlanCase.date("2017-01-02"))
      .changed(
        adding: [BankHoliday(date: PlanCase.date("2017-12-27"), title: "a day of our own")],
        removing: [PlanCase.date("2017-08-28"), PlanCase.date("2017-05-29")])
    return try EntryPlan(request)
  }

  @Test("Every report names it, and what was changed in it")
  func documents() throws {
    let plan = try Self.plan()
    let report = PlanReport(plan, party: nil)
    let unfolded = CalendarFile(report, plan: "p", stamp: plan.request.today).text.replacing("\r\n ", with: "")
    let escaped = Self.words.replacing(",", with: "\\,")
    #expect(unfolded.split(separator: "\r\n").contains { $0.hasPrefix("X-WR-CALDESC:") && $0.contains(escaped) })
    #expect(
      unfolded.split(separator: "\r\n").count { $0.hasPrefix("DESCRIPTION:") && $0.contains(escaped) }
        == plan.tasks.count)
    let chart = try DrawnPicture(GanttChart(report).svg).texts.map(\.words).joined(separator: " ")
    for text in [PlanMarkdown(report).text.replacing("\\", with: ""), PlanPage(report).html, chart] {
      #expect(text.contains("Working Days: \(Self.words)."))
    }
    #expect(MermaidGantt(report).text.contains("%% Working Days – \(Self.words.replacing(",", with: " /"))\n"))
    let table = PlanTable(report).text(.none).split(separator: "\n").prefix(6).joined(separator: " ")
    #expect(table.contains("Working Days of \(Self.words);"))
  }

  @Test("JSON names it for scripts, and a plan that is read again has it")
  func json() throws {
    let text = PlanReport(try Self.plan(), party: nil).json(pretty: true)
    let read = try SavedPlan(json: Array(text.utf8), name: "plan.json")
    #expect(read.calendar == "england-and-wales" && read.calendarAsOf?.description == "2017-01-02")
    #expect(read.addedHolidays?.map(\.description) == ["2017-12-27"])
    #expect(read.removedHolidays?.map(\.description) == ["2017-05-29", "2017-08-28"])
    #expect(text.contains("\"calendar_as_of\" : \"2017-01-02\""))
  }

  @Test("A calendar that is as it is known has its name alone")
  func plain() throws {
    for (code, name) in [("england-and-wales", "England and Wales"), ("scotland", "Scotland")] {
      #expect(try BankHolidays.builtIn.calendar(code).description == name)
    }
  }

  @Test("A meeting on a day that is not a Working Day gets a warning, with its place")
  func meetings() throws {
    var request = try PlanCase.request(start: "2017-04-03")
    request.meetings = try EntryTables(
      meetings: ScriptedSource(
        "meeting,date\nSEC.STATUS,2017-08-24\nSEC.STATUS,2017-09-10\n*.QGR,2017-08-28\n*.QGR,2018-01-09\n",
        name: "m.csv")
    ).meetings
    request.meetings.append(MeetingCalendar(pattern: "SEC.STATUS", dates: [try PlanCase.date("2017-09-16")]))
    let plan = try EntryPlan(request)
    let slip = "; check the date"
    #expect(
      plan.warningLines == [
        "m.csv: line 4: the meeting *.QGR on 2017-08-28 is not on a Working Day (Summer bank holiday)\(slip)",
        "m.csv: line 3: the meeting SEC.STATUS on 2017-09-10 is not on a Working Day (a Sunday)\(slip)",
        "the meeting SEC.STATUS on 2017-09-16 is not on a Working Day (a Saturday)\(slip)",
      ])
    #expect(PlanReport(plan, party: nil).warnings.count == 3)
  }
}
