import UserEntry
import WorkingDays

/// A plan as a planner would hand it over, worked out in the plainest way from the tasks of the guide: forward from a
/// start for the dates, backward from the go-live date for the latest.
struct SamplePlan {
  private struct Row {
    let id: String
    let name: String
    let phase: String
    let roles: [Substring]
    let owner: String
    let kind: TaskKind
    let unit: DurationUnit
    let duration: Int
    let predecessors: [Substring]
    let section: String
    let status: String
    let source: String
  }

  private let calendar: WorkingDayCalendar
  private let rows: [Row]

  init() throws {
    calendar = try BankHolidays.builtIn.calendar("england-and-wales")
    rows = SampleTasks.text.split(separator: "\n").map { line in
      let fields = line.split(separator: "|", omittingEmptySubsequences: false)
      return Row(
        id: String(fields[0]), name: String(fields[1]), phase: String(fields[2]),
        roles: fields[3].split(separator: "+"),
        owner: String(fields[4]), kind: TaskKind(rawValue: String(fields[5])) ?? .external,
        unit: DurationUnit(rawValue: String(fields[6])) ?? .workingDays, duration: Int(fields[7]) ?? 0,
        predecessors: fields[8].split(separator: ","), section: String(fields[9]), status: String(fields[10]),
        source: String(fields[11]))
    }
  }

  /// The plan of a role, or of several with the tasks of the tests once for each.
  func document(
    _ roles: [String], title: String, start: CivilDate, goLive: CivilDate, today: CivilDate? = nil
  ) throws -> PlanDocument {
    let perRole: Set = ["uept", "ready", "complete"]
    let rows = rows.filter {
      $0.id != "ACC" && ($0.roles == ["ALL"] || $0.roles.contains { roles.contains(String($0)) })
    }
    var copies: [(row: Row, role: String, id: String)] = []
    for row in rows {
      if roles.count > 1, perRole.contains(row.phase) {
        copies += roles.map { (row, $0, "\(row.id):\($0)") }
      } else {
        copies.append((row, roles.count == 1 ? roles[0] : "ALL", row.id))
      }
    }
    let ids = Set(copies.map(\.id))
    func predecessors(_ copy: (row: Row, role: String, id: String)) -> [String] {
      copy.row.predecessors.flatMap { name -> [String] in
        if ids.contains("\(name):\(copy.role)") { return ["\(name):\(copy.role)"] }
        return ids.contains(String(name)) ? [String(name)] : []
      }
    }
    var early: [String: (start: CivilDate, finish: CivilDate)] = [:]
    for copy in copies {
      let first = predecessors(copy).compactMap { early[$0]?.finish }.max() ?? start
      let finish = try calendar.workingDay(onOrAfter: moved(first, by: copy.row, forward: true))
      early[copy.id] = (first, finish)
    }
    var late: [String: (start: CivilDate, finish: CivilDate)] = [:]
    for copy in copies.reversed() {
      let followers = copies.filter { predecessors($0).contains(copy.id) }
      let last = followers.compactMap { late[$0.id]?.start }.min() ?? goLive
      let finish = try calendar.workingDay(onOrBefore: last)
      late[copy.id] = (try calendar.workingDay(onOrBefore: moved(finish, by: copy.row, forward: false)), finish)
    }
    let least =
      copies.compactMap { copy in early[copy.id].flatMap { e in late[copy.id].map { $0.finish - e.finish } } }
      .min() ?? 0
    let tasks = copies.compactMap { copy -> PlanDocument.Task? in
      guard let dates = early[copy.id], let latest = late[copy.id] else { return nil }
      let row = copy.row
      let float = latest.finish - dates.finish
      return PlanDocument.Task(
        id: copy.id, name: row.name, phase: row.phase.uppercased(), role: copy.role, owner: row.owner, kind: row.kind,
        duration: row.duration, unit: row.unit, start: dates.start, finish: dates.finish, latestFinish: latest.finish,
        isCritical: float <= max(least, 0) + 3, isLate: float < 0,
        isActual: today.map { dates.finish < $0 } ?? false, section: row.section, status: row.status,
        source: row.source, predecessors: predecessors(copy))
    }
    return PlanDocument(
      title: title, subtitle: "Forwards from \(start), go-live \(goLive), likely durations", tasks: tasks,
      calendar: calendar, today: today, goLive: goLive,
      reservation: "Indicative only, to help with planning. It replaces nothing in the Smart Energy Code, and where the"
        + " two differ the Code is what counts.", ruleSet: "user-entry-tasks 2017-1",
      warnings: ["RDP and GW rest on durations that could not be verified."])
  }

  private func moved(_ date: CivilDate, by row: Row, forward: Bool) throws -> CivilDate {
    switch row.unit {
    case .calendarDays: date.adding(days: forward ? row.duration : -row.duration) ?? date
    case .workingDays:
      forward ? try calendar.add(row.duration, to: date) : try calendar.subtract(row.duration, from: date)
    }
  }
}
