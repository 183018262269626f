import WorkingDays

/// The latest dates of the tasks of a network: the last that do not move the target.
struct BackwardPass {
  private(set) var starts: [CivilDate]
  private(set) var finishes: [CivilDate]
  /// The day on which each task has its predecessors needed: its latest start, or the day on which it has begun.
  private(set) var needs: [CivilDate]
  /// For each task the one whose need determines its latest finish; `nil` where the target does.
  private(set) var limits: [Int?]
  /// The day by which each task must have ended.
  private(set) var deadlines: [CivilDate]
  /// For responses that the target would allow to come later than their time does, the dates by their time.
  private(set) var responses: [Int: ResponseTime] = [:]

  init(_ network: PlanNetwork, by target: CivilDate, _ rules: TimeRules) throws(EntryPlanError) {
    starts = Array(repeating: target, count: network.nodes.count)
    finishes = starts
    deadlines = starts
    needs = starts
    limits = Array(repeating: nil, count: network.nodes.count)
    for place in network.order.reversed() {
      let node = network.nodes[place]
      for successor in node.successors {
        // Of those that need it by the same day the first is named.
        let isEarlier = limits[place].map { needs[successor] < needs[$0] } ?? true
        if isEarlier { limits[place] = successor }
      }
      deadlines[place] = limits[place].map { needs[$0] } ?? target
      finishes[place] = try rules.latestFinish(node, by: deadlines[place])
      starts[place] = try rules.latestStart(node, finish: finishes[place])
      // What has begun can't begin at another time: what it waits for was needed on that day, neither before nor after.
      needs[place] = node.actual?.begun ?? starts[place]
    }
    for place in network.order {
      responses[place] = try ResponseTime(of: place, network, rules, latest: starts[place]) { latestFinish($0) }
    }
  }

  /// The last day on which a task may begin: of a response that on which its time begins to run.
  func latestStart(_ place: Int) -> CivilDate { responses[place]?.start ?? starts[place] }

  /// The last day on which a task may end: of a response that on which its time has run.
  func latestFinish(_ place: Int) -> CivilDate { responses[place]?.finish ?? finishes[place] }
}

/// The time of a response, which runs from the event that it responds to.
struct ResponseTime {
  /// The task whose end is the event.
  let event: Int
  /// The day of the event: the day on which the task ended, or the last on which it may end.
  let eventDate: CivilDate
  /// The first Working Day of the response.
  let start: CivilDate
  /// The day on which its time has run.
  let finish: CivilDate

  /// Of a response that has not begun: from the end of the last of what it waits for. `nil` for other tasks, and where the
  /// time begins no earlier than at the `latest` start that the target allows.
  init?(
    of place: Int, _ network: PlanNetwork, _ rules: TimeRules, latest: CivilDate,
    latestFinish: (Int) -> CivilDate
  ) throws(EntryPlanError) {
    let node = network.nodes[place]
    guard node.task.kind == .maximumResponse, node.actual == nil else { return nil }
    var last: (event: Int, date: CivilDate)?
    for event in node.predecessors.map(\.node) {
      let date = network.nodes[event].actual?.finished ?? latestFinish(event)
      if last.map({ date > $0.date }) ?? true { last = (event, date) }
    }
    guard let last else { return nil }
    let start = try rules.start(node, from: last.date)
    guard start < latest else { return nil }
    (event, eventDate, self.start) = (last.event, last.date, start)
    finish = try rules.endOfDuration(node, from: start)
  }
}
