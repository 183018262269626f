import TestSupport
import Testing
import UserEntry
import WorkingDays

/// The Mermaid text, line by line against the grammar of a Gantt diagram.
@Suite struct MermaidGanttTests {
  /// A task as the diagram has it.
  private struct Line {
    let name: String
    let tags: [String]
    let id: String
    let start: CivilDate
    let end: String
  }

  /// The tasks of a diagram. Fails where a line has none of the forms of the language.
  private static func tasks(_ text: String) throws -> [Line] {
    var tasks: [Line] = []
    var hasSection = false
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.first == "gantt" && lines.last == "")
    for line in lines.dropFirst().dropLast() {
      try #require(line.hasPrefix("    "), "\(line)")
      let line = line.dropFirst(4)
      if line.wholeMatch(of: #/%% [^;#]+/#) != nil || line.wholeMatch(of: #/title [^:;#]+/#) != nil
        || ["dateFormat YYYY-MM-DD", "axisFormat %d %b %Y", "inclusiveEndDates", "todayMarker off"].contains(line)
      {
        try #require(!hasSection)
        continue
      }
      if line.wholeMatch(of: #/section [^:;#,%<>]+/#) != nil {
        hasSection = true
        continue
      }
      let form =
        #/([^:;#,%<>\s][^:;#,%<>]*) :((?:(?:done|crit|milestone), )*)(t\d+), (\d{4}-\d\d-\d\d), (\d{4}-\d\d-\d\d|0d)/#
      let match = try #require(line.wholeMatch(of: form), "\(line)")
      try #require(hasSection)
      let other = #/(?i)(acc|axisFormat|click|dateFormat|excludes|includes|section|title|todayMarker|weekday|\d)/#
      #expect(line.prefixMatch(of: other) == nil, "\(line) begins as another line does")
      tasks.append(
        Line(
          name: String(match.1), tags: match.2.split(separator: ", ").map(String.init), id: String(match.3),
          start: try CivilDate(parsing: match.4), end: String(match.5)))
    }
    return tasks
  }

  @Test func everyLineIsOfTheLanguageAndEveryTaskIsThere() throws {
    var plans = RandomPlans(seed: 3)
    for report in try Samples.all().map(\.report) + (0..<rounds(50, of: 200)).map({ _ in try plans.next() }) {
      let tasks = try Self.tasks(MermaidGantt(report).text)
      #expect(tasks.count == report.tasks.count + (report.plan.goLive == nil ? 0 : 1))
      #expect(Set(tasks.map(\.id)).count == tasks.count)
      #expect(tasks.count { $0.tags.contains("crit") } == report.tasks.count { $0.isCritical })
      #expect(tasks.count { $0.tags.contains("done") } == report.tasks.count { $0.isDone })
      for task in tasks {
        #expect(task.tags.contains("milestone") == (task.end == "0d"))
        if task.end != "0d" { #expect(try CivilDate(parsing: task.end) >= task.start) }
      }
    }
  }

  @Test func datesAreThoseOfThePlan() throws {
    let report = try Samples.distributor()
    let text = MermaidGantt(report).text
    #expect(text.contains("\n    inclusiveEndDates\n"))
    #expect(
      text.contains(
        "    SEC.FIELD FUSA fieldwork (5 WD – sourced) :crit, t17, 2017-11-13, 2017-11-20\n"), "\(text)")
    #expect(text.contains("    Go-live :milestone, t0, 2018-01-21, 0d\n"))
    #expect(text.contains("    %% The timeline is indicative"))
  }
}
