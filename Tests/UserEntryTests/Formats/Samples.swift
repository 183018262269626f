import Testing
import UserEntry
import WorkingDays

/// The documents that pictures are looked at with.
enum Samples {
  static func day(_ text: String) throws -> CivilDate { try CivilDate(parsing: text) }

  static func distributor() throws -> PlanDocument {
    try SamplePlan().document(
      ["ED"], title: "Electricity Distributor: becoming a DCC User", start: day("2017-08-21"),
      goLive: day("2018-01-21"), today: day("2017-08-29"))
  }

  static func late() throws -> PlanDocument {
    try SamplePlan().document(
      ["ED"], title: "Electricity Distributor: a start that is too late", start: day("2017-10-02"),
      goLive: day("2018-01-21"), today: day("2017-11-01"))
  }

  static func severalRoles() throws -> PlanDocument {
    try SamplePlan().document(
      ["ED", "GT", "OU"], title: "ED, GT and OU: becoming a DCC User", start: day("2017-04-03"),
      goLive: day("2018-01-21"), today: day("2017-03-27"))
  }

  /// The same tasks, of which each takes a hundred days more: four years.
  static func long() throws -> PlanDocument {
    let plan = try distributor()
    let origin = try day("2017-08-21")
    func far(_ date: CivilDate) -> CivilDate { origin.adding(days: (date - origin) * 9) ?? date }
    return PlanDocument(
      title: plan.title, subtitle: plan.subtitle,
      tasks: plan.tasks.map { task in
        PlanDocument.Task(
          id: task.id, name: task.name, phase: task.phase, role: task.role, owner: task.owner, kind: task.kind,
          duration: task.duration * 9, unit: task.unit, start: far(task.start), finish: far(task.finish),
          latestFinish: task.latestFinish.map(far), isCritical: task.isCritical, status: task.status,
          predecessors: task.predecessors)
      }, calendar: plan.calendar, today: nil, goLive: plan.goLive.map(far), reservation: plan.reservation,
      ruleSet: plan.ruleSet)
  }

  /// Three tasks in two weeks.
  static func short() throws -> PlanDocument {
    let plan = try distributor()
    func task(_ id: String, _ kind: TaskKind, _ start: String, _ finish: String, _ before: [String]) throws
      -> PlanDocument.Task
    {
      try PlanDocument.Task(
        id: id, name: "Task \(id)", phase: "Last steps", role: "ED", owner: "Party", kind: kind, duration: 5,
        unit: .workingDays, start: day(start), finish: day(finish), latestFinish: day("2018-01-08"),
        isCritical: id != "B", status: "GUIDE", predecessors: before)
    }
    return PlanDocument(
      title: "Two weeks", subtitle: "Three tasks",
      tasks: [
        try task("A", .notice, "2017-12-22", "2017-12-29", []), try task("B", .effort, "2017-12-27", "2018-01-02", []),
        try task("C", .meeting, "2017-12-29", "2018-01-05", ["A", "B"]),
      ], calendar: plan.calendar, today: try day("2017-12-27"), goLive: try day("2018-01-05"),
      reservation: plan.reservation, ruleSet: plan.ruleSet)
  }

  static func all() throws -> [(name: String, document: PlanDocument)] {
    [
      ("distributor", try distributor()), ("late", try late()), ("several-roles", try severalRoles()),
      ("long", try long()), ("short", try short()),
    ]
  }
}
