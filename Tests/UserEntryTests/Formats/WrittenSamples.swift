import Foundation
import TestSupport
import Testing
import UserEntry
import WorkingDays

/// Writes the samples into the folder that `SECKIT_PICTURES` names, for a person to look at.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["SECKIT_PICTURES"] != nil)) struct WrittenSamples {
  @Test func writeThem() throws {
    let folder = try #require(ProcessInfo.processInfo.environment["SECKIT_PICTURES"])
    func write(_ text: String, _ name: String) throws {
      try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name)"))
    }
    var plans = RandomPlans(seed: 11)
    for number in 1...20 { try write(GanttChart(try plans.next(), width: 900).svg, "random-\(number).svg") }
    for (name, report) in try Samples.all() {
      for width in [800, 1200, 1600] {
        try write(GanttChart(report, width: width).svg, "\(name)-\(width).svg")
      }
      try write(GanttChart(report, width: 1200, grouping: .owner).svg, "\(name)-owner.svg")
      try write(PlanPage(report).html, "\(name).html")
      try write(PlanMarkdown(report).text, "\(name).md")
      try write(MermaidGantt(report).text, "\(name).mmd")
      let stamp = try #require(CivilDate(year: 2017, month: 7, day: 3))
      try write(CalendarFile(report, plan: name, stamp: stamp).text, "\(name).ics")
    }
  }
}
