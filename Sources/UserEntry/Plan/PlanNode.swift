import WorkingDays

/// A task of a plan among its neighbours.
struct PlanNode {
  let key: TaskKey
  /// What messages and tables call it.
  let label: String
  let task: EntryTask
  /// The roles of the plan that need it.
  let roles: [String]
  /// The days of the estimate that is planned with.
  let days: Int
  let actual: ActualDates?
  /// The days of its meetings, where they are known; `nil` where they aren't.
  let meetings: [CivilDate]?
  /// What it waits for, as places in the network; in the order of the task's predecessors and the plan's roles.
  var predecessors: [Predecessor] = []
  /// What waits for it, in the order of the network.
  var successors: [Int] = []

  struct Predecessor {
    let node: Int
    let isSoft: Bool
  }
}
