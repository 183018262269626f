public import DelimitedText
public import Messages
import Reporting
public import WorkingDays

/// What may be wrong in a file.
public enum EntryInputProblem: UserError, Hashable, Sendable {
  /// The text can't be read on.
  case text(TextError)
  /// The JSON can't be read.
  case unreadable(String)
  /// Not even a header is there.
  case empty
  /// There is no task.
  case noTasks
  /// There is more of something than a plan takes.
  case tooMany(String, limit: Int)
  /// The row is longer than a record may be.
  case overlongRow
  /// The row is no UTF-8.
  case notUTF8
  /// The row has more or fewer fields than the header.
  case fieldCount(Int, header: Int)
  /// A column has a name that isn't known.
  case unknownColumn(String, meant: String?, known: [String])
  /// A column is missing. With those that are needed and those that are there.
  case missingColumn(String, needed: [String], present: [String])
  /// A column is there twice.
  case columnTwice(String)
  /// A value is missing.
  case emptyValue(task: String, column: String)
  /// A text can't be the identifier of a task.
  case notAnIdentifier(String)
  /// Two tasks have the same identifier.
  case duplicateTask(String, line: Int?)
  /// There is no such kind.
  case unknownKind(task: String, String, known: [String])
  /// There is no such unit.
  case unknownUnit(task: String, String, known: [String])
  /// There is no such role.
  case unknownRole(task: String, String, known: [String])
  /// A text is no number of days.
  case notADuration(task: String, column: String, String)
  /// The three durations are not in order.
  case durationsOutOfOrder(task: String, TaskDuration)
  /// A text is not written as a predecessor.
  case notAPredecessor(task: String, String)
  /// A task waits for one that isn't there.
  case unknownPredecessor(task: String, String, meant: String?)
  /// Tasks wait for each other, each for the one before it and the first for the last.
  case cycle([String])
  /// A text is neither yes nor no.
  case notYesOrNo(column: String, String)
  /// A text is no date.
  case notADate(column: String, CivilDate.TextError)
  /// A row has neither a start nor a finish.
  case noActualDate(task: String)
  /// The same task has actual dates twice.
  case actualTwice(String)
  /// A meeting calendar names no task.
  case notAMeetingPattern(String)

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .text(let error): error.description
    case .unreadable(let reason): "can't be read: \(reason.shown)"
    case .empty: "is empty, not even a header is in it"
    case .noTasks: "there is no task; give one a line"
    case .tooMany(let noun, let limit): "there are more than \(limit) \(noun); give fewer"
    case .overlongRow: "the row is over the limit of a record; shorten it"
    case .notUTF8: "the row is no UTF-8; save the file as UTF-8"
    case .fieldCount(let count, let header): "the row has \(count) fields, the header \(header); make them as many"
    case .unknownColumn(let column, let meant, let known):
      "the column '\(column.shown)' is not known; "
        + (meant.map { "probably meant: \($0)" } ?? "the columns are \(known.joined(separator: ", "))")
    case .missingColumn(let column, let needed, let present):
      "the column '\(column)' is missing; needed are \(needed.joined(separator: ", ")), and there are"
        + " \(present.joined(separator: ", ").shown)"
    case .columnTwice(let column): "the column '\(column)' is there twice; take one out"
    case .emptyValue(let task, let column): "\(task): '\(column)' is empty; fill it in"
    case .notAnIdentifier(let text):
      "'\(text.shown)' can't name a task; use letters, digits, full stops, hyphens and underscores, 60 at the most"
    case .duplicateTask(let id, let line):
      "the task \(id) is there twice" + (line.map { ", first on line \($0)" } ?? "") + "; rename one"
    case .unknownKind(let task, let text, let known): Self.unknown("kind", task, text, known)
    case .unknownUnit(let task, let text, let known): Self.unknown("unit", task, text, known)
    case .unknownRole(let task, let text, let known): Self.unknown("role", task, text, known)
    case .notADuration(let task, let column, let text):
      "\(task): \(column): '\(text.shown)' is no number of days; give a whole number from 0 to \(TaskDuration.limit)"
    case .durationsOutOfOrder(let task, let duration):
      "\(task): low \(duration.low), likely \(duration.likely), high \(duration.high) are not in order; none may be less"
        + " than the one before it"
    case .notAPredecessor(let task, let text):
      "\(task): '\(text.shown)' is not written as a predecessor; write A, A(soft) or A[ED|GT], with commas between them"
    case .unknownPredecessor(let task, let text, let meant):
      "\(task): there is no task '\(text.shown)' to wait for"
        + (meant.map { "; probably meant: \($0)" } ?? "; add it or take it out of the predecessors")
    case .cycle(let tasks):
      "tasks wait for each other: \((tasks + tasks.prefix(1)).joined(separator: " → ")); take out one of these"
        + " predecessors"
    case .notYesOrNo(let column, let text): "\(column): '\(text.shown)' is neither yes nor no; write one of them"
    case .notADate(let column, let error): "\(column): \(error.description)"
    case .noActualDate(let task): "\(task.shown): there is neither a start nor a finish; give one of them"
    case .actualTwice(let task): "the actual dates of \(task.shown) are there twice; take one out"
    case .notAMeetingPattern(let text):
      "'\(text.shown)' names no task; give its identifier, * standing for any letters and ? for one"
    }
  }

  private static func unknown(_ noun: String, _ task: String, _ text: String, _ known: [String]) -> String {
    "\(task): there is no \(noun) '\(text.shown)'; "
      + (Suggestion.nearest(to: text, among: known).map { "probably meant: \($0)" }
        ?? "the \(noun)s are \(known.joined(separator: ", "))")
  }
}
