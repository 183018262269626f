import Messages
import Reporting

/// Judges the tasks of a graph.
struct TaskGraphCheck {
  /// What the graph, or the file of it, is called.
  let name: String
  let tasks: [EntryTask]
  /// The lines on which the tasks stand, if they stand in a file.
  let lines: [Int]?
  let roles: [String]

  /// Throws for the first thing that is wrong; gives the places of the tasks by their identifiers.
  func run() throws(EntryInputError) -> [String: Int] {
    guard tasks.count <= TaskGraph.taskLimit else {
      throw error(TaskGraph.taskLimit, .tooMany("tasks", limit: TaskGraph.taskLimit))
    }
    guard !tasks.isEmpty else { throw EntryInputError(name: name, problem: .noTasks) }
    var indices: [String: Int] = [:]
    for (index, task) in tasks.enumerated() {
      guard EntryTask.isIdentifier(task.id) else { throw error(index, .notAnIdentifier(task.id)) }
      if let first = indices[task.id] {
        throw error(index, .duplicateTask(task.id, line: lines.map { $0[first] }))
      }
      indices[task.id] = index
    }
    for (index, task) in tasks.enumerated() { try check(task, at: index, indices) }
    try checkCycles(indices)
    return indices
  }

  private func error(_ index: Int, _ problem: EntryInputProblem) -> EntryInputError {
    EntryInputError(name: name, line: lines.map { $0[index] }, problem: problem)
  }

  private func check(_ task: EntryTask, at index: Int, _ indices: [String: Int]) throws(EntryInputError) {
    guard !task.name.isEmpty else { throw error(index, .emptyValue(task: task.id, column: "name")) }
    let duration = task.duration
    for (column, days) in [("low", duration.low), ("likely", duration.likely), ("high", duration.high)]
    where !(0...TaskDuration.limit).contains(days) {
      throw error(index, .notADuration(task: task.id, column: column, "\(days)"))
    }
    guard duration.low <= duration.likely, duration.likely <= duration.high else {
      throw error(index, .durationsOutOfOrder(task: task.id, duration))
    }
    guard task.predecessors.count <= TaskGraph.predecessorLimit else {
      throw error(index, .tooMany("predecessors of \(task.id)", limit: TaskGraph.predecessorLimit))
    }
    for role in task.roles + task.predecessors.flatMap(\.roles) where !roles.contains(role) {
      throw error(index, .unknownRole(task: task.id, role, known: roles))
    }
    for predecessor in task.predecessors where indices[predecessor.task] == nil {
      throw error(
        index,
        .unknownPredecessor(
          task: task.id, predecessor.task, meant: Suggestion.nearest(to: predecessor.task, among: tasks.map(\.id))))
    }
  }

  /// Throws where tasks wait for each other. Soft predecessors and those of single roles count too: whether a graph is
  /// sound must not hang on what is planned with it.
  private func checkCycles(_ indices: [String: Int]) throws(EntryInputError) {
    let before = tasks.map { task in task.predecessors.compactMap { indices[$0.task] } }
    var isDone = Array(repeating: false, count: tasks.count)
    var isOnPath = isDone
    for start in tasks.indices where !isDone[start] {
      // A path of tasks, each waiting for the next, with the number of its predecessors that were followed.
      var path = [(task: start, followed: 0)]
      isOnPath[start] = true
      while let (task, followed) = path.last {
        guard followed < before[task].count else {
          isDone[task] = true
          isOnPath[task] = false
          path.removeLast()
          continue
        }
        path[path.count - 1].followed += 1
        let next = before[task][followed]
        if isOnPath[next] {
          throw cycle(path.map(\.task).drop { $0 != next }.reversed())
        }
        if !isDone[next] {
          isOnPath[next] = true
          path.append((next, 0))
        }
      }
    }
  }

  /// The error for tasks that each go before the next, and the last before the first; told from the one that stands
  /// first in the graph on.
  private func cycle(_ members: [Int]) -> EntryInputError {
    let first = members.min() ?? 0
    let place = members.firstIndex(of: first) ?? 0
    let ordered = members[place...] + members[..<place]
    return error(first, .cycle(ordered.map { tasks[$0].id }))
  }
}
