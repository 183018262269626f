extension TaskGraph {
  /// The tasks, with the end of a step waiting for the responses of the step.
  ///
  /// That the DCC confirms the receipt of a notification is part of the step in which the notification is made, though a
  /// table may name nothing that waits for it. So the end of the step waits for a response that nothing waits for: each
  /// task of the same phase that comes after all that the response waits for, and that no task of the phase waits for.
  static func closingSteps(_ tasks: [EntryTask]) -> [EntryTask] {
    let places = Dictionary(tasks.enumerated().map { ($1.id, $0) }) { first, _ in first }
    var after: [[Int]] = Array(repeating: [], count: tasks.count)
    for (place, task) in tasks.enumerated() {
      for predecessor in task.predecessors.compactMap({ places[$0.task] }) { after[predecessor].append(place) }
    }
    func isOpenResponse(_ place: Int) -> Bool {
      let task = tasks[place]
      return task.kind == .maximumResponse && !task.phase.isEmpty && !task.predecessors.isEmpty && after[place].isEmpty
    }
    var closed = tasks
    for place in tasks.indices where isOpenResponse(place) {
      let response = tasks[place]
      let reached = response.predecessors.compactMap { places[$0.task] }.map { descendants(of: $0, after) }
      for (end, task) in tasks.enumerated()
      where task.phase == response.phase && !isOpenResponse(end)
        && reached.allSatisfy({ $0.contains(end) })
        && !after[end].contains(where: { tasks[$0].phase == task.phase })
      {
        closed[end] = closed[end].waiting(for: response.id)
      }
    }
    return closed
  }

  private static func descendants(of place: Int, _ after: [[Int]]) -> Set<Int> {
    var found: Set<Int> = []
    var open = [place]
    while let place = open.popLast() {
      for next in after[place] where found.insert(next).inserted { open.append(next) }
    }
    return found
  }
}

extension EntryTask {
  /// The same task, which waits for one more.
  fileprivate func waiting(for task: String) -> EntryTask {
    EntryTask(
      id: id, name: name, phase: phase, roles: roles, isPerRole: isPerRole, isSkippedByParty: isSkippedByParty,
      owner: owner, kind: kind, unit: unit, duration: duration,
      predecessors: predecessors + [TaskPredecessor(task: task)], section: section, statusText: statusText,
      reference: reference)
  }
}
