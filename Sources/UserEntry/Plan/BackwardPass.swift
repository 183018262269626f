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
