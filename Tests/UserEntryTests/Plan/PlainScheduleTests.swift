import TestSupport
import Testing
import UserEntry
import WorkingDays

@Suite("Plans against a plain scheduler")
struct PlainScheduleTests {
  @Test("Random graphs of up to 60 tasks come out the same, day for day")
  func same() throws {
    var random = SeededGenerator(seed: 61)
    let calendar = try BankHolidays.builtIn.calendar("england-and-wales")
    let days = try RandomPlan.days()
    var planned = 0
    for number in 0..<rounds(600) {
      let one = try RandomPlan(&random, days: days, calendar: calendar)
      let expected: [Expected]
      do {
        expected = try Self.expected(one)
      } catch is PlainSchedule.OutOfTime {
        #expect(throws: EntryPlanError.self, "\(number)") { try EntryPlan(one.request, of: one.graph) }
        continue
      }
      if expected.isEmpty {
        #expect(throws: EntryPlanError.noTask(roles: one.plain.planned)) { try EntryPlan(one.request, of: one.graph) }
        continue
      }
      let plan = try EntryPlan(one.request, of: one.graph)
      #expect(plan.tasks.map { "\($0.id)/\($0.role ?? "")" } == expected.map(\.name), "\(number)")
      for (task, expected) in zip(plan.tasks, expected) {
        let found = Expected(
          name: expected.name, earliestStart: task.earliestStart?.dayNumber,
          earliestFinish: task.earliestFinish?.dayNumber,
          latestStart: task.latestStart.dayNumber, latestFinish: task.latestFinish.dayNumber, float: task.float)
        #expect(found == expected, "round \(number), \(task.label)")
      }
      planned += 1
      try Self.checkDrivers(plan)
      try Self.checkSteps(plan)
      try Self.checkExplanations(plan)
    }
    #expect(planned >= rounds(600) / 2)
  }

  private struct Expected: Equatable {
    let name: String
    let earliestStart: Int?
    let earliestFinish: Int?
    let latestStart: Int
    let latestFinish: Int
    let float: Int?
  }

  private static func expected(_ one: RandomPlan) throws -> [Expected] {
    let plain = one.plain
    let instances = plain.instances
    // What has not begun by today can't begin before it.
    let today = one.request.today.dayNumber
    let start = one.request.start.map { max($0.dayNumber, today) } ?? (one.request.actuals.isEmpty ? nil : today)
    var target = 0
    if let goLive = one.request.goLive {
      target = try plain.days.move(goLive.dayNumber, -1)
    } else if let start {
      for instance in instances { target = max(target, try plain.earliestFinish(instance, start)) }
    }
    return try instances.map { instance in
      let task = instance.task
      let isBegun = task.begun != nil
      let earliestStart = try start.map { try plain.earliestStart(instance, $0) }
      let earliestFinish = try start.map { try plain.earliestFinish(instance, $0) }
      let latestStart = try plain.latestStart(instance, target)
      let latestFinish = try plain.latestFinish(instance, target)
      let float =
        isBegun
        ? try earliestFinish.map { try plain.days.between($0, try plain.lastEnd(instance, target)) }
        : try earliestStart.map { try plain.days.between($0, try plain.lastBegin(instance, target)) }
      return Expected(
        name: PlainSchedule.name(instance), earliestStart: earliestStart, earliestFinish: earliestFinish,
        latestStart: latestStart, latestFinish: latestFinish, float: float)
    }
  }

  /// Every driver ends where the task starts, and the critical chain goes without a gap to the end.
  private static func checkDrivers(_ plan: EntryPlan) throws {
    let tasks = Dictionary(uniqueKeysWithValues: plan.tasks.map { ($0.label, $0) })
    for task in plan.tasks {
      if let driver = task.driver.flatMap({ tasks[$0] }), let end = driver.earliestFinish {
        #expect(task.earliestStart == (try plan.request.calendar.workingDay(onOrAfter: end)))
        #expect(!task.isCritical || driver.isCritical)
      }
      if let successor = task.limitingSuccessor.flatMap({ tasks[$0] }) {
        // The time of a response may run already from an end that is recorded.
        #expect(
          task.latestFinish <= successor.actual?.begun ?? successor.latestStart || successor.countedFrom != nil)
        #expect(plan.start != nil || !task.isCritical || successor.isCritical)
      }
    }
    if let outcome = plan.outcome {
      let isOpen = plan.tasks.contains { $0.actual?.finished == nil }
      // A task that ended too late makes the target fail, but blocks nothing any more.
      let isOnlyPast = plan.tasks.allSatisfy { !$0.isLate || $0.actual?.finished != nil }
      #expect(
        outcome.isMet == outcome.obstacles.isEmpty || plan.criticalChain.isEmpty || !isOpen
          || (isOnlyPast && !outcome.isMet))
      #expect(!outcome.isMet || plan.tasks.allSatisfy { !$0.isLate })
      #expect(
        Set(outcome.obstacles.filter(\.isLate).map(\.task))
          == Set(plan.tasks.filter { $0.isLate && $0.actual?.finished == nil }.map(\.label)))
      for task in plan.tasks where task.isLate && task.actual == nil && plan.start != nil {
        // Its float says the same, but where today is after the start of the plan.
        if let days = task.workingDaysLate, let float = task.float { #expect(days >= -float, "\(task.label)") }
      }
    }
  }

  /// A response that has not begun ends within its time of what it responds to, and before what waits for it begins.
  private static func checkSteps(_ plan: EntryPlan) throws {
    let tasks = Dictionary(uniqueKeysWithValues: plan.tasks.map { ($0.label, $0) })
    let waits = PlanReport(plan, party: nil).tasks.map { (later: $0.label, events: $0.predecessors) }
    for task in plan.tasks where task.kind == .maximumResponse && task.actual == nil {
      let events = waits.first { $0.later == task.label }?.events.compactMap { tasks[$0] } ?? []
      if let event = events.map({ $0.actual?.finished ?? $0.latestFinish }).max() {
        #expect(task.latestStart <= (try plan.request.calendar.workingDay(onOrAfter: event)), "\(task.label)")
      }
      for later in waits where later.events.contains(task.label) {
        let later = try #require(tasks[later.later])
        #expect(task.latestFinish <= later.actual?.begun ?? later.latestStart, "\(task.label)")
      }
    }
  }

  /// The last step of an explanation leads to the date.
  private static func checkExplanations(_ plan: EntryPlan) throws {
    for task in plan.tasks {
      let explanation = try #require(try plan.explanation(of: task.label).first { $0.task.key == task.key })
      if plan.start != nil { #expect(explanation.forward.last?.date == task.earliestFinish, "\(task.label)") }
      #expect(explanation.backward.last?.date == task.latestStart, "\(task.label)")
      // Pictures and calendars rely on it.
      #expect(task.start <= task.finish, "\(task.label)")
    }
  }
}
