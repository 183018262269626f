import Messages
public import Reporting
import WorkingDays

/// A plan in the formats of people and scripts.
public struct PlanText: Sendable {
  private let plan: EntryPlan
  private let party: String?

  /// Of a plan; `party` stands in its title.
  public init(_ plan: EntryPlan, party: String? = nil) {
    self.plan = plan
    self.party = party
  }

  /// The columns of CSV, in their order. Stable: scripts read them.
  public static let columns = [
    "id", "name", "role", "owner", "kind", "duration", "unit", "earliest_start", "earliest_finish", "latest_start",
    "latest_finish", "float", "driver", "section", "status", "source",
  ]

  /// As CSV: a row for each task.
  public var csv: String {
    CSVText.record(Self.columns)
      + plan.tasks.map { task in
        CSVText.record([
          task.label, task.name,
          task.role ?? (task.roles.count == plan.roles.count ? EntryTask.allRoles : task.roles.joined(separator: ";")),
          task.owner, task.kind.rawValue,
          String(task.duration), task.unit.rawValue, task.earliestStart?.description ?? "",
          task.earliestFinish?.description ?? "", task.latestStart.description, task.latestFinish.description,
          task.float.map(String.init) ?? "", task.driver ?? "", task.section, task.statusText,
          task.reference.source,
        ])
      }.joined()
  }

  /// As JSON, which a later plan can be compared with.
  public func json(pretty: Bool) -> String {
    JSONDocument.text(of: EntryPlanDocument(plan), pretty: pretty) + "\n"
  }

  /// For people: a line for each task, then whether the target is met and what stands in the way.
  public func table(_ terminal: Terminal) -> String {
    let request = plan.request
    var lines = [
      terminal.paint("Becoming a DCC User" + (party.map { ": \($0)" } ?? ""), .bold)
    ]
    let roles = plan.roles.map { "\(EntryRole.name($0)) (\($0))" }.joined(separator: ", ")
    lines += wrapped("\(roles), \(plan.direction)", width: terminal.width)
    lines += wrapped(
      "Working Days of \(request.calendar.words); today is \(request.today.words)", width: terminal.width)
    if let tasks = plan.graph.replacement { lines += wrapped(tasks, width: terminal.width) }
    lines += [""] + tasks(terminal) + [""]
    lines += wrapped(
      "* on the critical chain" + (request.goLive == nil ? "" : ", ! late, *! both") + ", x done"
        + (plan.start == nil ? "" : "; float in Working Days"), width: terminal.width)
    lines += outcome(terminal)
    for finding in plan.findings { lines += noted(finding.description, terminal) }
    for warning in plan.warningLines { lines += noted(warning, terminal) }
    lines += [""] + wrapped(plan.graph.reservation, width: terminal.width)
    return lines.map { $0 + "\n" }.joined()
  }

  /// Two lines a task: its dates, and below what it is and how long it takes.
  private func tasks(_ terminal: Terminal) -> [String] {
    let hasStart = plan.start != nil
    let hasTarget = plan.request.goLive != nil
    let head =
      ["", "TASK"] + (hasStart ? ["START", "FINISH"] : []) + (hasTarget ? ["START BY", "FINISH BY"] : [])
      + (hasStart ? ["FLOAT"] : [])
    var table = TextTable(head.map { $0 == "FLOAT" ? .right : .left })
    table.add(head)
    for task in plan.tasks {
      let start = task.actual?.begun ?? (hasStart ? task.earliestStart : nil) ?? task.latestStart
      let finish = task.actual?.finished ?? (hasStart ? task.earliestFinish : nil) ?? task.latestFinish
      table.add(
        [marks(task), task.label, "\(start)", "\(finish)"]
          + (hasStart && hasTarget ? ["\(task.latestStart)", "\(task.latestFinish)"] : [])
          + (hasStart ? [task.float.map(String.init) ?? ""] : []))
    }
    let lines = table.lines(width: 200)
    let indent = String(repeating: " ", count: 6)
    return [terminal.paint(lines[0], .bold)]
      + zip(lines.dropFirst(), plan.tasks).flatMap { line, task in
        let figure = task.hasDuration ? task.figure : task.kind.rawValue
        let driver = task.driver.map { "; after \($0)" } ?? ""
        let words = wrapped("\(task.name) [\(figure)\(driver)]", width: terminal.width - indent.count)
        return [line] + words.map { indent + terminal.paint($0, .dim) }
      }
  }

  private func marks(_ task: PlannedTask) -> String {
    (task.actual?.finished == nil ? "" : "x") + (task.isCritical ? "*" : "")
      + (task.isLate && plan.request.goLive != nil ? "!" : "")
  }

  private func outcome(_ terminal: Terminal) -> [String] {
    guard let outcome = plan.outcome, let verdict = plan.verdict else {
      return plan.earliestEnd.map { ["", "Live on \($0.words) at the earliest."] } ?? []
    }
    var lines = [""] + wrapped(verdict, width: terminal.width).map { terminal.paint($0, outcome.isMet ? .green : .red) }
    guard !outcome.isMet, !outcome.obstacles.isEmpty else { return lines }
    lines += wrapped(
      "What stands in the way, how many Working Days late, and what can be done (* on the chain that determines the end):",
      width: terminal.width)
    var table = TextTable([.left, .left, .right, .left])
    for obstacle in outcome.obstacles {
      table.add([
        obstacle.isDriver ? "*" : "", obstacle.task, obstacle.workingDaysLate.map(String.init) ?? "", obstacle.words,
      ])
    }
    lines += table.lines(indent: 2, width: terminal.width)
    return lines
  }

  private func noted(_ text: String, _ terminal: Terminal) -> [String] {
    let pieces = wrapped(text, width: terminal.width - 6)
    return pieces.enumerated().map { $0 == 0 ? "note: \($1)" : "      \($1)" }
  }
}
