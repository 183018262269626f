import WorkingDays

/// The earliest dates of the tasks of a network.
struct ForwardPass {
  private(set) var starts: [CivilDate]
  private(set) var finishes: [CivilDate]
  /// For each task the one whose end determines its start; `nil` where the start of the plan does, or the task has begun.
  private(set) var drivers: [Int?]

  init(_ network: PlanNetwork, from start: CivilDate, _ rules: TimeRules) throws(EntryPlanError) {
    starts = Array(repeating: start, count: network.nodes.count)
    finishes = starts
    drivers = Array(repeating: nil, count: network.nodes.count)
    for place in network.order {
      let node = network.nodes[place]
      if let begun = node.actual?.begun {
        starts[place] = begun
      } else {
        for predecessor in node.predecessors.map(\.node) {
          // Of those that end on the same day the first is named.
          let isLater = drivers[place].map { finishes[predecessor] > finishes[$0] } ?? (finishes[predecessor] >= start)
          if isLater { drivers[place] = predecessor }
        }
        starts[place] = try rules.start(node, from: drivers[place].map { finishes[$0] } ?? start)
      }
      if let finished = node.actual?.finished {
        finishes[place] = finished
      } else {
        finishes[place] = try rules.finish(node, from: starts[place])
      }
    }
  }

  /// The end of the plan.
  var end: CivilDate { finishes.max() ?? .first }
}
