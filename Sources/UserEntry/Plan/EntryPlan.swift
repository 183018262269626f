import Messages
import Reporting
public import WorkingDays

/// The dates of the tasks on the way to becoming a DCC User.
///
/// Forwards a task starts on the day on which the last of what it waits for ends, and not before the start of the plan.
/// It ends N days later: in Working Days on the nth strictly after its start, a notice so that what it is a notice of
/// may start on its last day; in days of the calendar on the day itself, moved on to a Working Day. A meeting whose
/// calendar is known takes place on the first of its days on or after the end of its own duration. Backwards all of that is
/// turned round: a task ends by the first start of what waits for it, and a day that is not a Working Day moves back, the
/// go-live date before all.
///
/// Actual dates pin a task: what it waits for no longer moves it, and what it waits for was needed by the day on which it
/// began. What has begun and has not ended yet ends today at the soonest; only a notice ends by itself, when it has run out.
///
/// Several roles share the tasks of the Party. Those that each role has of its own are planned for each.
///
/// What has not begun by today can't begin before it: a start that is past moves to today.
///
/// A task is late that has not begun and whose latest start is before today or before its earliest start; that has begun
/// and whose latest finish is before its earliest finish; or that ended too late for what waits for it. A response is late
/// where it comes too late for what waits for it.
public struct EntryPlan: Sendable {
  /// The tasks that were planned.
  public let graph: TaskGraph
  /// What was asked for.
  public let request: EntryPlanRequest
  /// The day before which nothing begins that has not begun yet: the start that was asked for, or today where that is past
  /// or none was asked for in a plan with actual dates. `nil` in a plan that goes backwards only.
  public let start: CivilDate?
  /// The roles, in the order of the graph's.
  public let roles: [String]
  /// The tasks with their dates, in the order of the graph, and of one task in the order of the roles.
  public let tasks: [PlannedTask]
  /// The first day on which everything can be done; `nil` without a start.
  public let earliestEnd: CivilDate?
  /// The day that the latest dates are counted back from: the go-live date, on a day that is not a Working Day the last
  /// Working Day before it; without one the earliest end.
  public let target: CivilDate
  /// Whether the go-live date can be met; `nil` without one.
  public let outcome: TargetOutcome?
  /// What you should check.
  public let findings: [PlanFinding]

  let network: PlanNetwork
  let rules: TimeRules
  let forward: ForwardPass?
  let backward: BackwardPass

  /// Plans the tasks of a graph. Throws where a role, an actual date or a meeting calendar is wrong, the go-live date is
  /// before the start that was asked for, or a date is outside the calendar. A go-live date that is only past is one that
  /// can't be met.
  public init(_ request: EntryPlanRequest, of graph: TaskGraph = .builtIn) throws(EntryPlanError) {
    let start = Self.start(of: request)
    guard start != nil || request.goLive != nil else { throw .noDate }
    if let goLive = request.goLive, let start = request.start, goLive < start {
      throw .targetBeforeStart(target: goLive, start: start)
    }
    try Self.check(request)
    let network = try PlanNetwork(graph, request)
    let rules = TimeRules(calendar: request.calendar, noticeRule: request.noticeRule, today: request.today)
    var forward: ForwardPass?
    if let start { forward = try ForwardPass(network, from: start, rules) }
    let target = try Self.target(request, forward)
    let backward = try BackwardPass(network, by: target, rules)
    let tasks = try PlanBuilder(
      network: network, request: request, rules: rules, forward: forward, backward: backward
    ).tasks()
    self.graph = graph
    self.request = request
    self.start = start
    self.network = network
    self.rules = rules
    self.forward = forward
    self.backward = backward
    self.target = target
    self.tasks = tasks
    roles = network.roles
    earliestEnd = forward?.end
    findings = FindingSearch(network: network, request: request, rules: rules).findings()
    outcome =
      request.goLive == nil
      ? nil : try Self.outcome(tasks, target: target, end: forward?.end, network, request.calendar)
  }

