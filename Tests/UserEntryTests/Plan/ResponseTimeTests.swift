import TestSupport
import Testing
import UserEntry
import WorkingDays

@Suite("The time for a response runs from what it responds to")
struct ResponseTimeTests {
  private static let ends = [
    "SREPT": "SREPT.CONFIRM", "UEPT": "UEPT.CONFIRM", "SEC": "SEC.STATUS", "PRV": "PRV.STATUS",
  ]

  @Test("For every role and target: 2 Working Days from the notification, and no task ends later than its step")
  func steps() throws {
    for role in EntryRoles.builtIn.codes {
      for goLive in ["2018-01-21", "2020-04-14", "2025-12-29"] {
        for (estimate, start) in zip(DurationEstimate.allCases, [nil, "2016-01-04", nil]) {
          var request = try PlanCase.request([role, "OU"], start: start, goLive: goLive, today: "2016-01-04")
          request.estimate = estimate
          let plan = try EntryPlan(request)
          for task in plan.tasks {
            guard let step = task.id.split(separator: ".").first, let end = Self.ends[String(step)] else { continue }
            let last = try #require(plan.tasks.first { $0.id == end && $0.role == task.role })
            #expect(task.latestFinish <= last.latestFinish, "\(task.label) \(goLive)")
            guard task.id.hasSuffix(".ACK") else { continue }
            let run = try #require(plan.tasks.first { $0.id == "\(step).RUN" && $0.role == task.role })
            #expect(task.latestStart == run.latestFinish && task.countedFrom == run.label)
            #expect(try task.latestFinish == request.calendar.add(2, to: run.latestFinish), "\(task.label) \(goLive)")
            #expect(task.limitingSuccessor == nil && !task.isLate && !task.isCritical)
          }
        }
      }
    }
  }

  @Test("The worked plan: both receipts, to the day")
  func worked() throws {
    let plan = try EntryPlan(PlanCase.request(goLive: "2018-01-21"))
    let dates = try ["SREPT.RUN", "SREPT.ACK", "SREPT.CONFIRM", "UEPT.RUN", "UEPT.ACK", "UEPT.CONFIRM"].map {
      try plan.only($0).latestFinish.description
    }
    #expect(dates == ["2017-11-22", "2017-11-24", "2017-12-01", "2018-01-03", "2018-01-05", "2018-01-12"])
  }

  @Test("The acceptance waits for the receipt, in a table of one's own too, which need not say so")
  func closed() throws {
    #expect(TaskGraph.builtIn.task("UEPT.CONFIRM")?.predecessors.map(\.task) == ["UEPT.QGR", "UEPT.ACK"])
    let slow = try EntryTables(
      tasks: PlanCase.table([
        "RUN,Run,t,ALL,o,effort,WD,1,1,1,,s,-,-", "ACK,Receipt,t,ALL,o,max-response,WD,9,9,9,RUN,s,-,-",
        "OTHER,Elsewhere,u,ALL,o,max-response,WD,2,2,2,RUN,s,-,-", "LONE,Lone,,ALL,o,max-response,WD,2,2,2,RUN,s,-,-",
        "CONFIRM,Confirm,t,ALL,o,effort,WD,2,2,2,RUN,s,-,-", "LIVE,Live,v,ALL,o,milestone,WD,0,0,0,CONFIRM,s,-,-",
      ])
    ).graph
    #expect(
      slow.tasks.map { $0.predecessors.map(\.task) } == [[], ["RUN"], ["RUN"], ["RUN"], ["RUN", "ACK"], ["CONFIRM"]])
    let plan = try EntryPlan(PlanCase.request(start: "2017-04-03", goLive: "2017-06-30"), of: slow)
    #expect(try plan.only("CONFIRM").driver == "ACK")
    #expect(try plan.only("ACK").latestFinish == plan.only("CONFIRM").latestStart)
    for id in ["OTHER", "LONE"] { #expect(try plan.only(id).latestStart == plan.only("RUN").latestFinish) }
  }

  @Test("From the day of a notification that was made; and a receipt that is overdue does not make the target fail")
  func actual() throws {
    var request = try PlanCase.request(start: "2017-11-20", goLive: "2018-03-01", today: "2017-11-20")
    request.actuals = [
      ActualRecord(task: "SREPT.RUN", started: try PlanCase.date("2017-11-01"), finished: request.start)
    ]
    let ack = try EntryPlan(request).only("SREPT.ACK")
    #expect(ack.latestStart.description == "2017-11-20" && ack.latestFinish.description == "2017-11-22")
    request.today = try PlanCase.date("2017-11-24")
    let plan = try EntryPlan(request)
    let late = try plan.only("SREPT.ACK")
    #expect(late.latestFinish.description == "2017-11-22" && !late.isLate)
    #expect(try #require(late.float) > 0)
    for id in ["SREPT.REVIEW", "SREPT.QGR", "SREPT.CONFIRM"] { #expect(try !plan.only(id).isLate, "\(id)") }
  }
}
