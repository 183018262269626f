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
          task.float.map(String.init) ?? "", task.determinedBy ?? "", task.section, task.statusText,
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
    lines += [
      "Working Days of \(request.calendar.words); today is \(request.today.words)", "",
    ]
    lines += tasks(terminal)
    let marks =
      "* on the critical chain, x done" + (request.goLive == nil ? "" : ", ! late")
      + (request.start == nil ? "" : "; float in Working Days")
    lines += ["", marks]
    lines += outcome(terminal)
    for finding in plan.findings { lines += noted(finding.description, terminal) }
    for warning in plan.warningLines { lines += noted(warning, terminal) }
    lines += [""] + wrapped(plan.graph.reservation, width: terminal.width)
    return lines.map { $0 + "\n" }.joined()
  }

  /// Two lines a task: its dates, and below what it is.
  private func tasks(_ terminal: Terminal) -> [String] {
    let hasStart = plan.request.start != nil
    let hasTarget = plan.request.goLive != nil
    let dates = hasStart ? ["START", hasTarget ? "START BY" : "FINISH"] : ["START BY", "FINISH BY"]
    var table = TextTable([.left, .left, .left, .left] + (hasStart ? [.right] : []) + [.left])
    table.add(["", "TASK"] + dates + (hasStart ? ["FLOAT"] : []) + ["DURATION"])
    for task in plan.tasks {
      let start = task.actual?.begun ?? (hasStart ? task.earliestStart : nil) ?? task.latestStart
      let finish = task.actual?.finished ?? (hasStart ? task.earliestFinish : nil) ?? task.latestFinish
      table.add(
        [mark(task), task.label, "\(start)", "\(hasStart && hasTarget ? task.latestStart : finish)"]
          + (hasStart ? [task.float.map(String.init) ?? ""] : [])
          + [task.kind == .milestone && task.duration == 0 ? "milestone" : task.figure])
    }
    let lines = table.lines(width: 200)
    let indent = String(repeating: " ", count: 5)
    return [terminal.paint(lines[0], .bold)]
      + zip(lines.dropFirst(), plan.tasks).flatMap { line, task in
        [line] + wrapped(task.name, width: terminal.width - indent.count).map { indent + terminal.paint($0, .dim) }
      }
  }

  private func mark(_ task: PlannedTask) -> String {
    if task.actual?.finished != nil { return "x" }
    return task.isLate && plan.request.goLive != nil ? "!" : task.isCritical ? "*" : ""
  }

  private func outcome(_ terminal: Terminal) -> [String] {
    guard let outcome = plan.outcome, let verdict = plan.verdict else {
      return plan.earliestEnd.map { ["", "Live on \($0.words) at the earliest."] } ?? []
    }
    var lines = [""] + wrapped(verdict, width: terminal.width).map { terminal.paint($0, outcome.isMet ? .green : .red) }
    guard !outcome.isMet else { return lines }
    lines.append("What stands in the way, and what of it can be shortened:")
    var table = TextTable([.left, .left, .left])
    for driver in outcome.drivers {
      table.add([
        driver.task, driver.canBeShortened ? "can be shortened" : "can't be shortened",
        "\(driver.kind.rawValue), \(driver.figure)",
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
