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
    let isOpenResponse = tasks.indices.map { place in
      let task = tasks[place]
      return task.kind == .maximumResponse && !task.phase.isEmpty && !task.predecessors.isEmpty && after[place].isEmpty
    }
    // By phase the tasks that no task of the phase waits for.
    var ends: [String: [Int]] = [:]
    for (place, task) in tasks.enumerated()
    where !isOpenResponse[place] && !after[place].contains(where: { tasks[$0].phase == task.phase }) {
      ends[task.phase, default: []].append(place)
    }
    var reached: [Int: Set<Int>] = [:]
    var responses: [[String]] = Array(repeating: [], count: tasks.count)
    for place in tasks.indices where isOpenResponse[place] {
      guard let ends = ends[tasks[place].phase] else { continue }
      let events = tasks[place].predecessors.compactMap { places[$0.task] }
      for event in events where reached[event] == nil { reached[event] = descendants(of: event, after) }
      for end in ends where events.allSatisfy({ reached[$0]?.contains(end) == true }) {
        responses[end].append(tasks[place].id)
      }
    }
    return zip(tasks, responses).map { $1.isEmpty ? $0 : $0.waiting(for: $1) }
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
  /// The same task, which waits for more.
  fileprivate func waiting(for tasks: [String]) -> EntryTask {
    EntryTask(
      id: id, name: name, phase: phase, roles: roles, isPerRole: isPerRole, isSkippedByParty: isSkippedByParty,
      owner: owner, kind: kind, unit: unit, duration: duration,
      predecessors: predecessors + tasks.map { TaskPredecessor(task: $0) }, section: section, statusText: statusText,
      reference: reference)
  }
}
