import Messages
import Reporting
import WorkingDays

/// A plan as Markdown, with tables as GitHub and most others read them.
package struct PlanMarkdown {
  private let report: PlanReport

  /// The text of a plan.
  package init(_ report: PlanReport) { self.report = report }

  /// The document. Critical tasks are bold, and the state of a task says whether it is late.
  package var text: String {
    var parts = ["# \(Markdown.escaped(report.title))"]
    if let headline = report.headline { parts.append("**\(Markdown.escaped(headline))**") }
    if !report.subtitle.isEmpty { parts.append(Markdown.escaped(report.subtitle)) }
    parts.append("> \(Markdown.escaped(report.plan.reservation))")
    if !report.notes.isEmpty {
      parts.append(report.notes.map { "- \(Markdown.escaped($0))" }.joined(separator: "\n"))
    }
    if !report.obstacles.isEmpty {
      parts.append("## What stands in the way")
      parts.append(
        Markdown.table(
          head: TargetOutcome.Obstacle.head, rows: report.obstacles.map(\.cells),
          strong: report.obstacles.map(\.isDriver)))
      parts.append("Bold is what determines the end.")
    }
    let notices = report.noticesToGive
    if !notices.isEmpty {
      parts.append("## Notices to give")
      parts.append(
        Markdown.table(
          head: ["Give from", "Give by", "Task", "Notice", "Duration"],
          rows: notices.map {
            [
              $0.start.shortText, ($0.latest?.start ?? $0.start).shortText, $0.label, $0.name, $0.durationWithStatus,
            ]
          }))
    }
    parts.append("## Tasks")
    parts.append(tasks)
    if report.tasks.contains(where: \.isCritical) { parts.append("Bold is what is on the critical chain.") }
    parts.append(
      Markdown.escaped("Rules: \(report.plan.ruleSet). Working Days: \(report.calendar.words)."))
    return parts.joined(separator: "\n\n") + "\n"
  }

  private var tasks: String {
    let hasTarget = report.plan.goLive != nil
    let columns = TaskColumn.shown(
      [
        TaskColumn(title: "Task") { .words($0.label) },
        TaskColumn(title: "Name") { .words($0.name) },
        TaskColumn(title: "Phase") { .words($0.phase) },
        TaskColumn(title: "Role") { .words($0.roles.joined(separator: ", ")) },
        TaskColumn(title: "Owner") { .words($0.owner) },
        TaskColumn(title: "Kind") { .words($0.kind.rawValue) },
        TaskColumn(title: "Duration") { .words($0.durationWithStatus) },
        TaskColumn(title: "Start") { .words($0.start.description) },
        TaskColumn(title: "Finish") { .words($0.finish.description) },
        TaskColumn(title: "Latest start", isOptional: true) { task in
          .words(hasTarget ? task.latest?.start.description ?? "" : "")
        },
        TaskColumn(title: "Latest finish", isOptional: true) { .words($0.latest?.finish.description ?? "") },
        .float, .driver,
        TaskColumn(title: "State") { .words($0.marks) },
        TaskColumn(title: "Section") { .words($0.section) },
        TaskColumn(title: "Source") { .words($0.reference.source) },
      ], for: report.tasks)
    return Markdown.table(
      head: columns.map(\.title), rows: report.tasks.map { task in columns.map { $0.cell(task).text } },
      strong: report.tasks.map(\.isCritical))
  }
}
