import TestSupport
import Testing
import UserEntry
import WorkingDays

@Suite("The worked results of the contract")
struct WorkedPlanTests {
  @Test("An Electricity Distributor backwards from 21 January 2018")
  func backwards() throws {
    let plan = try EntryPlan(PlanCase.request(goLive: "2018-01-21"))
    let expected = [
      ("SEC.BOOK", "Tuesday 22 August 2017"), ("UEPT.NOTICE", "Friday 8 September 2017"),
      ("GW", "Wednesday 27 September 2017"), ("SREPT.NOTICE", "Wednesday 11 October 2017"),
      ("UEPT.RUN", "Friday 1 December 2017"), ("EVID", "Friday 12 January 2018"),
    ]
    for (id, day) in expected { #expect(try plan.only(id).latestStart.words == day, "\(id)") }
    #expect(plan.target == (try PlanCase.date("2018-01-19")))
    #expect(plan.earliestEnd == nil)
    #expect(plan.tasks.allSatisfy { $0.earliestStart == nil && $0.earliestFinish == nil && $0.float == nil })
    #expect(plan.outcome?.isMet == true && plan.outcome?.obstacles == [])
    #expect(
      plan.criticalChain.map(\.id)
        == ["SEC.BOOK", "SEC.FIELD", "SEC.REPORT", "SEC.RESPONSE", "SEC.STATUS", "EVID", "LIVE"])
    #expect(plan.tasks.count == 25)
  }

  @Test(
    "Forwards from 3 April 2017", arguments: zip(DurationEstimate.allCases, ["2017-07-31", "2017-08-29", "2017-12-08"]))
  func forwards(estimate: DurationEstimate, end: String) throws {
    var request = try PlanCase.request(start: "2017-04-03")
    request.estimate = estimate
    let plan = try EntryPlan(request)
    let live = try plan.only("LIVE")
    #expect(live.earliestFinish?.description == end)
    #expect(plan.earliestEnd?.description == end)
    #expect(live.latestFinish.description == end && live.float == 0 && live.isCritical)
    #expect(plan.outcome == nil)
    #expect(plan.tasks.allSatisfy { ($0.float ?? -1) >= 0 })
  }

