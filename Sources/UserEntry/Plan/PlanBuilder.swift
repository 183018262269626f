import WorkingDays

/// Makes the planned tasks of a network whose passes are done.
struct PlanBuilder {
  let network: PlanNetwork
  let request: EntryPlanRequest
  let rules: TimeRules
  let forward: ForwardPass?
  let backward: BackwardPass

  /// The tasks, in the order of the network.
  func tasks() throws(EntryPlanError) -> [PlannedTask] {
    let late = network.nodes.indices.filter { lacksMeeting($0) || delay($0) != nil }
    let isLate = Set(late)
    let critical = CriticalChain(network: network, forward: forward, backward: backward).members(late: late)
    var tasks: [PlannedTask] = []
    for place in network.nodes.indices {
      tasks.append(try task(place, isCritical: critical.contains(place), isLate: isLate.contains(place)))
    }
    return tasks
  }

  private func task(_ place: Int, isCritical: Bool, isLate: Bool) throws(EntryPlanError) -> PlannedTask {
    let node = network.nodes[place]
    let start = forward?.starts[place]
    let finish = forward?.finishes[place]
    let response = backward.responses[place]
    var workingDaysLate: Int?
    if let delay = delay(place), !lacksMeeting(place) { workingDaysLate = try workingDays(of: delay, node.label) }
    return PlannedTask(
      id: node.key.id, role: node.key.role, roles: node.roles, label: node.label, name: node.task.name,
      phase: node.task.phase, owner: node.task.owner, kind: node.task.kind, duration: node.days, unit: node.task.unit,
      section: node.task.section, statusText: node.task.statusText, reference: node.task.reference,
      actual: node.actual, earliestStart: start, earliestFinish: finish, latestStart: backward.latestStart(place),
      latestFinish: backward.latestFinish(place), float: try float(place, start: start, finish: finish),
      driver: forward?.drivers[place].map { network.nodes[$0].label },
      limitingSuccessor: response == nil ? backward.limits[place].map { network.nodes[$0].label } : nil,
      countedFrom: response.map { network.nodes[$0.event].label }, isCritical: isCritical,
      isLate: isLate, workingDaysLate: workingDaysLate, canBeShortened: node.task.kind.canBeShortened,
      warnings: warnings(place, start: start, finish: finish))
  }

  /// Whether a task is a meeting that isn't held in time.
  private func lacksMeeting(_ place: Int) -> Bool {
    rules.lacksMeeting(network.nodes[place], by: backward.deadlines[place])
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
  private func delay(_ place: Int) -> (due: CivilDate, comes: CivilDate)? {
    let actual = network.nodes[place].actual
    let due: CivilDate
    let comes: CivilDate
    if let finished = actual?.finished {
      // Where the next task has begun anyway, its own dates tell whether time was lost.
      let wasWaitedFor = backward.limits[place].map { network.nodes[$0].actual == nil } ?? true
      (due, comes) = (backward.deadlines[place], wasWaitedFor ? finished : backward.deadlines[place])
    } else if actual != nil {
      (due, comes) = (backward.finishes[place], forward?.finishes[place] ?? request.today)
    } else {
      (due, comes) = (backward.starts[place], forward?.starts[place] ?? request.today)
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
    var warnings: [String] = []
    let last = [start, finish, backward.latestStart(place), backward.latestFinish(place)].compactMap(\.self).max()
    if let warning = last.flatMap(request.calendar.warning) { warnings.append(warning) }
    if lacksMeeting(place) {
      warnings.append(
        "the meeting calendar has no day on or before \(backward.deadlines[place]); the latest dates are counted without"
          + " it")
    }
    return warnings
  }
}
