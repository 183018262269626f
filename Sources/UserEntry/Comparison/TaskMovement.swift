/// What has become of a task since an earlier plan.
public struct TaskMovement: Codable, Hashable, Sendable {
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
  public var words: String {
    switch change {
    case .added: "\(task.label) is new: \(task.name)"
    case .removed: "\(task.label) is gone: \(task.name)"
    case .moved: "\(task.label): " + dates.map(\.words).joined(separator: "; ")
    }
  }
}
