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
      parts.append("## Obstacles")
      parts.append(
        Markdown.table(
          head: TargetOutcome.Obstacle.head, rows: report.obstacles.map(\.cells),
          strong: report.obstacles.map(\.isDriver)))
      parts.append("Bold tasks determine the end.")
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
    if report.tasks.contains(where: \.isCritical) { parts.append("Bold tasks are on the critical chain.") }
    parts.append(
      Markdown.escaped("Rules: \(report.plan.ruleSet). Working Days: \(report.calendar)."))
    return parts.joined(separator: "\n\n") + "\n"
  }

  private var tasks: String {
    let hasTarget = report.plan.goLive != nil
    let columns = TaskColumn.shown(
      [
        TaskColumn(title: "Task") { .text($0.label) },
        TaskColumn(title: "Name") { .text($0.name) },
        TaskColumn(title: "Phase") { .text($0.phase) },
        TaskColumn(title: "Role") { .text($0.roles.joined(separator: ", ")) },
        TaskColumn(title: "Owner") { .text($0.owner) },
        TaskColumn(title: "Kind") { .text($0.kind.rawValue) },
        TaskColumn(title: "Duration") { .text($0.durationWithStatus) },
        TaskColumn(title: "Start") { .text($0.start.description) },
        TaskColumn(title: "Finish") { .text($0.finish.description) },
        TaskColumn(title: "Latest start", isOptional: true) { task in
          .text(hasTarget ? task.latest?.start.description ?? "" : "")
        },
        TaskColumn(title: "Latest finish", isOptional: true) { .text($0.latest?.finish.description ?? "") },
        .float, .driver,
        TaskColumn(title: "State") { .text($0.marks) },
        TaskColumn(title: "Section") { .text($0.section) },
        TaskColumn(title: "Source") { .text($0.reference.source) },
      ], for: report.tasks)
    return Markdown.table(
      head: columns.map(\.title), rows: report.tasks.map { task in columns.map { $0.cell(task).text } },
      strong: report.tasks.map(\.isCritical))
  }
}

/// Pieces of Markdown.
enum Markdown {
  /// A text on one line, made safe to show, with everything escaped that Markdown would read as a mark.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.shownLine.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "{", "}", "[", "]", "<", ">", "#", "|", "~", "&", "!": escaped += "\\\(scalar)"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped.split(separator: " ").joined(separator: " ")
  }

  /// A table. The first cell of a row that is `strong` is bold.
  static func table(head: [String], rows: [[String]], strong: [Bool] = []) -> String {
    func line(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }
    var lines = [line(head), line(head.map { _ in "---" })]
    for (index, row) in rows.enumerated() {
      var cells = row.map(escaped)
      if index < strong.count, strong[index], let first = cells.first, !first.isEmpty { cells[0] = "**\(first)**" }
      lines.append(line(cells))
    }
    return lines.joined(separator: "\n")
  }
}