  /// The tasks that determine when the plan ends, each behind what drives it.
  ///
  /// Forwards these are the last to end and what drives them, one after another; backwards the first that must begin, of
  /// those that are late where some are, and what limits it, one after another. They are not told by equal float: where some durations count Working Days and
  /// others days of the calendar, float differs along the chain. The chain ends where a task has begun: its start is a
  /// fact, which nothing drives.
  public var criticalChain: [PlannedTask] {
    network.order.map { tasks[$0] }.filter(\.isCritical)
  }

  /// The notes on the dates, each once.
  public var warnings: [String] {
    var seen: Set<String> = []
    return tasks.flatMap { task in task.warnings.map { "\(task.label): \($0)" } }.filter { seen.insert($0).inserted }
  }

  /// The tasks of a name: a label, an identifier, or an identifier with a role. In a plan for several roles an identifier
  /// may name one task for each role. Case makes no difference. Throws where there is none.
  public func tasks(named name: String) throws(EntryPlanError) -> [PlannedTask] {
    let typed = name.lowercased()
    let named = tasks.filter { task in
      [task.label, task.id, task.key.description].contains { $0.lowercased() == typed }
    }
    guard named.isEmpty else { return named }
    throw .notPlanned(name, meant: Suggestion.nearest(to: name, among: tasks.map(\.label)))
  }

  /// Throws where a date that was asked for or recorded, or today, is outside the calendar: nothing could be counted from
  /// it.
  private static func check(_ request: EntryPlanRequest) throws(EntryPlanError) {
    let recorded = request.actuals.flatMap {
      [("the actual start of \($0.key)", $0.dates.started), ("the actual finish of \($0.key)", $0.dates.finished)]
    }
    let dates =
      [("the start", request.start), ("the go-live date", request.goLive), ("today", request.today)] + recorded
    for case (let noun, let date?) in dates {
      _ = try EntryPlanError.asking(for: "\(noun), \(date)") { () throws(WorkingDayError) in
        try request.calendar.kind(of: date)
      }
    }
  }

  /// What has not begun by today can't begin before it. Actual dates say what has become of a plan by today: of what is left
  /// the earliest dates are known even where no start was asked for, and only with them it is known what determines the end.
  private static func start(of request: EntryPlanRequest) -> CivilDate? {
    guard let start = request.start else { return request.actuals.isEmpty ? nil : request.today }
    return max(start, request.today)
  }

  private static func target(
    _ request: EntryPlanRequest, _ forward: ForwardPass?
  ) throws(EntryPlanError) -> CivilDate {
    guard let goLive = request.goLive else { return forward?.end ?? request.today }
    return try EntryPlanError.asking(for: nil) { () throws(WorkingDayError) in
      try request.calendar.workingDay(onOrBefore: goLive)
    }
  }

  private static func outcome(
    _ tasks: [PlannedTask], target: CivilDate, end: CivilDate?, _ network: PlanNetwork, _ calendar: WorkingDayCalendar
  ) throws(EntryPlanError) -> TargetOutcome {
    let isAnyLate = tasks.contains(where: \.isLate)
    let isOver = end.map { $0 > target } ?? false
    // Where the plan ends in time though something was late, its chain does not block it.
    let isChainInTheWay = isOver || (end == nil && isAnyLate)
    var workingDaysLate: Int?
    if isOver, let end {
      workingDaysLate = try EntryPlanError.asking(for: nil) { () throws(WorkingDayError) in
        try calendar.workingDays(from: target, to: end)
      }
    }
    return TargetOutcome(
      target: target, earliestEnd: end, isMet: !isOver && !isAnyLate, workingDaysLate: workingDaysLate,
      // What is over blocks nobody any more, however late it was.
      obstacles: network.order.map { tasks[$0] }.filter {
        $0.actual?.finished == nil && ($0.isLate || (isChainInTheWay && $0.isCritical))
      }.map(TargetOutcome.Obstacle.init))
  }
}
