import Messages
import Reporting

/// Judges the tasks of a graph.
struct TaskGraphCheck {
  /// Something that is wrong.
  struct Finding {
    /// The place of the task; `nil` where all are meant.
    let index: Int?
    /// The column of a table in which it is.
    let column: String?
    let reason: EntryInputError.Reason
  }

  /// What the graph, or the file of it, is called.
  let name: String
  let tasks: [EntryTask]
  /// The roles in use; `nil` where they are not known, and no role is judged.
  let roles: EntryRoles?

  /// The places of the tasks by their identifiers; of two with the same the first.
  private var indices: [String: Int] {
    Dictionary(tasks.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first }
  }

  /// Throws for the first thing that is wrong; gives the places of the tasks by their identifiers.
  func run() throws(EntryInputError) -> [String: Int] {
    if let first = findings().first { throw EntryInputError(name: name, reason: first.reason) }
    return indices
  }

  /// All that is wrong. `place` tells where a task is, if that is known.
  func findings(place: (Int) -> String? = { _ in nil }) -> [Finding] {
    guard tasks.count <= TaskGraph.taskLimit else {
      return [Finding(index: nil, column: nil, reason: .tooMany("tasks", limit: TaskGraph.taskLimit))]
    }
    guard !tasks.isEmpty else { return [Finding(index: nil, column: nil, reason: .noTasks)] }
    let indices = indices
    var findings: [Finding] = []
    for (index, task) in tasks.enumerated() {
      if !EntryTask.isIdentifier(task.id) {
        findings.append(Finding(index: index, column: "id", reason: .notAnIdentifier(task.id)))
      } else if let first = indices[task.id], first < index {
        findings.append(Finding(index: index, column: "id", reason: .duplicateTask(task.id, first: place(first))))
      }
    }
    let known = Suggestions(tasks.map(\.id))
    for (index, task) in tasks.enumerated() {
      findings += reasons(of: task, indices, known).map { Finding(index: index, column: $0, reason: $1) }
    }
    return findings + (cycle(indices).map { [$0] } ?? [])
  }

  private func reasons(
    of task: EntryTask, _ indices: [String: Int], _ known: Suggestions
  ) -> [(String?, EntryInputError.Reason)] {
    var reasons: [(String?, EntryInputError.Reason)] = []
    if task.name.isEmpty { reasons.append(("name", .emptyValue(task: task.id, column: "name"))) }
    let duration = task.duration
    for (column, days) in [("low", duration.low), ("likely", duration.likely), ("high", duration.high)]
    where !(0...TaskDuration.limit).contains(days) {
      reasons.append((column, .notADuration(task: task.id, column: column, "\(days)")))
    }
    if duration.low > duration.likely || duration.likely > duration.high {
      reasons.append(("low", .durationsOutOfOrder(task: task.id, duration)))
    }
    reasons += unknownRoles(of: task)
    guard task.predecessors.count <= TaskGraph.predecessorLimit else {
      let noun = "predecessors of \(task.id)"
      return reasons + [("predecessors", .tooMany(noun, limit: TaskGraph.predecessorLimit))]
    }
    for predecessor in task.predecessors where indices[predecessor.task] == nil {
      let meant = known.nearest(to: predecessor.task)
      reasons.append(("predecessors", .unknownPredecessor(task: task.id, predecessor.task, meant: meant)))
    }
    return reasons
  }

  /// The words of a task that are not roles, with their column. A built-in role that the rules in use leave out is not
  /// wrong: no plan is for it.
  func unknownRoles(of task: EntryTask) -> [(String?, EntryInputError.Reason)] {
    guard let known = roles?.codes else { return [] }
    let all = known + EntryRoles.builtIn.codes
    var reasons: [(String?, EntryInputError.Reason)] = []
    for (column, words) in [("roles", task.roles), ("predecessors", task.predecessors.flatMap(\.roles))] {
      for role in words where !all.contains(role) {
        reasons.append((column, .unknownRole(task: task.id, role, known: known)))
      }
    }
    return reasons
  }

  /// The first circle of tasks that wait for each other. Soft predecessors and predecessors of single roles count too:
  /// whether a graph is sound must not depend on what is planned with it.
  private func cycle(_ indices: [String: Int]) -> Finding? {
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
          return cycle(path.map(\.task).drop { $0 != next }.reversed())
        }
        if !isDone[next] {
          isOnPath[next] = true
          path.append((next, 0))
        }
      }
    }
    return nil
  }

  /// The finding on tasks that each go before the next, and the last before the first; told from the one that comes
  /// first in the graph on.
  private func cycle(_ members: [Int]) -> Finding {
    let first = members.min() ?? 0
    let place = members.firstIndex(of: first) ?? 0
    let ordered = members[place...] + members[..<place]
    return Finding(index: first, column: "predecessors", reason: .cycle(ordered.map { tasks[$0].id }))
  }
}
