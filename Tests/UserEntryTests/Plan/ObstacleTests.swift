import TestSupport
import Testing
import UserEntry
import WorkingDays

@Suite("Obstacles to a target")
struct ObstacleTests {
  @Test("All tasks that are late are told, on the chain to the end or not, and by how much")
  func allThatAreLate() throws {
    let plan = try EntryPlan(PlanCase.request(start: "2017-04-03", goLive: "2017-08-01"))
    let obstacles = try #require(plan.outcome?.obstacles)
    #expect(Set(obstacles.filter(\.isLate).map(\.task)) == Set(plan.tasks.filter(\.isLate).map(\.label)))
    let notice = try #require(obstacles.first { $0.task == "UEPT.NOTICE" })
    #expect(!notice.isDriver && notice.isLate && notice.workingDaysLate == 10)
    #expect(notice.description == "notice, 60 WD – SECAS guide: can't be shortened")
    #expect(obstacles.first { $0.task == "SEC.BOOK" }.map { $0.isDriver && $0.workingDaysLate == 19 } == true)
  }

  @Test("Backwards, how many Working Days ago the latest start was")
  func backwards() throws {
    // The notice had to be given by Friday 8 September.
    let request = try PlanCase.request(goLive: "2018-01-21", today: "2017-09-11")
    let late = try #require(try EntryPlan(request).outcome?.obstacles)
    #expect(late.first { $0.task == "UEPT.NOTICE" }?.workingDaysLate == 1)
    // On a Sunday the first day to give it is the Monday.
    let sunday = try PlanCase.request(goLive: "2018-01-21", today: "2017-09-10")
    #expect(try EntryPlan(sunday).only("UEPT.NOTICE").workingDaysLate == 1)
    let friday = try PlanCase.request(goLive: "2018-01-21", today: "2017-09-08")
    #expect(try EntryPlan(friday).only("UEPT.NOTICE").workingDaysLate == nil)
  }

  @Test("What can be done, and by whom")
  func remedies() throws {
    for (kind, owner, remedy) in [
      (TaskKind.notice, "Party", "can't be shortened"),
      (.maximumResponse, "DCC", "not in the Party's control: ask DCC"),
      (.external, "User CIO", "not in the Party's control: ask User CIO"),
      (.external, "Network Party + RDP + DCC", "not in the Party's control alone: ask RDP and DCC"),
      (.external, "", "not in the Party's control"),
      (.meeting, "DCC + Party", "only an earlier meeting helps: ask DCC"),
      (.meeting, "", "only an earlier meeting helps"), (.effort, "Party", "can be shortened by the Party"),
      (.effort, "", "can be shortened by the Party"), (.effort, "DCC", "can be shortened by DCC, not the Party"),
      (.effort, "Party + DCC", "can be shortened by the Party with DCC"),
      (.milestone, "Party", "follows from the others"),
    ] {
      let task = EntryTask(
        id: "ONE", name: "One", owner: owner, kind: kind, unit: .workingDays,
        duration: TaskDuration(low: 9, likely: 9, high: 9))
      let plan = try EntryPlan(
        PlanCase.request(start: "2017-04-03", goLive: "2017-04-05"), of: PlanCase.graph([task]))
      #expect(plan.outcome?.obstacles.map(\.remedy) == [remedy])
      #expect(plan.outcome?.obstacles.first?.canBeShortened == (kind == .effort))
    }
  }

  @Test("The documents have them too")
  func documents() throws {
    let plan = try EntryPlan(PlanCase.request(start: "2017-04-03", goLive: "2017-08-01"))
    let report = PlanReport(plan, party: nil)
    let markdown = PlanMarkdown(report).text
    #expect(markdown.contains("## Obstacles"))
    #expect(markdown.contains("| UEPT.NOTICE | 60 WD notice of intention to commence UEPT (per role) | Party | 10 |"))
    #expect(markdown.contains("| **SEC.BOOK** | "))
    let page = PlanPage(report).html
    #expect(page.contains("<section id=\"obstacles\">"))
    #expect(page.contains("<tr class=\"critical late\"><td class=\"fixed\">SEC.BOOK</td>"))
    #expect(page.contains("<tr class=\"late\"><td class=\"fixed\">UEPT.NOTICE</td>"))
    let met = PlanReport(try EntryPlan(PlanCase.request(start: "2017-04-03", goLive: "2018-01-21")), party: nil)
    #expect(!PlanMarkdown(met).text.contains("Obstacles") && !PlanPage(met).html.contains("id=\"obstacles\""))
  }
}
