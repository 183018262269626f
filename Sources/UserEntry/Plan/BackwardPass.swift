import WorkingDays

/// The latest dates of the tasks of a network.
struct BackwardPass {
  private(set) var starts: [CivilDate]
  private(set) var finishes: [CivilDate]
  /// For each task the one whose start determines its latest finish; `nil` where the target does.
  private(set) var limits: [Int?]
  /// The day by which each task must have ended.
  private(set) var deadlines: [CivilDate]

  init(_ network: PlanNetwork, by target: CivilDate, _ rules: TimeRules) throws(EntryPlanError) {
    starts = Array(repeating: target, count: network.nodes.count)
    finishes = starts
    deadlines = starts
    limits = Array(repeating: nil, count: network.nodes.count)
    for place in network.order.reversed() {
      let node = network.nodes[place]
      for successor in node.successors {
        // Of those that start on the same day the first is named.
        let isEarlier = limits[place].map { starts[successor] < starts[$0] } ?? true
        if isEarlier { limits[place] = successor }
      }
      deadlines[place] = limits[place].map { starts[$0] } ?? target
      finishes[place] = try rules.latestFinish(node, by: deadlines[place])
      // What has begun can't begin at another time; what it waits for was needed on that day.
      if let begun = node.actual?.begun {
        starts[place] = begun
      } else {
        starts[place] = try rules.latestStart(node, finish: finishes[place])
      }
    }
  }
}
