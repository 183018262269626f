import Messages
import Reporting
import WorkingDays

/// A plan as a page: one HTML document that needs nothing else, no network and no script. It can be read on a desk and on a
/// phone, and printed on A4 in landscape.
package struct PlanPage {
  private let report: PlanReport
  private let grouping: GanttGrouping

  /// The width of the picture: the width of A4 in landscape without its margins.
  private static let width = 1040

  /// The page of a plan.
  package init(_ report: PlanReport, grouping: GanttGrouping = .phase) {
    self.report = report
    self.grouping = grouping
  }

  /// The document.
  package var html: String {
    HTML.page(
      title: report.title, style: PlanPageStyle.css,
      head: (report.headline.map { HTML.paragraph($0, style: "headline") } ?? "")
        + HTML.paragraph(report.subtitle) + HTML.paragraph(report.plan.reservation, style: "quiet"),
      body: warnings + obstacles + notices + HTML.section("picture", "Timeline", picture)
        + HTML.section("tasks", "Tasks", tasks) + HTML.section("rules", "Rules", rules))
  }

  private var picture: String {
    "<div class=\"frame\">\n\(GanttChart(report, width: Self.width, grouping: grouping).svg)</div>\n"
  }

  private var warnings: String {
    guard !report.notes.isEmpty else { return "" }
    let items = report.notes.map { "<li>\(HTML.escaped($0))</li>\n" }.joined()
    return HTML.section("warnings", "Notes", "<ul>\n\(items)</ul>\n")
  }

  private var obstacles: String {
    guard !report.obstacles.isEmpty else { return "" }
    return HTML.section(
      "obstacles", "Obstacles",
      HTML.table(
        "obstacle-list", head: TargetOutcome.Obstacle.head.map { .text($0) },
        rows: report.obstacles.map { obstacle in
          obstacle.cells.enumerated().map { [1, 5].contains($0) ? .wide($1) : $0 == 0 ? .fixed($1) : .text($1) }
        },
        styles: report.obstacles.map { style(isCritical: $0.isDriver, isLate: $0.isLate) })
        + legend("marks the tasks that determine the end"))
  }

  private var notices: String {
    let notices = report.noticesToGive
    guard !notices.isEmpty else { return "" }
    let table = HTML.table(
      "notice-list",
      head: [.text("Give from"), .text("Give by"), .text("Task"), .text("Notice"), .text("Duration")],
      rows: notices.map { task in
        [
          .fixed(task.start.shortText), .fixed((task.latest?.start ?? task.start).shortText), .fixed(task.label),
          .wide(task.name), .text(task.durationWithStatus),
        ]
      }, styles: notices.map { style(isCritical: $0.isCritical, isLate: $0.isLate) })
    return HTML.section("notices", "Notices to give", table)
  }

  /// The dates of a task are in one column, so that the table fits a narrow screen.
  private var tasks: String {
    let latest = report.plan.goLive == nil ? "Latest finish" : "Latest start – finish"
    let columns = TaskColumn.shown(
      [
        TaskColumn(title: "Task") { .fixed($0.label) },
        TaskColumn(title: "Name") { .wide($0.name) },
        TaskColumn(title: "Owner") { .text($0.owner) },
        TaskColumn(title: "Kind, duration and its status") { .text($0.kindAndDuration) },
        TaskColumn(title: "Start – finish") { .text(dates($0.start, $0.finish)) },
        TaskColumn(title: latest, isOptional: true) { task in
          .text(dates(report.plan.goLive == nil ? nil : task.latest?.start, task.latest?.finish))
        },
        .float, .driver,
        TaskColumn(title: "State") { .text($0.marks) },
        TaskColumn(title: "Section") { .text($0.section) },
        TaskColumn(title: "Source") { .wide($0.reference.source) },
      ], for: report.tasks)
    return HTML.table(
      "task-list", head: columns.map { .text($0.title) },
      rows: report.tasks.map { task in columns.map { $0.cell(task) } },
      styles: report.tasks.map { style(isCritical: $0.isCritical, isLate: $0.isLate) })
      + legend("marks the critical chain")
  }

  /// Two days, or the one that they are.
  private func dates(_ start: CivilDate?, _ finish: CivilDate?) -> String {
    let days = [start, start == finish ? nil : finish]
    return days.compactMap { $0?.description }.joined(separator: " – ")
  }

  private func style(isCritical: Bool, isLate: Bool) -> String {
    [isCritical ? "critical" : "", isLate ? "late" : ""].filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func legend(_ critical: String) -> String {
    HTML.paragraph("A bar at the left \(critical); tinted rows are late.", style: "quiet")
  }

  private var rules: String {
    HTML.paragraph("Durations: \(report.plan.ruleSet). Working Days: \(report.calendar).\(marks)")
      + HTML.paragraph(report.plan.reservation)
  }

  /// What the marks of durations in the picture mean.
  private var marks: String {
    let marks = report.durationMarks.map { "\($0.sign) \($0.legend)" }
    return marks.isEmpty ? "" : " Marks of durations in the timeline: \(marks.joined(separator: ", "))."
  }
}

/// A column of the table of tasks.
struct TaskColumn {
  let title: String
  /// Whether it is left out where it would be empty.
  var isOptional = false
  let cell: (PlanReport.Task) -> HTML.Cell

  /// The columns, among some, that are shown for some tasks.
  static func shown(_ columns: [TaskColumn], for tasks: [PlanReport.Task]) -> [TaskColumn] {
    columns.filter { column in !column.isOptional || tasks.contains { !column.cell($0).text.isEmpty } }
  }
}

extension TaskColumn {
  /// By how much the task can move. What has no start has none.
  static var float: TaskColumn {
    TaskColumn(title: "Float (WD)", isOptional: true) { .number($0.float.map(String.init) ?? "") }
  }

  /// What determines the start of the task.
  static var driver: TaskColumn { TaskColumn(title: "Driver", isOptional: true) { .fixed($0.driver ?? "") } }
}
