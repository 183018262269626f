import WorkingDays

/// A plan as a Mermaid Gantt diagram, for pages that draw Mermaid.
///
/// All dates are written out, and none depends on another. Ends are the last days of tasks, with them
/// (`inclusiveEndDates`); what takes no time is a milestone of `0d`. Critical tasks are `crit`, those that have happened
/// `done`. Mermaid's own line for today is off: it would show the day on which somebody looks.
public struct MermaidGantt {
  private let document: PlanDocument

  /// The diagram of a plan.
  public init(_ document: PlanDocument) { self.document = document }

  /// The diagram as text.
  public var text: String {
    let notes =
      [document.headline ?? "", document.subtitle] + document.warnings
      + [document.reservation, "Rules: \(document.ruleSet)", "Working Days: \(document.calendar.words)"]
    var lines = ["gantt"]
    lines += notes.map(MermaidText.safe).filter { !$0.isEmpty }.map { "    %% \($0)" }
    lines += [
      "    title \(MermaidText.safe("\(document.title) (indicative)"))",
      "    dateFormat YYYY-MM-DD",
      "    axisFormat %d %b %Y",
      "    inclusiveEndDates",
      "    todayMarker off",
    ]
    var number = 0
    for (title, tasks) in document.groups(by: .phase) {
      let name = MermaidText.safe(title)
      lines.append("    section \(name.isEmpty ? "Tasks" : name)")
      for task in tasks {
        number += 1
        lines.append("    \(line(task, number: number))")
      }
    }
    if let goLive = document.goLive {
      lines += ["    section Go-live", "    Go-live :milestone, t0, \(goLive), 0d"]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func line(_ task: PlanDocument.Task, number: Int) -> String {
    let duration = task.durationWithStatus
    let name = MermaidText.name("\(task.id) \(task.name)" + (duration.isEmpty ? "" : " [\(duration)]"))
    let isPoint = task.kind == .milestone || (task.kind == .meeting && task.start == task.finish)
    var tags: [String] = []
    if task.isActual { tags.append("done") }
    if task.isCritical { tags.append("crit") }
    if isPoint { tags.append("milestone") }
    let end = isPoint ? "0d" : "\(task.finish)"
    let fields = tags + ["t\(number)", "\(isPoint ? task.finish : task.start)", end]
    return "\(name) :\(fields.joined(separator: ", "))"
  }
}
