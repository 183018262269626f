import Reporting
import WorkingDays

/// A plan as a page: one HTML document that needs nothing else, no network and no script. It can be read on a desk and on a
/// phone, and printed on A4 in landscape.
public struct PlanPage {
  private let document: PlanDocument
  private let grouping: GanttGrouping

  /// The width of the picture, which is that of A4 in landscape without its margins.
  private static let width = 1040

  /// The page of a plan.
  public init(_ document: PlanDocument, grouping: GanttGrouping = .phase) {
    self.document = document
    self.grouping = grouping
  }

  /// The document.
  public var html: String {
    let title = HTMLText.escaped(document.title)
    return """
      <!DOCTYPE html>
      <html lang="en-GB" xmlns="http://www.w3.org/1999/xhtml"><head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <title>\(title)</title>
      <style>
      \(PlanPageStyle.css)
      </style></head><body>
      <header><h1>\(title)</h1>
      \(HTMLText.paragraph(document.subtitle))\
      \(HTMLText.paragraph(document.reservation, style: "quiet"))</header>
      \(warnings)\(notices)\
      \(HTMLText.section("picture", "Timeline", picture))\
      \(HTMLText.section("tasks", "Tasks", tasks))\
      \(HTMLText.section("rules", "Rules", rules))</body></html>

      """
  }

  private var picture: String {
    "<div class=\"frame\">\n\(GanttChart(document, width: Self.width, grouping: grouping).svg)</div>\n"
  }

  private var warnings: String {
    guard !document.warnings.isEmpty else { return "" }
    let items = document.warnings.map { "<li>\(HTMLText.escaped($0))</li>\n" }.joined()
    return HTMLText.section("warnings", "To be noted", "<ul>\n\(items)</ul>\n")
  }

  private var notices: String {
    let notices = document.noticesToGive
    guard !notices.isEmpty else { return "" }
    let table = HTMLText.table(
      "notice-list",
      head: [.words("Give by"), .words("Task"), .words("Notice"), .words("Runs out"), .words("Duration")],
      rows: notices.map { task in
        [
          .fixed(task.start.shortWords), .fixed(task.id), .wide(task.name), .fixed(task.finish.shortWords),
          .words(task.durationWithStatus),
        ]
      }, styles: notices.map(style))
    return HTMLText.section("notices", "Notices to give", table)
  }

  private var tasks: String {
    HTMLText.table(
      "task-list",
      head: [
        .words("Task"), .words("Name"), .words("Owner"), .words("Kind"), .words("Duration and its status"),
        .words("Start"), .words("Finish"), .words("Latest finish"), .words("State"), .words("Section"),
        .words("Source"),
      ],
      rows: document.tasks.map { task in
        [
          .fixed(task.id), .wide(task.name), .words(task.owner), .fixed(task.kind.rawValue),
          .words(task.durationWithStatus), .fixed(task.start.description), .fixed(task.finish.description),
          .fixed(task.latestFinish?.description ?? ""), .words(task.marks), .words(task.section), .wide(task.source),
        ]
      }, styles: document.tasks.map(style))
  }

  private func style(_ task: PlanDocument.Task) -> String {
    task.isLate ? "late" : task.isCritical ? "critical" : ""
  }

  private var rules: String {
    HTMLText.paragraph(
      "Durations: \(document.ruleSet). Working Days: \(document.calendar.name)."
        + " A duration that rests on a planning assumption, or was not verified, has a star in the timeline.")
      + HTMLText.paragraph(document.reservation)
  }
}
