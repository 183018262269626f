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
    HTMLText.page(
      title: document.title, style: PlanPageStyle.css,
      head: HTMLText.paragraph(document.subtitle) + HTMLText.paragraph(document.reservation, style: "quiet"),
      body: warnings + obstacles + notices + HTMLText.section("picture", "Timeline", picture)
        + HTMLText.section("tasks", "Tasks", tasks) + HTMLText.section("rules", "Rules", rules))
  }

  private var picture: String {
    "<div class=\"frame\">\n\(GanttChart(document, width: Self.width, grouping: grouping).svg)</div>\n"
  }

  private var warnings: String {
    guard !document.warnings.isEmpty else { return "" }
    let items = document.warnings.map { "<li>\(HTMLText.escaped($0))</li>\n" }.joined()
    return HTMLText.section("warnings", "To be noted", "<ul>\n\(items)</ul>\n")
  }

  private var obstacles: String {
    guard !document.obstacles.isEmpty else { return "" }
    return HTMLText.section(
      "obstacles", "What stands in the way",
      HTMLText.table(
        "obstacle-list", head: PlanDocument.obstacleHead.map { .words($0) },
        rows: document.obstacles.map { obstacle in
          obstacle.cells.enumerated().map { [1, 5].contains($0) ? .wide($1) : $0 == 0 ? .fixed($1) : .words($1) }
        },
        styles: document.obstacles.map { style(isCritical: $0.isDriver, isLate: $0.isLate) })
        + legend("determines the end"))
  }

  private var notices: String {
    let notices = document.noticesToGive
    guard !notices.isEmpty else { return "" }
    let table = HTMLText.table(
      "notice-list",
      head: [.words("Give from"), .words("Give by"), .words("Task"), .words("Notice"), .words("Duration")],
      rows: notices.map { task in
        [
          .fixed(task.start.shortWords), .fixed((task.latestStart ?? task.start).shortWords), .fixed(task.id),
          .wide(task.name), .words(task.durationWithStatus),
        ]
      }, styles: notices.map { style(isCritical: $0.isCritical, isLate: $0.isLate) })
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
      }, styles: document.tasks.map { style(isCritical: $0.isCritical, isLate: $0.isLate) })
      + legend("is on the critical chain")
  }

  private func style(isCritical: Bool, isLate: Bool) -> String {
    [isCritical ? "critical" : "", isLate ? "late" : ""].filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func legend(_ critical: String) -> String {
    HTMLText.paragraph("What has a bar at its left \(critical); what is tinted is late.", style: "quiet")
  }

  private var rules: String {
    HTMLText.paragraph(
      "Durations: \(document.ruleSet). Working Days: \(document.calendar.words)."
        + " A duration that rests on a planning assumption, or was not verified, has a star in the timeline.")
      + HTMLText.paragraph(document.reservation)
  }
}
