import Messages
public import WorkingDays

/// What has moved from one plan to a later one.
public struct PlanComparison: Codable, Hashable, Sendable {
  /// How the end has moved and how many tasks have, in words.
  public let headline: String
  /// The tasks that changed, in the order of the later plan; those that are gone behind them.
  public let movements: [TaskMovement]
  /// How the end has moved, earliest or where there is none in both plans the target; `nil` where it hasn't.
  public let end: DateMovement?
  /// What the guide reserves of its own timeline.
  public let reservation: String

  /// Compares two plans. Tasks are the same that have the same identifier and role. Working Days are counted by the
  /// calendar given, as a rule the calendar of the later plan. Throws where a date is outside the calendar.
  public init(
    from earlier: SavedPlan, to later: SavedPlan, calendar: WorkingDayCalendar
  ) throws(EntryPlanError) {
    let before = Dictionary(earlier.tasks.map { ($0.key, $0) }) { first, _ in first }
    let keys = Set(later.tasks.map(\.key))
    var movements: [TaskMovement] = []
    for task in later.tasks {
      guard let old = before[task.key] else {
        movements.append(TaskMovement(change: .added, task: task, dates: []))
        continue
      }
      var dates: [DateMovement] = []
      for field in DateMovement.Field.allCases {
        let movement = try Self.movement(
          field, field.date(of: old), field.date(of: task), calendar, task: task.label)
        if let movement { dates.append(movement) }
      }
      if !dates.isEmpty { movements.append(TaskMovement(change: .moved, task: task, dates: dates)) }
    }
    movements += earlier.tasks.filter { !keys.contains($0.key) }
      .map { TaskMovement(change: .removed, task: $0, dates: []) }
    self.movements = movements
    reservation = later.reservation
    let hasEnds = earlier.earliestEnd != nil && later.earliestEnd != nil
    let hasTargets = earlier.goLive != nil && later.goLive != nil
    let last = hasEnds ? later.earliestEnd : later.target
    end = try Self.movement(
      hasEnds ? .earliestFinish : .latestFinish, hasEnds ? earlier.earliestEnd : earlier.target, last, calendar,
      task: nil)
    var sentences = [
      Self.sentence(hasEnds ? "The earliest go-live" : hasTargets ? "Go-live" : "The end of the plan", end, at: last)
    ]
    if hasEnds, hasTargets {
      let target = try Self.movement(.latestFinish, earlier.target, later.target, calendar, task: nil)
      sentences.append(Self.sentence("The target", target, at: later.target))
    }
    headline = (sentences + [Self.count(of: movements)]).joined(separator: " ")
  }

  /// `The earliest go-live moves from 2017-08-29 to 2017-09-05, 5 Working Days later.`
  private static func sentence(_ noun: String, _ movement: DateMovement?, at date: CivilDate?) -> String {
    guard let movement, let before = movement.before, let after = movement.after else {
      return "\(noun) stays on \(date?.description ?? "its day")."
    }
    return "\(noun) moves from \(before) to \(after)\(movement.distance.map { ", \($0)" } ?? "")."
  }

  /// `7 tasks moved, 1 was added, none was removed.`
  private static func count(of movements: [TaskMovement]) -> String {
    guard !movements.isEmpty else { return "No task has moved." }
    func number(_ change: TaskMovement.Change) -> Int { movements.count { $0.change == change } }
    func wasOrWere(_ count: Int) -> String { count == 0 ? "none was" : count.counted("was", "were") }
    return "\(number(.moved).counted("task")) moved, \(wasOrWere(number(.added))) added,"
      + " \(wasOrWere(number(.removed))) removed."
  }

  private static func movement(
    _ field: DateMovement.Field, _ before: CivilDate?, _ after: CivilDate?, _ calendar: WorkingDayCalendar,
    task: String?
  ) throws(EntryPlanError) -> DateMovement? {
    guard before != after else { return nil }
    var workingDays: Int?
    if let before, let after {
      workingDays = try EntryPlanError.asking(for: task) { () throws(WorkingDayError) in
        try calendar.workingDays(from: before, to: after)
      }
    }
    return DateMovement(field: field, before: before, after: after, workingDays: workingDays)
  }
}
