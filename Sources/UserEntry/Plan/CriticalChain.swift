import WorkingDays

/// The chains of tasks that determine when a plan ends.
struct CriticalChain {
  let network: PlanNetwork
  let forward: ForwardPass?
  let backward: BackwardPass

  /// The tasks that determine the end: forwards the last to end and, one after another, what drives them; backwards the
  /// first that must begin and what limits it.
  ///
  /// Equal float does not tell them: where some durations count Working Days and others days of the calendar, a task may
  /// have a day of float and determine the end all the same.
  var members: Set<Int> {
    guard let forward else {
      let first = backward.starts.indices.filter { network.nodes[$0].actual == nil }.min(by: isEarlier)
      return first.map(chain(limiting:)) ?? []
    }
    var members: Set<Int> = []
    for end in network.ends where forward.finishes[end] == forward.end {
      var next: Int? = end
      while let place = next, members.insert(place).inserted { next = forward.drivers[place] }
    }
    return members
  }

  /// The chain from the task that comes too late by its latest start and that must begin first, to the end.
  func chain(ofLate late: [Int]) -> Set<Int> {
    late.min(by: isEarlier).map(chain(limiting:)) ?? []
  }

  private func chain(limiting first: Int) -> Set<Int> {
    var members: Set<Int> = []
    var next: Int? = first
    while let place = next, members.insert(place).inserted { next = backward.limits[place] }
    return members
  }

  private func isEarlier(_ one: Int, _ other: Int) -> Bool {
    (backward.starts[one], one) < (backward.starts[other], other)
  }
}
