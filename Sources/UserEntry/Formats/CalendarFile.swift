import Messages
import Reporting
package import WorkingDays

/// A plan as an iCalendar file (RFC 5545): an all-day event for each task, for calendars to take in.
///
/// A notice is an event on the day on which it must be given, a meeting and a milestone on their day; every other task
/// lasts from its first day to its last inclusive. In a plan from a start to a go-live date the last day of each notice
/// not yet given is an event of its own, behind the events of the tasks. An event keeps its UID when its dates move, so
/// that a calendar that takes in a new plan moves its events.
package struct CalendarFile {
  private let report: PlanReport
  private let plan: String
  private let stamp: CivilDate

  /// The calendar of a plan. `plan` names the plan in the UIDs of its events and must stay as it is when the plan is
  /// made again; `stamp` is the day on which the file is made.
  package init(_ report: PlanReport, plan: String, stamp: CivilDate) {
    self.report = report
    self.plan = plan
    self.stamp = stamp
  }

  /// The file, in lines that end in CR LF and have no more than 75 octets.
  package var text: String {
    CalendarEvent.file(
      report.tasks.map(event) + report.tasks.compactMap(lastDay(of:)), of: "User Entry", title: report.title,
      about: about,
      stamp: stamp)
  }

  /// The notes on all events.
  private var about: String {
    let plan = "\(report.subtitle). Working Days: \(report.calendar)."
    let notes = ([report.headline].compactMap(\.self) + report.notes).map { "Note: \($0)" }
    return ([plan] + notes + [report.plan.reservation]).joined(separator: "\n")
  }

  private func event(_ task: PlanReport.Task) -> CalendarEvent {
    event(
      uid: uid(task), from: task.day ?? task.start, to: task.day ?? task.finish, summary(task),
      description(task), categories(task))
  }

  /// The event of the last day on which a notice can be given without moving the go-live date.
  private func lastDay(of task: PlanReport.Task) -> CalendarEvent? {
    guard task.kind == .notice, !task.hasBegun, report.plan.goLive != nil, let last = task.latest?.start else {
      return nil
    }
    let end = (task.latest?.finish).map { ", so that it ends by \($0.shortText)" } ?? ""
    let lines = [
      "Give it on this day at the latest\(end).",
      "Planned for \(task.start.shortText)\(task.isLate ? ", which is too late" : "").",
    ]
    return event(
      uid: uid(task, "/last-day"), from: last, to: last,
      "Last day to give notice: \(task.name) [\(task.label)]", (lines + facts(task)).joined(separator: "\n"),
      categories(task) + ["deadline"])
  }

  private func event(
    uid: String, from first: CivilDate, to last: CivilDate, _ summary: String, _ description: String,
    _ categories: [String]
  ) -> CalendarEvent {
    CalendarEvent(
      uid: uid, from: first, to: last, summary: summary, description: description, categories: categories)
  }

  /// Made of the task, its role and the plan, and of nothing that changes.
  private func uid(_ task: PlanReport.Task, _ event: String = "") -> String {
    "\(task.id)/\(task.role ?? EntryTask.allRoles)\(event)/\(plan.asCalendarName)@seckit"
  }

  private func summary(_ task: PlanReport.Task) -> String {
    let name = "\(task.name) [\(task.label)]"
    guard task.kind == .notice else { return name }
    return (task.hasBegun ? "Notice given: " : "Give notice: ") + name
  }

  private func description(_ task: PlanReport.Task) -> String {
    var lines: [String] = []
    if task.kind == .notice {
      lines.append("\(task.hasBegun ? "Given" : "Give it") on this day; it ends on \(task.finish.shortText).")
    }
    if task.kind == .notice, !task.hasBegun, let latest = task.latest?.start {
      lines.append("Latest day to give it: \(latest.shortText).")
    }
    if task.kind == .meeting, task.start < task.finish {
      lines.append("On this day, after a wait that starts on \(task.start.shortText).")
    }
    return (lines + facts(task)).joined(separator: "\n")
  }

  /// The notes on a task besides its days, a line each, and the reservation.
  private func facts(_ task: PlanReport.Task) -> [String] {
    let facts = [
      ("Owner", task.owner), ("Kind", task.kind.rawValue), ("Duration", task.durationWithStatus),
      (
        task.kind == .notice ? "Latest end" : "Latest end",
        task.latest?.finish.shortText ?? ""
      ), ("State", task.marks), ("Section", task.section),
      ("Source", task.reference.source), ("Rules", report.plan.ruleSet), ("Working Days", report.calendar.description),
    ]
    return facts.filter { !$0.1.isEmpty && $0.1 != "-" }.map { "\($0.0): \($0.1)" }
      + task.warnings.map { "Note: \($0)" } + [report.plan.reservation]
  }

  private func categories(_ task: PlanReport.Task) -> [String] {
    [task.phase, task.kind.rawValue, task.isCritical ? "critical" : "", task.isLate ? "late" : ""].filter {
      !$0.isEmpty
    }
  }
}