  @Test("The likely chain forwards, and a day of float on it where units mix")
  func chain() throws {
    let plan = try EntryPlan(PlanCase.request(start: "2017-04-03"))
    #expect(
      plan.criticalChain.map(\.id)
        == ["SEC.BOOK", "SEC.FIELD", "SEC.REPORT", "SEC.RESPONSE", "SEC.STATUS", "EVID", "LIVE"])
    for (task, driver) in zip(plan.criticalChain.dropFirst(), plan.criticalChain) {
      #expect(task.driver == driver.label)
    }
    #expect(plan.criticalChain.first?.driver == nil)
  }

  @Test("Soft dependencies can be switched off")
  func soft() throws {
    var request = try PlanCase.request(start: "2017-04-03")
    let order = [
      PlanCase.task("TEST", .effort, 20), PlanCase.task("RUN", .effort, 5, after: [.init(task: "TEST", isSoft: true)]),
    ]
    let graph = try PlanCase.graph(order)
    #expect(try EntryPlan(request, of: graph).only("RUN").driver == "TEST")
    request.usesSoftDependencies = false
    let plan = try EntryPlan(request, of: graph)
    #expect(try plan.only("RUN").driver == nil)
    #expect(try plan.only("RUN").earliestStart == request.start)
    // Without waiting for SREPT the UEPT run of the guide's plan may begin later, never earlier.
    let without = try EntryPlan(request)
    request.usesSoftDependencies = true
    let with = try EntryPlan(request)
    #expect(try without.only("SREPT.CONFIRM").latestFinish > with.only("SREPT.CONFIRM").latestFinish)
  }

  @Test("Of several tasks that determine a date the first is named, and all are critical")
  func ties() throws {
    let graph = try PlanCase.graph([
      PlanCase.task("A", .effort, 3), PlanCase.task("B", .effort, 3), PlanCase.task("C", .effort, 2),
      PlanCase.task("D", .effort, 1, after: [.init(task: "C"), .init(task: "B"), .init(task: "A")]),
      PlanCase.task("E", .effort, 1, after: [.init(task: "B"), .init(task: "A")]),
    ])
    let plan = try EntryPlan(PlanCase.request(start: "2017-04-03"), of: graph)
    #expect(try plan.only("D").driver == "B" && plan.only("E").driver == "B")
    #expect(try plan.only("A").limitingSuccessor == "D" && plan.only("B").limitingSuccessor == "D")
    #expect(plan.criticalChain.map(\.id) == ["A", "B", "E", "D"])
    let backward = try EntryPlan(PlanCase.request(goLive: "2017-04-28"), of: graph)
    #expect(backward.criticalChain.map(\.id) == ["A", "E", "D"])
    #expect(try backward.only("A").limitingSuccessor == "D" && backward.only("D").limitingSuccessor == nil)
    #expect(backward.tasks.allSatisfy { $0.driver == nil })
  }

  struct Vector: Sendable {
    let kind: TaskKind
    let days: Int
    var unit: DurationUnit = .workingDays
    let start: String
    let end: String
    var calendar = "england-and-wales"
  }

  @Test(
    "Forward vectors",
    arguments: [
      Vector(kind: .maximumResponse, days: 2, start: "2017-12-22", end: "2017-12-28"),
      Vector(kind: .maximumResponse, days: 5, start: "2017-12-22", end: "2018-01-03"),
      Vector(kind: .maximumResponse, days: 2, start: "2018-01-03", end: "2018-01-05"),
      Vector(kind: .notice, days: 60, start: "2017-07-03", end: "2017-09-26"),
      Vector(kind: .notice, days: 60, start: "2022-08-01", end: "2022-10-26"),
      Vector(kind: .notice, days: 60, start: "2028-11-01", end: "2029-01-29"),
      Vector(kind: .notice, days: 84, unit: .calendarDays, start: "2017-10-09", end: "2018-01-02"),
    ])
  func forward(vector: Vector) throws {
    let plan = try EntryPlan(
      PlanCase.request(start: vector.start, calendar: vector.calendar),
      of: PlanCase.single(vector.kind, vector.days, vector.unit))
    #expect(plan.earliestEnd?.description == vector.end)
    #expect(plan.warnings.isEmpty == (vector.end < "2027-02-26"))
  }

  @Test(
    "Backward vectors",
    arguments: [
      Vector(kind: .notice, days: 60, start: "2017-10-24", end: "2018-01-19"),
      Vector(kind: .notice, days: 60, start: "2017-10-24", end: "2018-01-21"),
      Vector(kind: .notice, days: 60, start: "2017-10-20", end: "2018-01-19", calendar: "scotland"),
      Vector(kind: .notice, days: 60, start: "2017-10-20", end: "2018-01-19", calendar: "gb-union"),
      Vector(kind: .notice, days: 84, unit: .calendarDays, start: "2017-10-10", end: "2018-01-02"),
      Vector(kind: .notice, days: 84, unit: .calendarDays, start: "2017-10-06", end: "2018-01-01"),
    ])
  func backward(vector: Vector) throws {
    let plan = try EntryPlan(
      PlanCase.request(goLive: vector.end, calendar: vector.calendar),
      of: PlanCase.single(vector.kind, vector.days, vector.unit))
    #expect(try plan.only("ONE").latestStart.description == vector.start)
  }

  @Test("What was known of the holidays on a day")
  func asOf() throws {
    var request = try PlanCase.request(start: "2022-08-01")
    request.calendar = try BankHolidays.builtIn.calendar("england-and-wales", asOf: PlanCase.date("2022-08-31"))
    #expect(try EntryPlan(request, of: PlanCase.single(.notice, 60)).earliestEnd?.description == "2022-10-25")
  }

  @Test("Clear days make a notice a day longer, and nothing else")
  func clearDays() throws {
    var request = try PlanCase.request(start: "2017-07-03")
    request.noticeRule = .clearDays
    #expect(try EntryPlan(request, of: PlanCase.single(.notice, 60)).earliestEnd?.description == "2017-09-27")
    #expect(try EntryPlan(request, of: PlanCase.single(.maximumResponse, 60)).earliestEnd?.description == "2017-09-26")
    let weeks = try EntryPlan(request, of: PlanCase.single(.notice, 84, .calendarDays))
    #expect(weeks.earliestEnd?.description == "2017-09-25")
    request.start = nil
    request.goLive = try PlanCase.date("2017-09-27")
    #expect(
      try EntryPlan(request, of: PlanCase.single(.notice, 60)).only("ONE").latestStart.description == "2017-07-03")
  }
}
