import FoundationEssentials
import TestSupport
import UserEntry
import WorkingDays

/// A random graph with a request, and the same for the plain scheduler.
struct RandomPlan {
  let graph: TaskGraph
  var request: EntryPlanRequest
  let plain: PlainSchedule

  private static let roles = ["ED", "GT", "OU"]

  /// The days of the official table, read here once more.
  static func days() throws -> PlainSchedule.Days {
    let lines = try String(decoding: Fixture.bytes("working-days/bank-holidays-england-and-wales.csv"), as: UTF8.self)
      .split(whereSeparator: \.isNewline).dropFirst()
    let holidays = lines.compactMap { CivilDate(String($0.prefix(10)))?.dayNumber }
    return PlainSchedule.Days(
      first: CivilDate(year: 2012, month: 1, day: 1)?.dayNumber ?? 0,
      last: CivilDate(year: 2035, month: 12, day: 31)?.dayNumber ?? 0, holidays: Set(holidays))
  }

  /// Makes one of up to `limit` tasks. `isPlain` leaves out actual dates and meetings that may come too late.
  init(
    _ random: inout SeededGenerator, days: PlainSchedule.Days, calendar: WorkingDayCalendar, limit: Int = 60,
    isPlain: Bool = false
  ) throws {
    let planned = Self.roles.filter { _ in Bool.random(using: &random) }
    let wanted = planned.isEmpty ? ["ED"] : planned
    let startDay = Int.random(in: 16_500..<18_500, using: &random)
    let goLive = startDay + Int.random(in: 0..<1500, using: &random)
    let mode = Int.random(in: 0..<3, using: &random)
    var tasks: [PlainSchedule.Task] = []
    for number in 0..<Int.random(in: 1...limit, using: &random) {
      var task = PlainSchedule.Task(id: "T\(number)", days: Int.random(in: 0...25, using: &random))
      task.isNotice = Int.random(in: 0..<5, using: &random) == 0
      task.isCalendar = Int.random(in: 0..<4, using: &random) == 0
      if task.isCalendar { task.days *= 3 }
      task.isPerRole = Int.random(in: 0..<3, using: &random) == 0
      if Int.random(in: 0..<4, using: &random) == 0 {
        task.roles = Self.roles.filter { _ in Bool.random(using: &random) }
      }
      for _ in 0..<Int.random(in: 0...min(4, number), using: &random) {
        let limited = Int.random(in: 0..<5, using: &random) == 0
        task.waitsFor.append(
          (
            id: "T\(Int.random(in: 0..<number, using: &random))",
            roles: limited ? Self.roles.filter { _ in Bool.random(using: &random) } : [],
            isSoft: Int.random(in: 0..<5, using: &random) == 0
          ))
      }
      task.isResponse = !task.isNotice && Int.random(in: 0..<4, using: &random) == 0
      task.step = ["", "one", "two", "three"][Int.random(in: 0..<4, using: &random)]
      if !task.isNotice && !task.isResponse && Int.random(in: 0..<6, using: &random) == 0 {
        let first = isPlain ? 15_400 : startDay - 200
        task.meetings = (0..<60).map { first + $0 * Int.random(in: 14..<60, using: &random) } + [23_800]
      }
      if !isPlain && Int.random(in: 0..<8, using: &random) == 0 {
        let begun = startDay + Int.random(in: -100..<300, using: &random)
        let isFinished = Bool.random(using: &random)
        task.begun = begun
        task.finished = isFinished ? begun + Int.random(in: 0..<60, using: &random) : nil
      }
      tasks.append(task)
    }
    // The tasks of a graph may be in any order.
    tasks.shuffle(using: &random)
    graph = try TaskGraph(name: "random", tasks: tasks.map(Self.task))
    request = EntryPlanRequest(
      roles: wanted, start: mode == 0 ? nil : CivilDate(dayNumber: startDay),
      goLive: mode == 1 ? nil : CivilDate(dayNumber: goLive),
      today: CivilDate(dayNumber: startDay + Int.random(in: -100..<100, using: &random)) ?? .first, calendar: calendar,
      usesSoftDependencies: Bool.random(using: &random),
      noticeRule: Bool.random(using: &random) ? .plainDays : .clearDays,
      actuals: tasks.filter { $0.begun != nil }.map { task in
        // A finish alone means the start too.
        let isStartKnown = task.finished != task.begun
        return ActualRecord(
          task: task.id, started: isStartKnown ? task.begun.flatMap { CivilDate(dayNumber: $0) } : nil,
          finished: task.finished.flatMap { CivilDate(dayNumber: $0) })
      },
      meetings: tasks.compactMap { task in
        task.meetings.map {
          MeetingCalendar(pattern: task.id, dates: $0.compactMap { CivilDate(dayNumber: $0) })
        }
      })
    plain = PlainSchedule(
      tasks, planned: wanted, days: days, usesSoft: request.usesSoftDependencies,
      usesClearDays: request.noticeRule == .clearDays, today: request.today.dayNumber)
  }

  private static func task(_ plain: PlainSchedule.Task) -> EntryTask {
    EntryTask(
      id: plain.id, name: "Task \(plain.id)", phase: plain.step, roles: plain.roles, isPerRole: plain.isPerRole,
      kind: plain.isNotice ? .notice : plain.isResponse ? .maximumResponse : plain.meetings == nil ? .effort : .meeting,
      unit: plain.isCalendar ? .calendarDays : .workingDays,
      duration: TaskDuration(low: 0, likely: plain.days, high: plain.days),
      predecessors: plain.waitsFor.map { TaskPredecessor(task: $0.id, roles: $0.roles, isSoft: $0.isSoft) })
  }
}
