public import WorkingDays

/// What has moved from one plan to a later one.
public struct PlanComparison: Codable, Hashable, Sendable {
  /// The tasks that changed, in the order of the later plan; those that are gone behind them.
  public let movements: [TaskMovement]
  /// How the end has moved, earliest or where there is none in both plans the target; `nil` where it hasn't.
  public let end: DateMovement?

  /// Compares two plans. Tasks are the same that have the same identifier and role. Working Days are counted by the
  /// calendar given, that of the later plan as a rule. Throws where a date is outside the calendar.
  public init(
    from earlier: EntryPlanDocument, to later: EntryPlanDocument, calendar: WorkingDayCalendar
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
    let hasEnds = earlier.earliestEnd != nil && later.earliestEnd != nil
    end = try Self.movement(
      hasEnds ? .earliestFinish : .latestFinish, hasEnds ? earlier.earliestEnd : earlier.target,
      hasEnds ? later.earliestEnd : later.target, calendar, task: nil)
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
