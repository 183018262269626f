import Messages
import Reporting
import WorkingDays

/// The tasks of a plan: the tasks of a graph that its roles need, one for each role where each has its own.
///
/// What isn't part of the plan (another role's, or what a Party has done already) asks nothing of those that wait for it.
struct PlanNetwork {
  /// In the order of the graph, and of one task in the order of the roles.
  private(set) var nodes: [PlanNode] = []
  /// The places of the nodes, each behind those that it waits for.
  private(set) var order: [Int] = []
  /// The roles of the plan, in the order of the graph's.
  let roles: [String]
  private var places: [TaskKey: Int] = [:]

  init(_ graph: TaskGraph, _ request: EntryPlanRequest) throws(EntryPlanError) {
    for role in request.roles { try graph.roles.check(planned: role) }
    guard !request.roles.isEmpty else { throw .noRole }
    roles = graph.roles.codes.filter(request.roles.contains)
    let actuals = try ActualIndex(request.actuals, graph)
    let meetings = try MeetingIndex(request.meetings, graph)
    for task in graph.tasks where !(request.isPartyAlready && task.isSkippedByParty) {
      let needed = roles.filter(task.isNeeded)
      guard !needed.isEmpty else { continue }
      let keys = task.isPerRole ? needed.map { TaskKey(id: task.id, role: $0) } : [TaskKey(id: task.id)]
      for key in keys {
        places[key] = nodes.count
        nodes.append(
          PlanNode(
            key: key, label: roles.count == 1 ? key.id : key.description, task: task,
            roles: key.role.map { [$0] } ?? needed, days: task.duration[request.estimate], actual: actuals[key],
            meetings: task.kind == .meeting ? meetings[key] : nil))
      }
    }
    guard !nodes.isEmpty else { throw .noTask(roles: roles) }
    for place in nodes.indices { link(place, graph, withSoft: request.usesSoftDependencies) }
    sort()
  }

  /// The place of a task.
  func place(of key: TaskKey) -> Int? { places[key] }

  /// The tasks that nothing waits for.
  var ends: [Int] { nodes.indices.filter { nodes[$0].successors.isEmpty } }

  private mutating func link(_ place: Int, _ graph: TaskGraph, withSoft: Bool) {
    let node = nodes[place]
    for predecessor in node.task.predecessors where withSoft || !predecessor.isSoft {
      guard let task = graph.task(predecessor.task) else { continue }
      let concerned = node.roles.filter { predecessor.roles.isEmpty || predecessor.roles.contains($0) }
      guard !concerned.isEmpty else { continue }
      let keys = task.isPerRole ? concerned.map { TaskKey(id: task.id, role: $0) } : [TaskKey(id: task.id)]
      for key in keys {
        guard let before = places[key] else { continue }
        // What is usual, and was not kept to: the one has begun, and does not wait for the other any more.
        if predecessor.isSoft, node.actual != nil, nodes[before].actual?.finished == nil { continue }
        nodes[place].predecessors.append(PlanNode.Predecessor(node: before, isSoft: predecessor.isSoft))
        if nodes[before].successors.last != place { nodes[before].successors.append(place) }
      }
    }
  }

  private mutating func sort() {
    var waiting = nodes.map { Set($0.predecessors.map(\.node)).count }
    order = nodes.indices.filter { waiting[$0] == 0 }
    var next = 0
    while next < order.count {
      for successor in nodes[order[next]].successors {
        waiting[successor] -= 1
        if waiting[successor] == 0 { order.append(successor) }
      }
      next += 1
    }
    precondition(order.count == nodes.count, "the tasks of a graph wait for each other")
  }
}

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

/// The actual dates by task. What is recorded for a role goes before what is recorded for all.
struct ActualIndex {
  private var dates: [TaskKey: ActualDates] = [:]

  init(_ records: [ActualRecord], _ graph: TaskGraph) throws(EntryPlanError) {
    for record in records {
      let key = record.key
      if let error = EntryPlanError(ofActual: key, in: graph) { throw error }
      if let started = record.dates.started, let finished = record.dates.finished, finished < started {
        throw .finishBeforeStart(task: key.description, started: started, finished: finished)
      }
      guard dates.updateValue(record.dates, forKey: key) == nil else { throw .actualTwice(key.description) }
    }
  }

  subscript(key: TaskKey) -> ActualDates? {
    let found = dates[key] ?? dates[TaskKey(id: key.id)]
    return found?.begun == nil ? nil : found
  }
}

/// The days of meetings by task.
struct MeetingIndex {
  private let calendars: [MeetingCalendar]

  init(_ calendars: [MeetingCalendar], _ graph: TaskGraph) throws(EntryPlanError) {
    for calendar in calendars {
      if let error = EntryPlanError(ofMeeting: calendar.pattern, in: graph) { throw error }
    }
    self.calendars = calendars
  }

  /// The days of a meeting, on any of which it may be held; `nil` where no calendar is of it.
  subscript(meeting: TaskKey) -> [CivilDate]? {
    let concerned = calendars.filter { $0.isOf(meeting) }
    return concerned.isEmpty ? nil : Set(concerned.flatMap(\.dates)).sorted()
  }
}
