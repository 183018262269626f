import TestSupport
import Testing
import UserEntry
import WorkingDays

/// Requests and graphs as tests write them.
enum PlanCase {
  static func date(_ text: String) throws -> CivilDate { try CivilDate(parsing: text) }

  /// A request for an Electricity Distributor that is a Party, made long before all dates.
  static func request(
    _ roles: [String] = ["ED"], start: String? = nil, goLive: String? = nil, today: String = "2017-04-03",
    calendar: String = "england-and-wales", isPartyAlready: Bool = true
  ) throws -> EntryPlanRequest {
    EntryPlanRequest(
      roles: roles, start: try start.map(date), goLive: try goLive.map(date), today: try date(today),
      calendar: try BankHolidays.builtIn.calendar(calendar), isPartyAlready: isPartyAlready)
  }

  /// A graph of one task for everybody.
  static func single(_ kind: TaskKind, _ days: Int, _ unit: DurationUnit = .workingDays) throws -> TaskGraph {
    try graph([task("ONE", kind, days, unit)])
  }

  static func graph(_ tasks: [EntryTask]) throws -> TaskGraph { try TaskGraph(name: "test", tasks: tasks) }

  static func task(
    _ id: String, _ kind: TaskKind = .effort, _ days: Int = 1, _ unit: DurationUnit = .workingDays,
    after predecessors: [TaskPredecessor] = [], roles: [String] = [], isPerRole: Bool = false
  ) -> EntryTask {
    EntryTask(
      id: id, name: "Task \(id)", roles: roles, isPerRole: isPerRole, kind: kind, unit: unit,
      duration: TaskDuration(low: days, likely: days, high: days), predecessors: predecessors)
  }

  /// A table of tasks with the header of the shared file.
  static func table(_ rows: [String], header: String? = nil) -> ScriptedSource {
    let usual = "id,name,phase,roles,owner,kind,unit,low,likely,high,predecessors,section,status,source"
    return ScriptedSource(([header ?? usual] + rows).joined(separator: "\n") + "\n", name: "tasks.csv")
  }
}

extension EntryPlan {
  /// The one task of a label.
  func only(_ label: String) throws -> PlannedTask {
    let named = try tasks(named: label)
    #expect(named.count == 1)
    return try #require(named.first)
  }
}
