import Messages
import UserEntry
import WorkingDays

/// The plans that formats are tested with: real ones, and some that no planner would make.
enum Samples {
  static func day(_ text: String) throws -> CivilDate { try CivilDate(parsing: text) }

  /// A real plan.
  static func report(
    _ roles: [String] = ["ED"], start: String? = "2017-04-03", goLive: String? = nil, today: String = "2017-04-03",
    party: String? = nil
  ) throws -> PlanReport {
    PlanReport(try EntryPlan(PlanCase.request(roles, start: start, goLive: goLive, today: today)), party: party)
  }

  static func distributor() throws -> PlanReport {
    try report(start: "2017-08-21", goLive: "2018-01-21", today: "2017-08-21", party: "Distributor")
  }

  static func late() throws -> PlanReport {
    var request = try PlanCase.request(start: "2017-10-02", goLive: "2018-01-21", today: "2017-11-01")
    request.actuals = [
      ActualRecord(task: "UID", started: try day("2017-10-02"), finished: try day("2017-10-09")),
      ActualRecord(task: "UEPT.NOTICE", started: try day("2017-10-09")),
    ]
    return PlanReport(try EntryPlan(request), party: nil)
  }

  static func severalRoles() throws -> PlanReport {
    try report(["ED", "GT", "OU"], start: "2017-04-03", goLive: "2018-01-21", today: "2017-03-27")
  }

  /// The same tasks in four years: each date is nine times as far from the first.
  static func long() throws -> PlanReport {
    let origin = try day("2017-08-21")
    func far(_ date: CivilDate) -> CivilDate { origin.adding(days: (date - origin) * 9) ?? date }
    var report = try distributor()
    for index in report.tasks.indices {
      let task = report.tasks[index].planned
      report.tasks[index].planned.duration = task.duration * 9
      report.tasks[index].planned.earliestStart = task.earliestStart.map(far)
      report.tasks[index].planned.earliestFinish = task.earliestFinish.map(far)
      report.tasks[index].planned.latestStart = far(task.latestStart)
      report.tasks[index].planned.latestFinish = far(task.latestFinish)
    }
    report.plan.goLive = report.plan.goLive.map(far)
    return report
  }

  /// Three tasks in two weeks.
  static func short() throws -> PlanReport {
    func task(
      _ label: String, _ kind: TaskKind, _ start: String, _ finish: String, after predecessors: [String] = []
    ) throws -> PlanReport.Task {
      try Self.task(
        label, phase: "Last steps", kind: kind, start: day(start), finish: day(finish),
        latest: (day("2018-01-01"), day("2018-01-08")), isCritical: label != "B", predecessors: predecessors)
    }
    return try made(
      [
        try task("A", .notice, "2017-12-22", "2017-12-29"), try task("B", .effort, "2017-12-27", "2018-01-02"),
        try task("C", .meeting, "2017-12-29", "2018-01-05", after: ["A", "B"]),
      ], title: "Two weeks", today: day("2017-12-27"), goLive: day("2018-01-05"))
  }

  static func all() throws -> [(name: String, report: PlanReport)] {
    [
      ("distributor", try distributor()), ("late", try late()), ("several-roles", try severalRoles()),
      ("long", try long()), ("short", try short()),
    ]
  }

  /// A report of tasks that were made up. All else in it is of a real plan without a go-live date.
  static func made(
    _ tasks: [PlanReport.Task], title: String = "T", today: CivilDate? = nil, goLive: CivilDate? = nil
  ) throws -> PlanReport {
    var report = try real.get()
    report.title = title
    report.tasks = tasks
    report.plan.tasks = tasks.map(\.planned)
    report.plan.today = today ?? report.plan.today
    report.plan.goLive = goLive
    return report
  }

  // Thousands of tasks are made from these.
  private static let real = Result { try report() }

  /// A task that was made up. `id` names it in calendars; without `latest` it is one of a plan that goes backwards only.
  static func task(
    _ label: String, id: String? = nil, name: String? = nil, phase: String = "P", role: String? = nil,
    owner: String = "O", kind: TaskKind = .effort, duration: Int = 5, unit: DurationUnit = .workingDays,
    start: CivilDate, finish: CivilDate, latest: (start: CivilDate, finish: CivilDate)? = nil,
    isCritical: Bool = false, isLate: Bool = false, isDone: Bool = false, section: String = "",
    status: RuleStatus = .guide, source: String = "", predecessors: [String] = []
  ) throws -> PlanReport.Task {
    var shown = try real.get().tasks[0]
    var task = shown.planned
    (task.id, task.label, task.name) = (id ?? label, label, name ?? "Task \(label)")
    (task.role, task.owner, task.section) = (role, owner, section)
    (task.kind, task.duration, task.unit) = (kind, duration, unit)
    task.reference = RuleReference(source: source, status: status)
    (task.earliestStart, task.earliestFinish) = latest == nil ? (nil, nil) : (start, finish)
    (task.latestStart, task.latestFinish) = latest ?? (start, finish)
    (task.float, task.driver) = (nil, nil)
    if isDone { task.actual = ActualDates(started: start, finished: finish) }
    task.isCritical = isCritical
    (shown.planned, shown.phase, shown.roles) = (task, phase, [role ?? "ALL"])
    (shown.isLate, shown.predecessors) = (isLate, predecessors)
    return shown
  }
}
