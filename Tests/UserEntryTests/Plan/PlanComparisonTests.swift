import Foundation
import FoundationXML
import Reporting
import TestSupport
import Testing
import UserEntry
import WorkingDays

@Suite("What has moved since an earlier plan")
struct PlanComparisonTests {
  private func compared(
    _ earlier: EntryPlanRequest, _ later: EntryPlanRequest
  ) throws -> PlanComparison {
    let before = SavedPlan(try EntryPlan(earlier))
    let text = JSONDocument.text(of: before, pretty: true)
    let read = try SavedPlan(json: Array(text.utf8), name: "plan.json")
    #expect(read == before)
    return try PlanComparison(from: read, to: SavedPlan(try EntryPlan(later)), calendar: later.calendar)
  }

  @Test("The same plan hasn't moved")
  func nothing() throws {
    let request = try PlanCase.request(start: "2017-04-03", goLive: "2018-01-21")
    let comparison = try compared(request, request)
    #expect(comparison.movements.isEmpty && comparison.end == nil)
    #expect(
      comparison.headline
        == "The earliest go-live stays on 2017-08-29. The target stays on 2018-01-19. No task has moved.")
    let text = ComparisonReport(comparison)
    #expect(!text.markdown.contains("| Task |") && !text.html.contains("<table"))
  }

  @Test("The headline says how the end and the target move")
  func headline() throws {
    let both = try PlanCase.request(start: "2017-04-03", goLive: "2018-01-21")
    let later = try PlanCase.request(start: "2017-04-04", goLive: "2018-02-05")
    #expect(
      try compared(both, later).headline
        == "The earliest go-live moves from 2017-08-29 to 2017-08-30, 1 Working Day later. The target moves from"
        + " 2018-01-19 to 2018-02-05, 11 Working Days later. 25 tasks moved, none was added, none was removed.")
    let backward = try PlanCase.request(goLive: "2018-01-21")
    #expect(
      try compared(PlanCase.request(goLive: "2018-02-05"), backward).headline
        .hasPrefix("Go-live moves from 2018-02-05 to 2018-01-19, 11 Working Days earlier. "))
    #expect(
      try compared(PlanCase.request(start: "2017-04-03"), backward).headline
        .hasPrefix("The end of the plan moves from 2017-08-29 to 2018-01-19, "))
  }

  @Test("Every report has the headline and the reservation")
  func documents() throws {
    let comparison = try compared(
      PlanCase.request(["ED"], goLive: "2018-01-21"),
      PlanCase.request(["ED", "OU"], goLive: "2018-02-05", isPartyAlready: false))
    let text = ComparisonReport(comparison, party: "A & B")
    let table = text.table(.none).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for report in [text.markdown.replacing("\\", with: ""), text.html, table, text.json] {
      #expect(report.contains(comparison.headline) && report.contains(comparison.reservation))
    }
    #expect(text.markdown.hasPrefix("# Becoming a DCC User: A \\& B: what has moved\n"))
    #expect(text.markdown.contains("| ACC | Accede to the SEC (skip if already a Party) | new |  |  |  |\n"))
    let rows = text.csv.split(separator: "\n").count
    #expect(text.markdown.split(separator: "\n").count { $0.hasPrefix("| ") } == rows + 1)
    #expect(text.html.split(separator: "<tr").count == rows + 1)
    #expect(XMLParser(data: Data(text.html.utf8)).parse())
  }

  @Test("A late booking moves what waits for it by the same number of Working Days")
  func moved() throws {
    let earlier = try PlanCase.request(start: "2017-04-03", goLive: "2018-01-21")
    var later = earlier
    later.actuals = [ActualRecord(task: "SEC.BOOK", started: try PlanCase.date("2017-04-10"))]
    let comparison = try compared(earlier, later)
    #expect(comparison.movements.first?.task.label == "SEC.BOOK")
    #expect(
      comparison.movements.first?.description
        == "SEC.BOOK: earliest start 2017-04-03 → 2017-04-10 (5 Working Days later); earliest finish 2017-06-26 →"
        + " 2017-07-03 (5 Working Days later); start none →"
        + " 2017-04-10")
    #expect(
      comparison.movements.map(\.task.label)
        == ["SEC.BOOK", "SEC.FIELD", "SEC.REPORT", "SEC.RESPONSE", "SEC.STATUS", "EVID", "LIVE"])
    #expect(comparison.movements.allSatisfy { $0.change == .moved })
    #expect(comparison.end?.description == "earliest finish 2017-08-29 → 2017-09-05 (5 Working Days later)")
  }

  @Test("Tasks that are new, and tasks that are gone")
  func addedAndRemoved() throws {
    let earlier = try PlanCase.request(["ED"], goLive: "2018-01-21")
    let later = try PlanCase.request(["ED", "OU"], goLive: "2018-01-21", isPartyAlready: false)
    let comparison = try compared(earlier, later)
    let added = comparison.movements.filter { $0.change == .added }.map(\.task.label)
    #expect(added.first == "ACC" && added.contains("PRV.BOOK") && added.contains("LIVE[OU]") && added.count == 16)
    let back = try compared(later, earlier)
    #expect(back.movements.filter { $0.change == .removed }.map(\.task.label) == added)
    #expect(comparison.movements.allSatisfy { $0.change == .added } && comparison.end == nil)
    #expect(comparison.movements.first?.description == "ACC is new: Accede to the SEC (skip if already a Party)")
  }

  @Test("A file that is not a plan can't be compared")
  func errors() throws {
    let report = SavedPlan(try EntryPlan(PlanCase.request(start: "2017-04-03")))
    let text = JSONDocument.text(of: report, pretty: false)
    let task = try #require(report.tasks.first)
    for (wrong, words) in [
      ("{}", "plan.json: can't be read: line 1, column 1: 'format' is missing"),
      ("plan", "plan.json: can't be read: line 1, column 1: a value is expected here"),
      (
        text.replacing("\"format\":1", with: "\"format\":2"),
        "plan.json: can't be read: unknown plan format 2; this program reads only 1"
      ),
      (
        text.replacing("\"tasks\":[", with: "\"tasks\":[\(JSONDocument.text(of: task, pretty: false)),"),
        "plan.json: the task UID[ED] appears twice; rename one"
      ),
      (
        text.replacing(#/"duration":\d+/#, with: "\"duration\":10001"),
        "plan.json: can't be read: tasks, item 1: 'duration' must be a whole number from 0 to 10000, not 10001"
      ),
      (
        text.replacing(#/"float":-?\d+/#, with: "\"float\":-9223372036854775808"),
        "plan.json: can't be read: tasks, item 1: 'float' must be a whole number from -100000 to 100000, not"
          + " -9223372036854775808"
      ),
    ] {
      let error = #expect(throws: EntryInputError.self) {
        try SavedPlan(json: Array(wrong.utf8), name: "plan.json")
      }
      #expect(error?.description == words)
    }
  }
}
