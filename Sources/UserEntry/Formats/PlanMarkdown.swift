import Messages
import Reporting
import WorkingDays

/// A plan as Markdown, with tables as GitHub and most others read them.
public struct PlanMarkdown {
  private let document: PlanDocument

  /// The text of a plan.
  public init(_ document: PlanDocument) { self.document = document }

  /// The document. Critical tasks are bold, and the state of a task says whether it is late.
  public var text: String {
    var parts = ["# \(MarkdownText.escaped(document.title))"]
    if let headline = document.headline { parts.append("**\(MarkdownText.escaped(headline))**") }
    if !document.subtitle.isEmpty { parts.append(MarkdownText.escaped(document.subtitle)) }
    parts.append("> \(MarkdownText.escaped(document.reservation))")
    if !document.warnings.isEmpty {
      parts.append(document.warnings.map { "- \(MarkdownText.escaped($0))" }.joined(separator: "\n"))
    }
    if !document.obstacles.isEmpty {
      parts.append("## What stands in the way")
      parts.append(
        MarkdownText.table(
          head: PlanDocument.obstacleHead, rows: document.obstacles.map(\.cells),
          strong: document.obstacles.map(\.isDriver)))
      parts.append("Bold is what determines the end.")
    }
    let notices = document.noticesToGive
    if !notices.isEmpty {
      parts.append("## Notices to give")
      parts.append(
        MarkdownText.table(
          head: ["Give from", "Give by", "Task", "Notice", "Duration"],
          rows: notices.map {
            [
              $0.start.shortWords, ($0.latestStart ?? $0.start).shortWords, $0.id, $0.name, $0.durationWithStatus,
            ]
          }))
    }
    parts.append("## Tasks")
    parts.append(tasks)
    if document.tasks.contains(where: \.isCritical) { parts.append("Bold is what is on the critical chain.") }
    parts.append(
      MarkdownText.escaped("Rules: \(document.ruleSet). Working Days: \(document.calendar.words)."))
    return parts.joined(separator: "\n\n") + "\n"
  }

  private var tasks: String {
    let hasTarget = document.goLive != nil
    let columns = TaskColumn.shown(
      [
        TaskColumn(title: "Task") { .words($0.id) },
        TaskColumn(title: "Name") { .words($0.name) },
        TaskColumn(title: "Phase") { .words($0.phase) },
        TaskColumn(title: "Role") { .words($0.role) },
        TaskColumn(title: "Owner") { .words($0.owner) },
        TaskColumn(title: "Kind") { .words($0.kind.rawValue) },
        TaskColumn(title: "Duration") { .words($0.durationWithStatus) },
        TaskColumn(title: "Start") { .words($0.start.description) },
        TaskColumn(title: "Finish") { .words($0.finish.description) },
        TaskColumn(title: "Latest start", isOptional: true) { task in
          .words(hasTarget ? task.latestStart?.description ?? "" : "")
        },
        TaskColumn(title: "Latest finish", isOptional: true) { .words($0.latestFinish?.description ?? "") },
        .float, .driver,
        TaskColumn(title: "State") { .words($0.marks) },
        TaskColumn(title: "Section") { .words($0.section) },
        TaskColumn(title: "Source") { .words($0.source) },
      ], for: document.tasks)
    return MarkdownText.table(
      head: columns.map(\.title), rows: document.tasks.map { task in columns.map { $0.cell(task).text } },
      strong: document.tasks.map(\.isCritical))
  }
}
