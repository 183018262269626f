import Messages
import Reporting
import WorkingDays

extension PlanDocument {
  /// The document of a plan: with a start the earliest dates, without one the latest. `party` stands in its title.
  public init(_ plan: EntryPlan, party: String?) {
    let isForward = plan.start != nil
    let labels = Set(plan.tasks.map(\.label))
    let tasks = plan.tasks.map { task in
      Task(
        id: task.label, name: task.name, phase: plan.graph.phaseTitle(task.phase),
        role: task.role
          ?? (task.roles.count == plan.roles.count ? EntryTask.allRoles : task.roles.joined(separator: ", ")),
        owner: task.owner, kind: task.kind, duration: task.duration, unit: task.unit,
        start: task.actual?.begun ?? (isForward ? task.earliestStart : nil) ?? task.latestStart,
        finish: task.actual?.finished ?? (isForward ? task.earliestFinish : nil) ?? task.latestFinish,
        latestFinish: isForward ? task.latestFinish : nil, isCritical: task.isCritical,
        isLate: task.isLate && plan.request.goLive != nil, isActual: task.actual?.finished != nil,
        hasBegun: task.actual != nil,
        section: task.section, status: task.hasDuration ? task.statusWords : "", source: task.reference.source,
        predecessors: plan.predecessors(of: task).filter(labels.contains),
        stableID: "\(task.id)/\(task.role ?? EntryTask.allRoles)",
        latestStart: isForward ? task.latestStart : nil, ruleStatus: task.reference.status,
        float: task.float, driver: task.driver, warnings: task.warnings)
    }
    let roles = plan.roles.map(EntryRole.name).joined(separator: ", ")
    self.init(
      title: "Becoming a DCC User" + (party.map { ": \($0)" } ?? ""), subtitle: "\(roles), \(plan.direction)",
      tasks: tasks, calendar: plan.request.calendar, today: plan.request.today, goLive: plan.request.goLive,
      reservation: plan.graph.reservation, ruleSet: plan.graph.name,
      warnings: (plan.outcome?.isMet == true ? [plan.verdict].compactMap { $0 } : []) + plan.findings.map(\.description)
        + plan.warningLines,
      obstacles: plan.outcome?.obstacles ?? [], headline: plan.headline)
  }
}

extension EntryPlan {
  /// From which date it was made: `forwards from 2017-04-03, likely durations`.
  var direction: String {
    let dates = [
      start.map { "forwards from \($0)" }, request.goLive.map { "backwards from \($0)" },
    ].compactMap { $0 }
    return dates.joined(separator: ", ") + ", \(request.estimate.rawValue) durations"
  }

  /// That the target can't be met, in a line that stands under a title; `nil` where it can, or without a target.
  var headline: String? {
    guard let outcome, !outcome.isMet else { return nil }
    let target = outcome.target.dayWords
    guard let end = outcome.earliestEnd, let days = outcome.workingDaysLate else {
      let late = tasks.count(where: \.isLate)
      return "Can't be met: \(late) task\(late == 1 ? " comes" : "s come") too late for \(target)"
    }
    return "Can't be met: earliest \(end.dayWords), \(days) Working Day\(days == 1 ? "" : "s") later than \(target)"
  }

  /// Whether the target can be met, in words; `nil` without a target.
  var verdict: String? {
    guard let outcome else { return nil }
    guard !outcome.isMet else {
      let end = outcome.earliestEnd.map { ", the earliest being \($0.words)" } ?? ""
      return "The target, \(outcome.target.words), can be met\(end)."
    }
    return "The target, \(outcome.target.words), can't be met"
      + (outcome.earliestEnd.map { ": the earliest is \($0.words)" } ?? "")
      + (outcome.workingDaysLate.map { ", \($0) Working Day\($0 == 1 ? "" : "s") later" } ?? "") + "."
  }

  /// The labels of what a task waits for.
  func predecessors(of task: PlannedTask) -> [String] {
    guard let place = tasks.firstIndex(where: { $0.key == task.key }) else { return [] }
    return network.nodes[place].predecessors.map { tasks[$0.node].label }
  }
}
