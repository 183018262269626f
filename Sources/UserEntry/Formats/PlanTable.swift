import Messages
package import Reporting
package import Tables
import WorkingDays

/// A plan as a table: for people and as CSV.
package struct PlanTable {
  private let report: PlanReport
  private let hasStart: Bool
  private let hasTarget: Bool

  package init(_ report: PlanReport) {
    self.report = report
    hasStart = report.plan.start != nil
    hasTarget = report.plan.goLive != nil
  }

  /// The columns of CSV, in their order. Stable: scripts read them.
  private static let columns = [
    "id", "name", "role", "owner", "kind", "duration", "unit", "earliest_start", "earliest_finish", "latest_start",
    "latest_finish", "float", "driver", "section", "status", "source",
  ]

  /// As CSV: a row for each task.
  package var csv: String {
    CSV.record(Self.columns)
      + report.tasks.map { task in
        CSV.record([
          task.label, task.name, task.roles.joined(separator: ";"), task.owner, task.kind.rawValue,
          String(task.duration), task.unit.rawValue, task.earliestStart?.description ?? "",
          task.earliestFinish?.description ?? "", task.latestStart.description, task.latestFinish.description,
          task.float.map(String.init) ?? "", task.driver ?? "", task.section, task.statusText,
          task.reference.source,
        ])
      }.joined()
  }

  /// The same as a workbook.
  package var layout: WorkbookLayout {
    let (plan, dates) = (report.plan, ["earliest_start", "earliest_finish", "latest_start", "latest_finish"])
    return WorkbookLayout(
      "Plan",
      further: [
        .notes(
          [
            "\(report.title): \(report.subtitle)",
            "Working Days of \(report.calendar); as at \(plan.today.displayText)",
          ] + [report.replacement].compactMap(\.self)
            + (plan.outcome?.isMet == false ? [report.verdict].compactMap(\.self) : []) + report.notes
            + [plan.reservation])
      ]
    ) { dates.contains($0) ? .date : ["duration", "float"].contains($0) ? .number : .text }
  }

  /// For people: a line for each task, then whether the target is met and what blocks it.
  package func text(_ terminal: Terminal) -> String {
    let plan = report.plan
    var lines = [terminal.paint(report.title, .bold)]
    let roles = plan.roles.map { "\(report.roles.name($0)) (\($0))" }.joined(separator: ", ")
    lines += wrapped("\(roles), \(plan.direction)", width: terminal.width)
    lines += wrapped(
      "Working Days of \(report.calendar); as at \(plan.today.displayText)", width: terminal.width)
    if let tasks = report.replacement { lines += wrapped(tasks, width: terminal.width) }
    lines += [""] + tasks(terminal) + [""]
    lines += wrapped(
      "* on the critical chain" + (hasTarget ? ", ! late, *! both" : "") + ", x done"
        + (hasStart ? "; float in Working Days" : ""), width: terminal.width)
    lines += outcome(terminal)
    for note in plan.remarks + report.warnings { lines += noted(note, terminal) }
    lines += [""] + wrapped(plan.reservation, width: terminal.width)
    return lines.endedLines
  }

  /// Two lines a task: its dates, and below what it is and how long it takes.
  private func tasks(_ terminal: Terminal) -> [ShownText] {
    // Marks before the names, in as many columns as the longest has.
    let width = report.tasks.map { marks($0).count }.max() ?? 0
    let margin = String(repeating: " ", count: width + 2)
    let head =
      ["\(margin)TASK"] + (hasStart ? ["START", "FINISH"] : []) + (hasTarget ? ["START BY", "FINISH BY"] : [])
      + (hasStart ? ["FLOAT"] : [])
    var table = TextTable(head.map { $0 == "FLOAT" ? .right : .left }, titles: head)
    for task in report.tasks {
      let latest = hasTarget ? task.latest.map { ["\($0.start)", "\($0.finish)"] } ?? [] : []
      table.add(
        [String((marks(task) + margin).prefix(width + 2)) + task.label, "\(task.start)", "\(task.finish)"] + latest
          + (hasStart ? [task.float.map(String.init) ?? ""] : []))
    }
    let lines = table.rowLines(width: terminal.width)
    let indent: ShownText = "      "
    return lines[0].map { terminal.paint($0, .bold) }
      + zip(lines.dropFirst(), report.tasks).flatMap { lines, task in
        let durationText = task.hasDuration ? task.durationText : task.kind.rawValue
        let driver = task.driver.map { "; after \($0)" } ?? ""
        let words = wrapped("\(task.name) [\(durationText)\(driver)]", width: terminal.width - 6)
        return lines + words.map { indent + terminal.paint($0, .dim) }
      }
  }

  private func marks(_ task: PlanReport.Task) -> String {
    (task.isDone ? "x" : "") + (task.isCritical ? "*" : "") + (task.isLate ? "!" : "")
  }

  private func outcome(_ terminal: Terminal) -> [ShownText] {
    guard let outcome = report.plan.outcome, let verdict = report.verdict else {
      return report.plan.earliestEnd.map {
        [""] + wrapped("Live on \($0.displayText) at the earliest.", width: terminal.width)
      } ?? []
    }
    var lines = [""] + wrapped(verdict, width: terminal.width).map { terminal.paint($0, outcome.isMet ? .green : .red) }
    guard !outcome.isMet, !outcome.obstacles.isEmpty else { return lines }
    lines += wrapped(
      "Obstacles, Working Days late, and what can be done (* on the chain that determines the end):",
      width: terminal.width)
    var table = TextTable([.left, .left, .right, .left])
    for obstacle in outcome.obstacles {
      table.add([
        obstacle.isDriver ? "*" : "", obstacle.task, obstacle.workingDaysLate.map(String.init) ?? "",
        obstacle.description,
      ])
    }
    lines += table.lines(indent: 2, width: terminal.width)
    return lines
  }

  private func noted(_ text: String, _ terminal: Terminal) -> [ShownText] {
    let pieces = wrapped(text, width: terminal.width - 6)
    return pieces.enumerated().map { $0 == 0 ? "note: \($1)" : "      \($1)" }
  }
}
