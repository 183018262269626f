import WorkingDays

/// The chains of tasks that determine when a plan ends.
struct CriticalChain {
  let network: PlanNetwork
  let forward: ForwardPass?
  let backward: BackwardPass

  /// The tasks that determine the end: forwards the last to end and, one after another, what drives them; backwards the
  /// first that must begin and what limits it. `late` are those that come too late.
  ///
  /// Equal float does not tell them: where some durations count Working Days and others days of the calendar, a task
  /// may have a day of float and still determine the end.
  func members(late: [Int]) -> Set<Int> {
    guard let forward else {
      // Where some are late, what is critical is what blocks it.
      let first = (late.isEmpty ? Array(network.nodes.indices) : late).min(by: isEarlier)
      return first.map(chain(limiting:)) ?? []
    }
    return closure(of: network.ends.filter { forward.finishes[$0] == forward.end }) { place in
      guard let driver = forward.drivers[place] else { return [] }
      // Of several that end on the same day each determines the start.
      return network.nodes[place].predecessors.map(\.node).filter { forward.finishes[$0] == forward.finishes[driver] }
    }
  }

  /// Some tasks and all that follow from them, one after another.
  private func closure(of some: [Int], _ next: (Int) -> [Int]) -> Set<Int> {
    var members: Set<Int> = []
    var open = some
    while let place = open.popLast() {
      if members.insert(place).inserted { open += next(place) }
    }
    return members
  }

  private func chain(limiting first: Int) -> Set<Int> {
    closure(of: [first]) { place in
      guard let limit = backward.limits[place] else { return [] }
      return network.nodes[place].successors.filter { backward.needs[$0] == backward.needs[limit] }
    }
  }

  private func isEarlier(_ one: Int, _ other: Int) -> Bool {
    (backward.starts[one], one) < (backward.starts[other], other)
  }
}
