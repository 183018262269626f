import WorkingDays

/// Makes the planned tasks of a network whose passes are done.
struct PlanBuilder {
  let network: PlanNetwork
  let request: EntryPlanRequest
  let rules: TimeRules
  let forward: ForwardPass?
  let backward: BackwardPass
  let critical: Set<Int>

  /// The tasks, in the order of the network.
  func tasks() throws(EntryPlanError) -> [PlannedTask] {
    var tasks: [PlannedTask] = []
    for place in network.nodes.indices { tasks.append(try task(place)) }
    return tasks
  }

  private func task(_ place: Int) throws(EntryPlanError) -> PlannedTask {
    let node = network.nodes[place]
    let start = forward?.starts[place] ?? node.actual?.begun
    let finish = if let forward { forward.finishes[place] } else { try finish(ofBegun: node) }
    let delay = delay(place, start: start, finish: finish)
    let lacksMeeting = rules.lacksMeeting(node, by: backward.deadlines[place])
    var workingDaysLate: Int?
    if let delay, !lacksMeeting { workingDaysLate = try workingDays(of: delay, node.label) }
    return PlannedTask(
      id: node.key.id, role: node.key.role, roles: node.roles, label: node.label, name: node.task.name,
      phase: node.task.phase, owner: node.task.owner, kind: node.task.kind, duration: node.days, unit: node.task.unit,
      section: node.task.section, statusText: node.task.statusText, reference: node.task.reference,
      actual: node.actual, earliestStart: start, earliestFinish: finish, latestStart: backward.starts[place],
      latestFinish: backward.finishes[place], float: try float(place, start: start, finish: finish),
      driver: forward?.drivers[place].map { network.nodes[$0].label },
      limitingSuccessor: backward.limits[place].map { network.nodes[$0].label }, isCritical: critical.contains(place),
      isLate: lacksMeeting || delay != nil, workingDaysLate: workingDaysLate,
      canBeShortened: node.task.kind.canBeShortened,
      warnings: warnings(place, start: start, finish: finish))
  }

  /// When a task that has begun ends; `nil` for another.
  private func finish(ofBegun node: PlanNode) throws(EntryPlanError) -> CivilDate? {
    guard let actual = node.actual, let begun = actual.begun else { return nil }
    if let finished = actual.finished { return finished }
    return try rules.finish(node, from: begun)
  }

  private func float(_ place: Int, start: CivilDate?, finish: CivilDate?) throws(EntryPlanError) -> Int? {
    let hasBegun = network.nodes[place].actual != nil
    guard let from = hasBegun ? finish : start else { return nil }
    let to = hasBegun ? backward.finishes[place] : backward.starts[place]
    return try EntryPlanError.asking(for: network.nodes[place].label) { () throws(WorkingDayError) in
      try request.calendar.workingDays(from: from, to: to)
    }
  }

  /// By when a task should begin or have ended, and when it does; `nil` where that is in time.
  private func delay(_ place: Int, start: CivilDate?, finish: CivilDate?) -> (due: CivilDate, comes: CivilDate)? {
    let actual = network.nodes[place].actual
    let due: CivilDate
    let comes: CivilDate
    if let finished = actual?.finished {
      // Where the next task has begun all the same, its own dates tell whether time was lost.
      let wasWaitedFor = backward.limits[place].map { network.nodes[$0].actual == nil } ?? true
      (due, comes) = (backward.deadlines[place], wasWaitedFor ? finished : backward.deadlines[place])
    } else if actual != nil {
      (due, comes) = (backward.finishes[place], max(finish ?? request.today, request.today))
    } else {
      (due, comes) = (backward.starts[place], max(start ?? request.today, request.today))
    }
    return due < comes ? (due, comes) : nil
  }

  /// The Working Days of a delay.
  private func workingDays(
    of delay: (due: CivilDate, comes: CivilDate), _ task: String
  ) throws(EntryPlanError) -> Int {
    try EntryPlanError.asking(for: task) { () throws(WorkingDayError) in
      try request.calendar.workingDays(from: delay.due, to: request.calendar.workingDay(onOrAfter: delay.comes))
    }
  }

  private func warnings(_ place: Int, start: CivilDate?, finish: CivilDate?) -> [String] {
    let node = network.nodes[place]
    var warnings: [String] = []
    let last = [start, finish, backward.starts[place], backward.finishes[place]].compactMap(\.self).max()
    if let warning = last.flatMap(request.calendar.warning) { warnings.append(warning) }
    if rules.lacksMeeting(node, by: backward.deadlines[place]) {
      warnings.append(
        "the meeting calendar has no day on or before \(backward.deadlines[place]); the latest dates are counted without"
          + " it")
    }
    return warnings
  }
}
