import WorkingDays

/// A plan as Markdown, with tables as GitHub and most others read them.
public struct PlanMarkdown {
  private let document: PlanDocument

  /// The text of a plan.
  public init(_ document: PlanDocument) { self.document = document }

  /// The document. Critical tasks are bold, and the state of a task says whether it is late.
  public var text: String {
    var parts = ["# \(MarkdownText.escaped(document.title))"]
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
    MarkdownText.table(
      head: [
        "Task", "Name", "Phase", "Role", "Owner", "Kind", "Duration", "Start", "Finish", "Latest finish", "State",
        "Section", "Source",
      ],
      rows: document.tasks.map { task in
        [
          task.id, task.name, task.phase, task.role, task.owner, task.kind.rawValue, task.durationWithStatus,
          task.start.description, task.finish.description, task.latestFinish?.description ?? "", task.marks,
          task.section, task.source,
        ]
      },
      strong: document.tasks.map(\.isCritical))
  }
}
