import Foundation
import FoundationXML
import TestSupport
import Testing
import UserEntry

/// The plan as Markdown and as a page.
@Suite struct PlanTableTests {
  @Test func aStrictParserReadsThePage() throws {
    var plans = try RandomPlans(seed: 8)
    for document in try Samples.all().map(\.document) + (0..<rounds(60)).map({ _ in plans.next() }) {
      let parser = XMLParser(data: Data(PlanPage(document).html.utf8))
      #expect(parser.parse(), "\(String(describing: parser.parserError)) in line \(parser.lineNumber)")
    }
  }

  @Test func thePageHasPictureTasksAndReservationAndNeedsNothingElse() throws {
    let document = try Samples.distributor()
    let html = PlanPage(document).html
    #expect(html.contains("<svg "))
    for task in document.tasks { #expect(html.contains("<td class=\"fixed\">\(task.id)</td>")) }
    #expect(html.contains("<td>60 WD – GUIDE</td>"))
    #expect(html.contains("<td class=\"wide\">https://smartenergycodecompany.co.uk/id-allocation/</td>"))
    #expect(html.contains(document.reservation))
    for word in ["<script", "<link", "<img", "src=", "href=", "@import"] { #expect(!html.contains(word), "\(word)") }
  }

  @Test func tablesOfMarkdownHaveTheirColumns() throws {
    var plans = try RandomPlans(seed: 9)
    for document in try Samples.all().map(\.document) + (0..<rounds(100)).map({ _ in plans.next() }) {
      let text = PlanMarkdown(document).text
      let rows = text.split(separator: "\n").filter { $0.hasPrefix("| ") }
      let columns = rows.map { $0.replacing("\\\\", with: "").replacing("\\|", with: "").count { $0 == "|" } - 1 }
      #expect(Set(columns).isSubset(of: [5, 13]), "\(columns)")
      #expect(columns.count { $0 == 13 } == document.tasks.count + 2)
    }
  }

  @Test func markdownSaysWhatThePlanSays() throws {
    let text = PlanMarkdown(try Samples.distributor()).text
    #expect(text.hasPrefix("# Electricity Distributor: becoming a DCC User\n\nForwards from 2017-08-21"))
    #expect(text.contains("\n> Indicative only"))
    #expect(text.contains("| 60 WD – GUIDE |"))
    #expect(text.contains("| **SEC.FIELD** | FUSA fieldwork | SECURITY | ED | User CIO | external |"))
  }
}
