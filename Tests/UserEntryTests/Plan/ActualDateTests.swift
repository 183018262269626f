import TestSupport
import Testing
import UserEntry
import WorkingDays

@Suite("Actual dates, meetings, and targets that can't be met")
struct ActualDateTests {
  private func record(
    _ task: String, _ started: String?, _ finished: String? = nil, role: String? = nil
  ) throws -> ActualRecord {
    ActualRecord(
      task: task, role: role, started: try started.map(PlanCase.date), finished: try finished.map(PlanCase.date))
  }

  @Test("An actual date pins a task and moves what waits for it")
  func pinned() throws {
    var request = try PlanCase.request(start: "2017-04-03", today: "2017-04-24")
    request.actuals = [try record("SEC.BOOK", "2017-04-13", "2017-07-10"), try record("UEPT.NOTICE", "2017-04-22")]
    let plan = try EntryPlan(request)
    let booking = try plan.only("SEC.BOOK")
    #expect(booking.earliestStart?.description == "2017-04-13" && booking.earliestFinish?.description == "2017-07-10")
    #expect(booking.driver == nil && booking.isCritical)
    #expect(try plan.only("SEC.FIELD").earliestStart?.description == "2017-07-10")
    // A notice on a Saturday counts as of the next Monday.
    #expect(try plan.only("UEPT.NOTICE").earliestFinish?.description == "2017-07-19")
    #expect(
      plan.findings.first
        == .actualAfterToday(
          task: "SEC.BOOK", try PlanCase.date("2017-07-10"), today: try PlanCase.date("2017-04-24")))
  }

  @Test("Dates of one role override dates of all roles")
  func perRole() throws {
    var request = try PlanCase.request(["ED", "GT"], start: "2017-04-03", today: "2017-06-01")
    request.actuals = [
      try record("UEPT.NOTICE", "2017-04-10"), try record("UEPT.NOTICE", "2017-04-12", role: "GT"),
      try record("ACC", "2017-01-10"), try record("PRV.BOOK", "2017-01-10"),
    ]
    let plan = try EntryPlan(request)
    #expect(try plan.only("UEPT.NOTICE[ED]").earliestStart?.description == "2017-04-10")
    #expect(try plan.only("UEPT.NOTICE[GT]").earliestStart?.description == "2017-04-12")
    #expect(plan.findings.prefix(2) == [.actualNotPlanned(task: "ACC"), .actualNotPlanned(task: "PRV.BOOK")])
  }

  @Test("What doesn't fit in actual dates is found")
  func findings() throws {
    let graph = try PlanCase.graph([
      PlanCase.task("A"), PlanCase.task("B", after: [.init(task: "A")]), PlanCase.task("C", after: [.init(task: "B")]),
      PlanCase.task("D", after: [.init(task: "A", isSoft: true)]),
    ])
    var request = try PlanCase.request(goLive: "2018-01-21", today: "2017-06-01")
    func found(_ records: [ActualRecord]) throws -> [String] {
      request.actuals = records
      // That a task of one day has not ended is another matter; see `UnderWayTests`.
      return try EntryPlan(request, of: graph).findings.filter {
        if case .notEnded = $0 { false } else { true }
      }.map(\.description)
    }
    #expect(
      try found([record("A", "2017-05-01", "2017-05-10"), record("B", "2017-05-09")])
        == ["B began on 2017-05-09, before A ended on 2017-05-10; check both dates"])
    #expect(try EntryPlan(request, of: graph).only("A").isLate == false)
    #expect(
      try found([record("A", "2017-05-10"), record("B", "2017-05-09")])
        == ["B began on 2017-05-09, before A began on 2017-05-10; check both dates"])
    #expect(
      try found([record("C", "2017-05-09")])
        == ["C began on 2017-05-09, but waits for B, whose end is not recorded; record it"])
    #expect(try found([record("D", "2017-05-09")]).isEmpty)
    #expect(
      try found([record("A", "2017-06-02")])
        == ["A: the actual date 2017-06-02 is after today, 2017-06-01; correct it"])
  }

  @Test("What has not begun by today is planned from today on, and a target that has passed can't be met")
  func passed() throws {
    for actuals in [[], [try record("SEC.BOOK", "2017-04-03")]] {
      var request = try PlanCase.request(start: "2017-04-03", goLive: "2017-08-25", today: "2017-09-04")
      request.actuals = actuals
      let plan = try EntryPlan(request)
      #expect(plan.start == request.today && plan.request.start?.description == "2017-04-03")
      #expect(plan.tasks.allSatisfy { $0.actual != nil || ($0.earliestStart ?? .first) >= request.today })
      let outcome = try #require(plan.outcome)
      #expect(!outcome.isMet && outcome.target.description == "2017-08-25")
      #expect(try #require(outcome.workingDaysLate) > 5 && outcome.obstacles.contains(where: \.isDriver))
    }
    let request = try PlanCase.request(start: "2017-08-28", goLive: "2017-08-25", today: "2017-09-04")
    #expect(
      throws: EntryPlanError.targetBeforeStart(
        target: try PlanCase.date("2017-08-25"), start: try PlanCase.date("2017-08-28"))
    ) {
      try EntryPlan(request)
    }
  }

  @Test("A target that can't be met names the chain that blocks it, and what in it can be shortened")
  func notMet() throws {
    let plan = try EntryPlan(PlanCase.request(start: "2017-04-03", goLive: "2017-08-20"))
    let outcome = try #require(plan.outcome)
    #expect(!outcome.isMet && outcome.target.description == "2017-08-18")
    #expect(outcome.earliestEnd?.description == "2017-08-29" && outcome.workingDaysLate == 6)
    let drivers = outcome.obstacles.filter(\.isDriver)
    #expect(drivers.map(\.task) == plan.criticalChain.map(\.label))
    #expect(drivers.map(\.canBeShortened) == [false, false, false, true, false, false, false])
    #expect(
      drivers.map(\.description) == [
        "notice, 84 calendar days – sourced: can't be shortened",
        "external, 5 WD – sourced: not in the Party's control: ask User CIO",
        "external, 10 WD – planning assumption: not in the Party's control: ask User CIO",
        "effort, 10 WD – planning assumption: can be shortened by the Party",
        "meeting, 15 WD – planning assumption: only an earlier meeting helps: ask SSC/Panel",
        "external, 5 WD – planning assumption: not in the Party's control: ask SECAS",
        "milestone: follows from the others",
      ])
    let late = plan.tasks.filter(\.isLate)
    #expect(late.allSatisfy { ($0.float ?? 0) < 0 } && late.contains { $0.id == "SEC.BOOK" })
  }

  @Test("Backwards a target can't be met when the day of a task is past")
  func past() throws {
    let request = try PlanCase.request(goLive: "2018-01-21", today: "2017-09-01")
    let outcome = try #require(try EntryPlan(request).outcome)
    #expect(!outcome.isMet && outcome.earliestEnd == nil && outcome.workingDaysLate == nil)
    #expect(
      outcome.obstacles.filter(\.isDriver).map(\.task)
        == ["SEC.BOOK", "SEC.FIELD", "SEC.REPORT", "SEC.RESPONSE", "SEC.STATUS", "EVID", "LIVE"])
    var booked = request
    booked.actuals = [try record("SEC.BOOK", "2017-08-22")]
    #expect(try EntryPlan(booked).outcome?.isMet == true)
    booked.actuals = [try record("SEC.BOOK", "2017-08-29")]
    let late = try EntryPlan(booked)
    #expect(late.outcome?.isMet == false && late.outcome?.obstacles.first?.task == "SEC.BOOK")
    #expect(try late.only("SEC.BOOK").float == -5)
    booked.actuals = [try record("SEC.BOOK", "2017-08-29", "2017-11-13"), try record("SEC.FIELD", "2017-11-14")]
    #expect(try EntryPlan(booked).only("SEC.BOOK").isLate == false)
  }

  @Test("With actual dates and no start, what has not begun is planned from today, and all tell the same")
  func withoutStart() throws {
    var request = try PlanCase.request(goLive: "2018-01-21", today: "2017-10-02")
    request.actuals = [try record("SEC.BOOK", "2017-09-15")]
    let plan = try EntryPlan(request)
    #expect(plan.start == request.today)
    request.start = request.today
    #expect(try EntryPlan(request).tasks == plan.tasks)
    let booking = try plan.only("SEC.BOOK")
    #expect(booking.earliestFinish?.description == "2017-12-08" && booking.latestStart.description == "2017-08-22")
    #expect(booking.float == -18 && booking.workingDaysLate == 18)
    #expect(try plan.only("UEPT.NOTICE").float == -16)
    let chain = ["SEC.BOOK", "SEC.FIELD", "SEC.REPORT", "SEC.RESPONSE", "SEC.STATUS", "EVID", "LIVE"]
    #expect(plan.criticalChain.map(\.id) == chain)
    let outcome = try #require(plan.outcome)
    #expect(outcome.obstacles.filter(\.isDriver).map(\.task) == chain)
    #expect(outcome.earliestEnd == plan.earliestEnd && outcome.workingDaysLate == 18)
    let report = PlanReport(plan, party: nil)
    let drawn = try #require(report.tasks.first { $0.label == "SEC.BOOK" })
    #expect(drawn.hasBegun && !drawn.isDone && drawn.latest?.start == booking.latestStart)
    // A notice that was already given does not have to be given.
    let calendar = CalendarFile(report, plan: "p", stamp: request.today).text.replacing("\r\n ", with: "")
    #expect(calendar.contains("SUMMARY:Notice given: \(drawn.name) [SEC.BOOK]\r\nDESCRIPTION:Given on this day\\; it"))
    #expect(calendar.contains("SUMMARY:Give notice: 60 WD notice of intention"))
    let notices = try #require(
      PlanMarkdown(report).text.split(separator: "## Tasks").first?.split(separator: "## Notices").last)
    #expect(notices.contains("| UEPT.NOTICE |") && !notices.contains("SEC.BOOK"))
    #expect(drawn.start.description == "2017-09-15" && drawn.finish.description == "2017-12-08")
    #expect(
      try plan.explanation(of: "SEC.BOOK").first?.forward.first?.description
        == "It began on 2017-09-15, as recorded.")
  }

  @Test("Backwards, the tasks that are marked as critical are the obstacles")
  func oneChain() throws {
    var request = try PlanCase.request(goLive: "2017-09-05", today: "2017-04-03")
    request.meetings = [MeetingCalendar(pattern: "UEPT.QGR", dates: [try PlanCase.date("2017-10-11")])]
    let plan = try EntryPlan(request)
    let chain = ["UEPT.QGR", "UEPT.CONFIRM", "EVID", "LIVE"]
    #expect(plan.criticalChain.map(\.id).filter { $0 != "ADT" } == chain)
    #expect(
      try #require(plan.outcome).obstacles.filter(\.isDriver).map(\.task) == plan.criticalChain.map(\.label))
  }

  @Test("A notice that ran out before today is late only if what it was given for had to begin before")
  func noticeThatRanOut() throws {
    let graph = try PlanCase.graph([PlanCase.task("A", .notice, 5), PlanCase.task("B", after: [.init(task: "A")])])
    var request = try PlanCase.request(goLive: "2017-09-01", today: "2017-08-14")
    request.actuals = [try record("A", "2017-06-26"), try record("B", "2017-07-05")]
    #expect(try EntryPlan(request, of: graph).only("A").isLate == false)
    request.actuals = [try record("A", "2017-06-29"), try record("B", "2017-07-05")]
    #expect(try EntryPlan(request, of: graph).only("A").isLate)
  }

  @Test("A meeting takes place on a day of its calendar")
  func meetings() throws {
    var request = try PlanCase.request(start: "2017-04-03")
    let days = try ["2017-09-13", "2017-08-23", "2017-07-12"].map(PlanCase.date)
    request.meetings = [
      MeetingCalendar(pattern: "SEC.*", dates: days),
      MeetingCalendar(pattern: "?EC.STATUS", dates: [try PlanCase.date("2017-08-20")]),
    ]
    let plan = try EntryPlan(request)
    #expect(try plan.only("SEC.STATUS").earliestFinish?.description == "2017-08-23")
    #expect(plan.earliestEnd?.description == "2017-08-31")
    request.start = nil
    request.goLive = try PlanCase.date("2017-08-29")
    let backward = try EntryPlan(request)
    // The twentieth is a Sunday; the meeting is held, but work before it ends on the Friday.
    #expect(try backward.only("SEC.STATUS").latestFinish.description == "2017-08-20")
    #expect(try backward.only("SEC.STATUS").latestStart.description == "2017-07-28")
  }

  @Test("A role may have meetings of its own, beside those for all")
  func meetingsOfARole() throws {
    var request = try PlanCase.request(["ED", "GT", "OU"], start: "2017-04-03")
    func calendar(_ pattern: String, _ days: String...) throws -> MeetingCalendar {
      MeetingCalendar(pattern: pattern, dates: try days.map(PlanCase.date))
    }
    request.meetings = [
      try calendar("*.QGR", "2017-06-14", "2017-08-30"), try calendar("UEPT.QGR[OU]", "2017-08-23"),
      try calendar("*.QGR[GT]", "2017-08-16", "2017-09-06"), try calendar("UEPT.QGR[IS]", "2017-08-09"),
    ]
    let plan = try EntryPlan(request)
    let days = try plan.tasks(named: "UEPT.QGR").compactMap { $0.earliestFinish?.description }
    #expect(days == ["2017-08-30", "2017-08-16", "2017-08-23"])
    #expect(try plan.only("SREPT.QGR").earliestFinish?.description == "2017-06-14", "held once for all roles")
  }

  @Test("A meeting calendar that begins too late makes a target one that can't be met")
  func noMeeting() throws {
    var request = try PlanCase.request(goLive: "2017-09-05")
    request.meetings = [MeetingCalendar(pattern: "SEC.STATUS", dates: [try PlanCase.date("2017-10-11")])]
    let plan = try EntryPlan(request)
    #expect(plan.outcome?.isMet == false && plan.outcome?.obstacles.first?.task == "SEC.STATUS")
    #expect(
      try plan.only("SEC.STATUS").warnings == [
        "the meeting calendar has no day on or before 2017-08-29; the latest dates are counted without it"
      ])
  }

  @Test("A later start moves everything that hasn't begun")
  func laterStart() throws {
    var request = try PlanCase.request(start: "2017-09-01", today: "2017-09-01")
    request.actuals = [try record("SEC.BOOK", "2017-04-03", "2017-06-26")]
    let plan = try EntryPlan(request)
    #expect(try plan.only("SEC.FIELD").earliestStart?.description == "2017-09-01")
    #expect(try plan.only("SEC.FIELD").driver == nil)
  }
}
