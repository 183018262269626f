public import Messages
import Reporting

/// What is wrong with an earlier plan, or with tasks, wherever they come from.
public struct EntryInputError: UserError, Hashable, Sendable {
  /// What the file, or the graph, is called.
  public let name: String
  /// What is wrong with it, for a program that tells the cases apart.
  public let reason: Reason

  /// Makes an error.
  init(name: String, reason: Reason) {
    self.name = name
    self.reason = reason
  }

  /// `tasks.json: …`.
  public var description: String { "\(name): \(reason.description)" }
}

extension EntryInputError {
  /// What may be wrong with tasks.
  public enum Reason: Hashable, Sendable, CustomStringConvertible {
    /// The JSON can't be read.
    case unreadable(String)
    /// There is no task.
    case noTasks
    /// There is more of something than a plan takes.
    case tooMany(String, limit: Int)
    /// A value is missing.
    case emptyValue(task: String, column: String)
    /// A text can't be the identifier of a task.
    case notAnIdentifier(String)
    /// Two tasks have the same identifier. Where the first one is, if that is known: `line 3`, `Tasks row 3`.
    case duplicateTask(String, first: String?)
    /// There is no such role.
    case unknownRole(task: String, String, known: [String])
    /// A text is not a number of days.
    case notADuration(task: String, column: String, String)
    /// The three durations are not in order.
    case durationsOutOfOrder(task: String, TaskDuration)
    /// A task waits for one that isn't there.
    case unknownPredecessor(task: String, String, meant: String?)
    /// Tasks wait for each other, each for the one before it and the first for the last.
    case cycle([String])

    /// What is wrong and what to do, with what was probably meant.
    public var description: String { message + (meant.map { "; probably meant: \($0)" } ?? "") }

    /// What is wrong and what to do.
    package var message: String {
      switch self {
      case .unreadable(let reason): "can't be read: \(reason.shown())"
      case .noTasks: "there is no task; give one per line"
      case .tooMany(let noun, let limit): "there are more than \(limit) \(noun); give fewer"
      case .emptyValue(let task, let column): "\(task.shown): '\(column)' is empty; fill it in"
      case .notAnIdentifier(let text):
        "'\(text.shown)' is not a task identifier; use letters, digits, full stops, hyphens and underscores, at most 60"
      case .duplicateTask(let id, let first):
        "the task \(id) appears twice" + (first.map { ", first in \($0)" } ?? "") + "; rename one"
      case .unknownRole(let task, let text, let known):
        "\(task): unknown role '\(text.shown)'"
          + (meant == nil ? "; the roles are \(known.joined(separator: ", "))" : "")
      case .notADuration(let task, let column, let text):
        "\(task): \(column): '\(text.shown)' is not a number of days; give a whole number from 0 to \(TaskDuration.limit)"
      case .durationsOutOfOrder(let task, let duration):
        "\(task): low \(duration.low), likely \(duration.likely), high \(duration.high) are not in order; none may be less"
          + " than the one before it"
      case .unknownPredecessor(let task, let text, let meant):
        "\(task): unknown predecessor '\(text.shown)'"
          + (meant == nil ? "; add the task or remove it from the predecessors" : "")
      case .cycle(let tasks):
        "tasks wait for each other: \((tasks + tasks.prefix(1)).joined(separator: " → ")); remove one of these"
          + " predecessors"
      }
    }

    /// What was probably meant.
    var meant: String? {
      switch self {
      case .unknownRole(_, let text, let known): Suggestion.nearest(to: text, among: known)
      case .unknownPredecessor(_, _, let meant): meant
      default: nil
      }
    }
  }
}
