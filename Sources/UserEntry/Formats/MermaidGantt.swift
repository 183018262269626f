import Messages
import WorkingDays

/// A plan as a Mermaid Gantt diagram, for pages that draw Mermaid.
///
/// All dates are written out, and none depends on another. Ends are the last days of tasks, with them
/// (`inclusiveEndDates`); what takes no time is a milestone of `0d`. Critical tasks are `crit`, those that have happened
/// `done`. Mermaid's own line for today is off: it would show the day on which somebody looks.
package struct MermaidGantt {
  private let report: PlanReport

  /// The diagram of a plan.
  package init(_ report: PlanReport) { self.report = report }

  /// The diagram as text.
  package var text: String {
    let notes =
      [report.headline ?? "", report.subtitle] + report.notes
      + [report.plan.reservation, "Rules: \(report.plan.ruleSet)", "Working Days: \(report.calendar)"]
    var lines = ["gantt"]
    lines += notes.map(Mermaid.safe).filter { !$0.isEmpty }.map { "    %% \($0)" }
    lines += [
      "    title \(Mermaid.safe("\(report.title) (indicative)"))",
      "    dateFormat YYYY-MM-DD",
      "    axisFormat %d %b %Y",
      "    inclusiveEndDates",
      "    todayMarker off",
    ]
    var number = 0
    for (title, tasks) in report.groups(by: .phase) {
      let name = Mermaid.safe(title)
      lines.append("    section \(name.isEmpty ? "Tasks" : name)")
      for task in tasks {
        number += 1
        lines.append("    \(line(task, number: number))")
      }
    }
    if let goLive = report.plan.goLive {
      lines += ["    section Go-live", "    Go-live :milestone, t0, \(goLive), 0d"]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func line(_ task: PlanReport.Task, number: Int) -> String {
    let duration = task.durationWithStatus
    let name = Mermaid.name("\(task.label) \(task.name)" + (duration.isEmpty ? "" : " [\(duration)]"))
    let isPoint = task.kind == .milestone || (task.kind == .meeting && task.start == task.finish)
    var tags: [String] = []
    if task.isDone { tags.append("done") }
    if task.isCritical { tags.append("crit") }
    if isPoint { tags.append("milestone") }
    let end = isPoint ? "0d" : "\(task.finish)"
    let fields = tags + ["t\(number)", "\(isPoint ? task.finish : task.start)", end]
    return "\(name) :\(fields.joined(separator: ", "))"
  }
}

/// Texts as Mermaid can hold them.
enum Mermaid {
  /// The text on one line, made safe to show, without the characters that mean something to Mermaid: a colon ends a name, a semicolon and a
  /// hash begin an entity, a comma parts fields, `%%` begins a comment, and `<` may begin a tag.
  static func safe(_ text: String) -> String {
    var safe = ""
    for character in text.shownLine.replacing(">=", with: "≥").replacing("<=", with: "≤") {
      switch character {
      case ":": safe += " –"
      case ";", ",": safe += " /"
      case "#": safe += " no. "
      case "%": safe += " percent "
      case "<": safe += "‹"
      case ">": safe += "›"
      case "{", "[": safe += "("
      case "}", "]": safe += ")"
      case "\\", "`", "\"": safe += "'"
      // A letter with a combining mark may hold any of them.
      case _ where character.unicodeScalars.contains(where: { ":;,#%<>{}[]".unicodeScalars.contains($0) }):
        safe += "\u{FFFD}"
      default: safe.append(character)
      }
    }
    return safe.split(separator: " ").joined(separator: " ")
  }

  /// The text as the name of a task, which must not begin as another line of the language does.
  static func name(_ text: String) -> String {
    let name = safe(text)
    let start = name.lowercased()
    let isTaken = name.isEmpty || name.first?.isNumber == true || words.contains { start.hasPrefix($0) }
    return isTaken ? "Task \(name)" : name
  }

  /// What other lines begin with.
  private static let words = [
    "acc", "axisformat", "call", "click", "dateformat", "excludes", "gantt", "href", "includes", "inclusiveenddates",
    "section", "tickinterval", "title", "todaymarker", "topaxis", "vert", "weekday", "weekend",
  ]
}
