import TestSupport
import Testing
import UserEntry
import WorkingDays

@Suite("What holds for every plan")
struct PlanPropertyTests {
  private let calendar: WorkingDayCalendar
  private let days: PlainSchedule.Days

  init() throws {
    calendar = try BankHolidays.builtIn.calendar("england-and-wales")
    days = try RandomPlan.days()
  }

  @Test("Backwards and then forwards never misses the target")
  func backwardThenForward() throws {
    var random = SeededGenerator(seed: 62)
    var tried = 0
    for number in 0..<rounds(400) {
      var one = try RandomPlan(&random, days: days, calendar: calendar, limit: 40, isPlain: true)
      one.request.start = nil
      one.request.goLive = try PlanCase.date("2019-06-02")
      one.request.today = try PlanCase.date("2012-01-03")
      guard let backward = try? EntryPlan(one.request, of: one.graph), backward.outcome?.isMet == true else { continue }
      one.request.start = backward.tasks.map(\.latestStart).min()
      let forward = try EntryPlan(one.request, of: one.graph)
      #expect(try #require(forward.earliestEnd) <= backward.target, "\(number)")
      #expect(forward.outcome?.isMet == true)
      #expect(forward.tasks.allSatisfy { ($0.float ?? -1) >= 0 && !$0.isLate })
      #expect(forward.tasks.map(\.latestStart) == backward.tasks.map(\.latestStart))
      tried += 1
    }
    #expect(tried >= rounds(400) / 2)
  }

  @Test("One more holiday never makes a date earlier")
  func holiday() throws {
    var random = SeededGenerator(seed: 63)
    for number in 0..<rounds(300) {
      var one = try RandomPlan(&random, days: days, calendar: calendar, limit: 30)
      one.request.goLive = nil
      let start = try PlanCase.date("2016-02-01")
      one.request.start = start
      guard let before = try? EntryPlan(one.request, of: one.graph) else { continue }
      let day = try #require(start.adding(days: Int.random(in: 0..<400, using: &random)))
      one.request.calendar = try calendar.changed(adding: [BankHoliday(date: day, title: "Jubilee")])
      guard let after = try? EntryPlan(one.request, of: one.graph) else { continue }
      for (old, new) in zip(before.tasks, after.tasks) {
        #expect(try #require(new.earliestStart) >= #require(old.earliestStart), "\(number), \(old.label)")
        #expect(try #require(new.earliestFinish) >= #require(old.earliestFinish), "\(number), \(old.label)")
      }
    }
  }

  @Test("A longer duration never makes the end earlier")
  func duration() throws {
    var random = SeededGenerator(seed: 64)
    for number in 0..<rounds(300) {
      var one = try RandomPlan(&random, days: days, calendar: calendar, limit: 30)
      one.request.goLive = nil
      one.request.start = try PlanCase.date("2016-02-01")
      guard let before = try? EntryPlan(one.request, of: one.graph) else { continue }
      var tasks = one.graph.tasks
      let place = Int.random(in: 0..<tasks.count, using: &random)
      let old = tasks[place]
      let more = old.duration.likely + Int.random(in: 1...30, using: &random)
      tasks[place] = EntryTask(
        id: old.id, name: old.name, roles: old.roles, isPerRole: old.isPerRole, kind: old.kind, unit: old.unit,
        duration: TaskDuration(low: 0, likely: more, high: more), predecessors: old.predecessors)
      guard let after = try? EntryPlan(one.request, of: try PlanCase.graph(tasks)) else { continue }
      #expect(try #require(after.earliestEnd) >= #require(before.earliestEnd), "\(number)")
    }
  }

  @Test("The same request gives the same plan, in whatever order roles, actual dates and meetings are given")
  func order() throws {
    var random = SeededGenerator(seed: 65)
    for _ in 0..<rounds(100) {
      var one = try RandomPlan(&random, days: days, calendar: calendar, limit: 20)
      guard let plan = try? EntryPlan(one.request, of: one.graph) else { continue }
      one.request.roles = (one.request.roles + one.request.roles).shuffled(using: &random)
      one.request.actuals.shuffle(using: &random)
      one.request.meetings.shuffle(using: &random)
      let again = try EntryPlan(one.request, of: one.graph)
      #expect(again.tasks == plan.tasks && again.roles == plan.roles && again.findings == plan.findings)
    }
  }

  @Test("Every role alone and every pair of roles has a plan, forwards, backwards and both")
  func roles() throws {
    let roles = EntryRoles.builtIn.codes
    #expect(roles == ["IS", "ES", "GS", "ED", "GT", "RSA", "OU", "MDR", "LC"])
    for one in roles {
      for other in roles {
        for (start, goLive) in [("2025-01-06", nil), (nil, "2026-06-01"), ("2025-01-06", "2026-06-01")] {
          let plan = try EntryPlan(
            PlanCase.request([one, other], start: start, goLive: goLive, today: "2025-01-06", isPartyAlready: false))
          let perRole = TaskGraph.builtIn.tasks.filter(\.isPerRole).count
          let count = Set([one, other]).count
          let hasPrivacy = [one, other].contains("OU")
          let hasRegistration = !Set(["ED", "GT"]).isDisjoint(with: [one, other])
          #expect(
            plan.tasks.count == count * perRole + 15 + (hasPrivacy ? 5 : 0) + (hasRegistration ? 1 : 0),
            "\(one) \(other)")
          #expect(plan.findings.isEmpty && plan.outcome?.isMet != false)
          #expect(try plan.tasks(named: "LIVE").count == count)
        }
      }
    }
  }
}
