import Messages
import Reporting
package import WorkingDays

/// A plan as its readers see it: what every format prints, in the words that all of them use.
package struct PlanReport: Sendable {
  /// The plan. As JSON it is this and nothing else.
  package var plan: SavedPlan
  /// What the plan is called: `Becoming a DCC User`.
  package var title: String
  /// Whose plan it is and from which date it was made: `Electricity Distributor, backwards from 2018-01-21`.
  package var subtitle: String
  /// The Working Days that the plan counts in.
  package var calendar: WorkingDayCalendar
  /// The tasks, in the order in which they are listed. No two have the same label.
  package var tasks: [Task]
  /// What a reader must know of the dates, as whole sentences.
  package var warnings: [String]
  /// That the tasks are not those that are built in; `nil` where they are.
  let replacement: String?
  /// The User Roles in use, with their names.
  let roles: EntryRoles

  /// The report of a plan; `party` is named in its title.
  package init(_ plan: EntryPlan, party: String?) {
    self.plan = SavedPlan(plan)
    title = "Becoming a DCC User" + (party.map { ": \($0)" } ?? "")
    subtitle = self.plan.roles.map(plan.graph.roles.name).joined(separator: ", ") + ", " + self.plan.direction
    calendar = plan.request.calendar
    tasks = zip(plan.tasks, plan.network.nodes).map { task, node in
      Task(
        planned: task, phase: plan.graph.phaseTitle(task.phase),
        roles: task.role == nil && task.roles.count == plan.roles.count ? [EntryTask.allRoles] : task.roles,
        isLate: task.isLate && plan.request.goLive != nil,
        predecessors: node.predecessors.map { plan.tasks[$0.node].label })
    }
    warnings = plan.warningLines
    replacement = plan.graph.replacement
    roles = plan.graph.roles
  }

  /// As JSON, which a later plan can be compared with.
  package func json(pretty: Bool) -> String { JSONDocument.text(of: plan, pretty: pretty) + "\n" }

  /// The notes beside the dates, as whole sentences.
  package var notes: [String] {
    (plan.outcome?.isMet == true ? [verdict].compactMap(\.self) : []) + plan.remarks + warnings
  }

  /// What blocks the go-live date, where it can't be met.
  var obstacles: [TargetOutcome.Obstacle] { plan.outcome?.obstacles ?? [] }

  /// The notices that are still to be given, the earliest first.
  var noticesToGive: [Task] {
    let notices = tasks.filter { $0.kind == .notice && !$0.hasBegun }
    return notices.enumerated().sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }.map(\.element)
  }

  /// The tasks in groups, which come in the order of their first tasks.
  func groups(by grouping: GanttGrouping) -> [(title: String, tasks: [Task])] {
    var places: [String: Int] = [:]
    var groups: [(title: String, tasks: [Task])] = []
    for task in tasks {
      let title = grouping == .phase ? task.phase : task.owner
      if let place = places[title] {
        groups[place].tasks.append(task)
      } else {
        places[title] = groups.count
        groups.append((title, [task]))
      }
    }
    return groups
  }

  /// That the target can't be met, in a line under a title; `nil` where it can, or without a target.
  package var headline: String? {
    guard let outcome = plan.outcome, !outcome.isMet else { return nil }
    let target = outcome.target.dayText
    guard let end = outcome.earliestEnd, let days = outcome.workingDaysLate else {
      let late = plan.tasks.count(where: \.isLate)
      return "Can't be met: \(late.counted("task comes", "tasks come")) too late for \(target)"
    }
    return "Can't be met: earliest \(end.dayText), \(days.counted("Working Day")) later than \(target)"
  }

  /// Whether the target can be met, in words; `nil` without a target.
  var verdict: String? {
    guard let outcome = plan.outcome else { return nil }
    guard !outcome.isMet else {
      let end = outcome.earliestEnd.map { "; the earliest is \($0.displayText)" } ?? ""
      return "The target, \(outcome.target.displayText), can be met\(end)."
    }
    return "The target, \(outcome.target.displayText), can't be met"
      + (outcome.earliestEnd.map { ": the earliest is \($0.displayText)" } ?? "")
      + (outcome.workingDaysLate.map { ", \($0.counted("Working Day")) later" } ?? "") + "."
  }
}

extension PlanReport {
  /// A task as a report shows it: the task of the plan, and what only the whole plan knows of it.
  @dynamicMemberLookup
  package struct Task: Sendable {
    /// The task of the plan, all of which can be asked of this one.
    package var planned: PlannedTask
    /// The part of the way that it belongs to, as a heading shows it: `UEPT`.
    package var phase: String
    /// The roles that it is done for: `ED`, or `ALL` where it serves every role of the plan.
    package var roles: [String]
    /// Whether it is done later than the go-live date allows; never in a plan without one.
    package var isLate: Bool
    /// The labels of the tasks that must be done before it.
    package var predecessors: [String]

    package subscript<Value>(dynamicMember path: KeyPath<PlannedTask, Value>) -> Value { planned[keyPath: path] }

    /// Whether it is over.
    package var isDone: Bool { planned.actual?.finished != nil }

    /// Whether it has begun: a notice that has been given.
    package var hasBegun: Bool { planned.actual != nil }

    /// The last days on which it can start and be done without moving the target, beside ``PlannedTask/start`` and
    /// ``PlannedTask/finish``; `nil` in a plan that goes backwards only, where those are the last days.
    package var latest: (start: CivilDate, finish: CivilDate)? {
      planned.earliestStart == nil ? nil : (planned.latestStart, planned.latestFinish)
    }

    /// The mark of how sure the duration is; `nil` where it takes no time.
    var durationMark: DurationMark? { planned.hasDuration ? DurationMark(planned.reference.status) : nil }

    /// The duration with its unit, short; empty for a milestone, which takes no time.
    var shortDuration: String {
      guard planned.hasDuration else { return "" }
      switch planned.unit {
      case .workingDays: return "\(planned.duration) WD"
      case .calendarDays: return planned.duration.counted("day")
      }
    }

    /// The duration with how sure it is: `60 WD – SECAS guide`.
    var durationWithStatus: String { planned.hasDuration ? "\(shortDuration) – \(planned.confidenceText)" : "" }

    /// Its kind, and how long it takes if it takes any time: `notice, 60 WD – SECAS guide`.
    var kindAndDuration: String {
      planned.kind.rawValue + (planned.hasDuration ? ", \(durationWithStatus)" : "")
    }

    /// The day that matters where one does: that on which a notice is given, a meeting held, a milestone reached.
    var day: CivilDate? {
      switch planned.kind {
      case .notice: planned.start
      case .meeting, .milestone: planned.finish
      case .maximumResponse, .external, .effort: nil
      }
    }

    /// What is noteworthy about its dates, in words: `critical, late`.
    var marks: String {
      [planned.isCritical ? "critical" : "", isLate ? "late" : "", isDone ? "done" : ""].filter { !$0.isEmpty }
        .joined(separator: ", ")
    }
  }
}

extension TargetOutcome.Obstacle {
  /// The head of a table of what blocks it.
  static let head = ["Task", "Name", "Owner", "Working Days late", "Kind and duration", "What can be done"]

  /// Its cells below ``head``.
  var cells: [String] {
    [task, name, owner, workingDaysLate.map(String.init) ?? "", kindAndDurationText, remedy]
  }
}
