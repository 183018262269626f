import TestSupport
import Testing
import UserEntry
import WorkingDays

/// The picture, as a strict parser and the widths of its font see it.
@Suite struct GanttChartTests {
  @Test func noLabelCoversAnotherIsCrossedByALineOrLeavesThePicture() throws {
    var plans = RandomPlans(seed: 11)
    for round in 0..<rounds(300) {
      let report = try plans.next()
      let width = [640, 800, 1040, 1200, 1600][round % 5]
      let grouping: GanttGrouping = round % 2 == 0 ? .phase : .owner
      let picture = try DrawnPicture(GanttChart(report, width: width, grouping: grouping).svg)
      #expect(picture.width == Double(width))
      #expect(picture.overlaps == [], "round \(round)")
      #expect(picture.crossed == [], "round \(round)")
      #expect(picture.outside == [], "round \(round)")
    }
  }

  @Test(arguments: [800, 1200, 1600]) func theSamplesAreDrawnInFull(_ width: Int) throws {
    for (name, report) in try Samples.all() {
      let picture = try DrawnPicture(GanttChart(report, width: width).svg)
      #expect(picture.overlaps == [], "\(name)")
      #expect(picture.crossed == [], "\(name)")
      #expect(picture.outside == [], "\(name)")
      let words = Set(picture.texts.map(\.words))
      for task in report.tasks {
        #expect(words.contains(task.label), "\(name): \(task.label)")
        #expect(picture.titles.contains { $0.hasPrefix("\(task.label): \(task.name); ") }, "\(name): \(task.label)")
      }
      for phase in report.tasks.map(\.phase) { #expect(words.contains(phase)) }
      #expect(words.contains { $0.count > 40 && report.plan.reservation.hasPrefix($0) })
      #expect(words.contains { $0.contains(report.plan.ruleSet) })
    }
  }

  @Test func noNameOfABuiltInTaskIsCut() throws {
    for roles in [["ED"], ["OU"], ["ED", "GT", "OU"]] {
      for grouping in GanttGrouping.allCases {
        let plan = try EntryPlan(PlanCase.request(roles, start: "2017-04-03", isPartyAlready: false))
        let report = PlanReport(plan, party: nil)
        // The usual width, and the width of the page's picture.
        for width in [640, 1040, 1200] {
          let picture = try DrawnPicture(GanttChart(report, width: width, grouping: grouping).svg)
          let cut = picture.texts.map(\.words).filter { $0.contains("…") }
          #expect(cut == [], "\(width)")
          #expect(picture.overlaps == [] && picture.outside == [] && picture.crossed == [])
          let words = picture.texts.map(\.words).joined(separator: " ")
          for task in report.tasks { #expect(words.contains(task.name), "\(task.name)") }
        }
      }
    }
  }

  @Test func identifiersAndLongWordsAreBrokenBehindPunctuation() throws {
    let font = LabelFont(size: 110)
    #expect(font.wrapped("Panel/SECAS then DCC", to: 500) == ["Panel/", "SECAS", "then DCC"])
    #expect(font.wrapped("UEPT.NOTICE[ED]", to: 800) == ["UEPT.NOTICE", "[ED]"])
    #expect(font.wrapped("UEPT.NOTICE[ED]", to: 500) == ["UEPT.", "NOTICE", "[ED]"])
    #expect(font.wrapped("Unbreakable.B", to: 400) == ["Unbr…", "B"])
    // However long an identifier is, its role is read.
    let id = (1...9).map { "STEP\($0)" }.joined(separator: ".")
    let graph = try PlanCase.graph([PlanCase.task(id, isPerRole: true)])
    let plan = try EntryPlan(PlanCase.request(["ED", "GT"], start: "2017-04-03"), of: graph)
    let words = try DrawnPicture(GanttChart(PlanReport(plan, party: nil), width: 640).svg).texts.map(\.words)
    #expect(words.contains("[ED]") && words.contains("[GT]"))
  }

  @Test func namesAreBrokenIntoSoManyLinesAtTheMost() {
    let font = LabelFont(size: 110)
    #expect(font.wrapped("one two three", to: 300, lines: 3) == ["one", "two", "three"])
    #expect(font.wrapped("one two three", to: 340, lines: 2) == ["one", "two…"])
    #expect(font.wrapped("", to: 200, lines: 2) == [])
  }

  @Test func itNeedsNothingElseAndIsAlwaysTheSame() throws {
    let report = try Samples.severalRoles()
    let svg = GanttChart(report).svg
    for word in ["<script", "<link", "<image", "<style", "href=", "@import", "@font-face", "javascript"] {
      #expect(!svg.contains(word), "\(word)")
    }
    #expect(svg.split(separator: "http").count == 2, "only the name of SVG")
    #expect(GanttChart(report).svg == svg)
  }

  @Test func aWidthBeyondTheLimitsIsDrawnAtTheLimit() throws {
    let report = try Samples.short()
    #expect(try DrawnPicture(GanttChart(report, width: 10).svg).width == 640)
    #expect(try DrawnPicture(GanttChart(report, width: .max).svg).width == 4000)
  }

  @Test func todayFarFromThePlanDoesNotPressItTogether() throws {
    var report = try Samples.distributor()
    report.plan.today = try Samples.day("2031-05-06")
    let words = try DrawnPicture(GanttChart(report).svg).texts.map(\.words)
    #expect(words.contains("Today, Tue 6 May 2031, is outside the picture."))
    #expect(!words.contains("2031"))
  }

  @Test func whatIsLateSaysSoAndWhatIsOnTimeDoesNot() throws {
    let late = try DrawnPicture(GanttChart(try Samples.late()).svg).texts.map(\.words)
    #expect(late.contains("meeting 14 Feb, late"))
    #expect(late.contains { $0 == "late: past the latest end" })
    let onTime = try DrawnPicture(GanttChart(try Samples.distributor()).svg).texts.map(\.words)
    #expect(!onTime.contains { $0.hasSuffix("late") })
    #expect(onTime.contains("notice 21 Aug, by 22 Aug"))
  }

  @Test func datesOutsideTheKnownBankHolidaysAreDrawn() throws {
    let far = try Samples.day("2035-12-31")
    let spans = [
      (CivilDate.first, CivilDate.first), (.last, .last), (.first, .last), (try Samples.day("2012-01-02"), far),
    ]
    for (start, finish) in spans {
      let report = try Samples.made([
        Samples.task("A", name: "At the end of time", kind: .notice, duration: 1, start: start, finish: finish)
      ])
      let picture = try DrawnPicture(GanttChart(report).svg)
      #expect(picture.overlaps == [] && picture.outside == [])
      #expect(CalendarFile(report, plan: "p", stamp: start).text.contains("DTSTART;VALUE=DATE:"))
    }
  }

  @Test func aPlanWithoutTasksIsAnEmptyPicture() throws {
    let report = try Samples.made([])
    #expect(try DrawnPicture(GanttChart(report).svg).overlaps == [])
    #expect(MermaidGantt(report).text.hasPrefix("gantt\n"))
  }

  @Test func textsAreShortenedAndWrappedToTheirWidth() {
    let font = LabelFont(size: 110)
    #expect(font.width(of: "Task") == 239)
    #expect(font.shortened("Task", to: 239) == "Task")
    #expect(font.shortened("Tasks and more", to: 360) == "Task…")
    #expect(font.shortened("Tasks", to: 50) == "")
    #expect(font.shortened("👩‍👩‍👧‍👦 family", to: 300) == "…")
    #expect(font.wrapped("one two  three", to: 400) == ["one two", "three"])
    #expect(font.wrapped("", to: 400) == [])
  }
}
