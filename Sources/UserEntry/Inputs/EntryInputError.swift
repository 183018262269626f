import DelimitedText
public import Messages

/// What is wrong with a file of tasks, actual dates, meetings, or with an earlier plan, and where.
public struct EntryInputError: UserError, Hashable, Sendable {
  /// What the file is called.
  public let name: String
  /// The line, where the file has lines.
  public let line: Int?
  /// What is wrong.
  public let problem: EntryInputProblem

  /// Makes an error.
  init(name: String, line: Int? = nil, problem: EntryInputProblem) {
    self.name = name
    self.line = line
    self.problem = problem
  }

  /// `tasks.csv: line 3: …`.
  public var description: String {
    if case .text(let error) = problem { return error.description }
    return "\(name): " + (line.map { "line \($0): " } ?? "") + problem.description
  }
}
