import Foundation
import FoundationXML
import Reporting
import TestSupport
import Testing
import UserEntry

/// The plan as Markdown and as a page.
@Suite struct PlanTableTests {
  @Test func aStrictParserReadsThePage() throws {
    var plans = RandomPlans(seed: 8)
    for report in try Samples.all().map(\.report) + (0..<rounds(60)).map({ _ in try plans.next() }) {
      let parser = XMLParser(data: Data(PlanPage(report).html.utf8))
      #expect(parser.parse(), "\(String(describing: parser.parserError)) in line \(parser.lineNumber)")
    }
  }

  @Test func thePageHasPictureTasksAndReservationAndNeedsNothingElse() throws {
    let report = try Samples.distributor()
    let html = PlanPage(report).html
    #expect(html.contains("<svg "))
    for task in report.tasks { #expect(html.contains("<td class=\"fixed\">\(task.label)</td>")) }
    #expect(html.contains("<td>notice, 60 WD – SECAS guide</td>"))
    #expect(html.contains("<td class=\"wide\">https://smartenergycodecompany.co.uk/id-allocation/</td>"))
    #expect(html.contains(report.plan.reservation))
    for word in ["<script", "<link", "<img", "src=", "href=", "@import"] { #expect(!html.contains(word), "\(word)") }
  }

  @Test func tablesOfMarkdownHaveTheirColumns() throws {
    var plans = RandomPlans(seed: 9)
    for report in try Samples.all().map(\.report) + (0..<rounds(100)).map({ _ in try plans.next() }) {
      let text = PlanMarkdown(report).text
      let rows = text.split(separator: "\n").filter { $0.hasPrefix("| ") }
      let columns = rows.map { $0.replacing("\\\\", with: "").replacing("\\|", with: "").count { $0 == "|" } - 1 }
      let hasLatest = report.tasks.contains { $0.latest != nil }
      let optional = [
        hasLatest, hasLatest && report.plan.goLive != nil, report.tasks.contains { $0.float != nil },
        report.tasks.contains { $0.driver != nil },
      ]
      let width = 12 + optional.count { $0 }
      #expect(Set(columns).isSubset(of: [5, 6, width]), "\(columns)")
      #expect(columns.count { $0 == width } == report.tasks.count + 2)
    }
  }

  /// Forwards, backwards and both: what a task has of dates, float and driver is in both tables, and no column is empty.
  @Test func tasksHaveTheirLatestDatesFloatAndDriver() throws {
    func columns(_ start: String?, _ goLive: String?) throws -> (markdown: [Substring], html: [Substring], PlanReport) {
      let plan = try EntryPlan(PlanCase.request(start: start, goLive: goLive))
      let report = PlanReport(plan, party: nil)
      let line = try #require(PlanMarkdown(report).text.split(separator: "\n").last { $0.hasPrefix("| Task |") })
      let html = try #require(
        PlanPage(report).html.firstMatch(of: #/<table id="task-list">\n<thead><tr>(.*)<\/tr>/#)
      ).1
      return (
        line.split(separator: " | ").map { $0.trimmingPrefix("| ") },
        html.matches(of: #/<th>(.*?)<\/th>/#).map(\.1), report
      )
    }
    let both = try columns("2017-04-03", "2018-01-21")
    #expect(
      both.markdown[7...12] == ["Start", "Finish", "Latest start", "Latest finish", "Float (WD)", "Driver"])
    #expect(both.html[4...7] == ["Start – finish", "Latest start – finish", "Float (WD)", "Driver"])
    let text = PlanMarkdown(both.2).text
    #expect(text.contains("| 2017-04-03 | 2017-06-30 | 2017-09-08 | 2017-12-01 | 109 |  |"), "\(text)")
    #expect(text.contains("| 109 | UEPT.NOTICE |"))
    let page = PlanPage(both.2).html
    #expect(
      page.contains("<td>2017-04-03 – 2017-06-30</td><td>2017-09-08 – 2017-12-01</td><td class=\"number\">109</td>"))
    #expect(page.contains("<td class=\"number\">109</td><td class=\"fixed\">UEPT.NOTICE</td>"))

    let forwards = try columns("2017-04-03", nil)
    #expect(!forwards.markdown.contains("Latest start") && forwards.markdown.contains("Driver"))
    #expect(forwards.html[5] == "Latest finish")
    let backwards = try columns(nil, "2018-01-21")
    #expect(!backwards.markdown.contains { $0.hasPrefix("Latest") || ["Float (WD)", "Driver"].contains($0) })
  }

  @Test func theTextTableNamesDriversWithinItsWidth() throws {
    let plan = try EntryPlan(PlanCase.request(start: "2017-04-03", goLive: "2018-01-21"))
    let lines = PlanTable(PlanReport(plan, party: nil)).text(Terminal(hasColour: false, width: 80)).split(
      separator: "\n")
    #expect(lines.contains { $0.hasSuffix("; after UEPT.RUN]") })
    #expect(!lines.contains { $0.count > 80 })
  }

  @Test func markdownSaysWhatThePlanSays() throws {
    let text = PlanMarkdown(try Samples.distributor()).text
    #expect(text.hasPrefix("# Becoming a DCC User: Distributor\n\nElectricity Distributor, forwards from 2017-08-21"))
    #expect(text.contains("\n> The timeline is indicative"))
    #expect(text.contains("| 60 WD – SECAS guide |"))
    #expect(text.contains("| **SEC.FIELD** | FUSA fieldwork | Security assessment | ALL | User CIO | external |"))
  }
}
