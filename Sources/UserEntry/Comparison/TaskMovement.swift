import Messages
public import WorkingDays

/// What has become of a task since an earlier plan.
public struct TaskMovement: Codable, Hashable, Sendable, CustomStringConvertible {
  /// What sort of change it is.
  public enum Change: String, Codable, Sendable {
    /// The task is new.
    case added
    /// The task is gone.
    case removed
    /// Some of its dates are others.
    case moved
  }

  /// What sort of change it is.
  public let change: Change
  /// The task, as the later plan has it, or the earlier one where it is gone.
  public let task: PlannedTask
  /// The dates that are others; empty where the task is new or gone.
  public let dates: [DateMovement]

  /// The change as a line of text.
  public var description: String {
    switch change {
    case .added: "\(task.label) is new: \(task.name)"
    case .removed: "\(task.label) is gone: \(task.name)"
    case .moved: "\(task.label): " + dates.map(\.description).joined(separator: "; ")
    }
  }
}

/// A date of a task that is another in a later plan.
public struct DateMovement: Codable, Hashable, Sendable, CustomStringConvertible {
  /// The dates of a task.
  public enum Field: String, Codable, CaseIterable, Sendable {
    /// The first day on which it can begin.
    case earliestStart = "earliest_start"
    /// The first day on which it can end.
    case earliestFinish = "earliest_finish"
    /// The last day on which it may begin.
    case latestStart = "latest_start"
    /// The last day on which it may end.
    case latestFinish = "latest_finish"
    /// The day on which it really began.
    case started
    /// The day on which it really ended.
    case finished

    /// The date of a task.
    func date(of task: PlannedTask) -> CivilDate? {
      switch self {
      case .earliestStart: task.earliestStart
      case .earliestFinish: task.earliestFinish
      case .latestStart: task.latestStart
      case .latestFinish: task.latestFinish
      case .started: task.actual?.started
      case .finished: task.actual?.finished
      }
    }

    /// The date's name in reports.
    package var displayText: String {
      switch self {
      case .earliestStart: "earliest start"
      case .earliestFinish: "earliest finish"
      case .latestStart: "latest start"
      case .latestFinish: "latest finish"
      case .started: "start"
      case .finished: "finish"
      }
    }
  }

  /// Which date it is.
  public let field: Field
  /// The date in the earlier plan, if it had one.
  public let before: CivilDate?
  /// The date in the later plan, if it has one.
  public let after: CivilDate?
  /// The Working Days from the one to the other, less than 0 where it is earlier now; `nil` where one is not known.
  public let workingDays: Int?

  enum CodingKeys: String, CodingKey {
    case field, before, after
    case workingDays = "working_days"
  }

  /// `earliest start 2017-04-03 → 2017-04-05 (2 Working Days later)`.
  public var description: String {
    "\(field.displayText) \(before?.description ?? "none") → \(after?.description ?? "none")"
      + (distance.map { " (\($0))" } ?? "")
  }

  /// How far it has moved: `2 Working Days later`; `nil` where one of the dates is not known.
  public var distance: String? {
    guard let workingDays else { return nil }
    let count = abs(workingDays)
    guard count > 0 else { return "the same Working Day" }
    return "\(count.counted("Working Day")) \(workingDays > 0 ? "later" : "earlier")"
  }
}
