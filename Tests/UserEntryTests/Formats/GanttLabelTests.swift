import Messages
import Reporting
import TestSupport
import Testing
import UserEntry
import WorkingDays

/// What the picture of the built-in plan says beside its shapes, in its head and in its legend.
@Suite struct GanttLabelTests {
  private static func picture(
    _ report: PlanReport, width: Int = 1200, by grouping: GanttGrouping = .phase
  ) throws -> DrawnPicture {
    try DrawnPicture(GanttChart(report, width: width, grouping: grouping).svg)
  }

  @Test(arguments: [640, 800, 1200]) func noLineRunsThroughALabel(_ width: Int) throws {
    for report in [
      try Samples.report(["ED", "OU", "IS"]), try Samples.report(["ED", "OU"]), try Samples.report(["OU"]),
      try Samples.report(goLive: "2017-08-01", today: "2017-05-01"),
    ] {
      for grouping in GanttGrouping.allCases {
        let picture = try Self.picture(report, width: width, by: grouping)
        #expect(picture.crossed == [] && picture.overlaps == [] && picture.outside == [])
      }
    }
  }

  @Test(arguments: [640, 800]) func noLabelInterruptsTodayOrTheChainWhereItNeedNot(_ width: Int) throws {
    let report = try Samples.report(["ED", "OU", "GT"], goLive: "2017-08-30", today: "2017-06-10")
    let picture = try Self.picture(report, width: width)
    let labels = picture.texts.filter { $0.words.hasSuffix("late") }
    #expect(labels.count > 20 && labels.filter { Self.hasGround($0, in: picture) }.map(\.words) == [])
    #expect(labels.count { $0.words.contains(/\d [JASOND][a-z]+, late/) } > 5, "dates stay where there is room")
  }

  /// Whether a text has a white ground of its own, which interrupts the lines behind it.
  private static func hasGround(_ text: DrawnPicture.Text, in picture: DrawnPicture) -> Bool {
    picture.rectangles.contains {
      $0.covers(text) && $0.fill == "#fff" && $0.right - $0.left < text.right - text.left + 10
    }
  }

  /// One task beside the vertical line of the chain, with a free side and without one.
  @Test func aLabelInterruptsALineOnlyWhereNoSideIsFree() throws {
    func report(_ start: String, _ finish: String, today: String? = nil, goLive: String? = nil) throws -> PlanReport {
      func task(_ id: String, _ kind: TaskKind, _ start: String, _ finish: String, after: [String] = []) throws
        -> PlanReport.Task
      {
        try Samples.task(
          id, name: id, kind: kind, start: Samples.day(start), finish: Samples.day(finish),
          isCritical: kind != .meeting, predecessors: after)
      }
      return try Samples.made(
        [
          try task("A", .effort, "2017-08-07", "2017-09-15"), try task("B", .meeting, start, finish),
          try task("C", .effort, "2017-09-15", "2017-10-31", after: ["A"]),
        ], today: today.map(Samples.day), goLive: goLive.map(Samples.day))
    }
    func ground(_ report: PlanReport) throws -> Bool {
      let picture = try Self.picture(report)
      #expect(picture.crossed == [])
      let label = try #require(picture.texts.first { $0.words.hasSuffix(" Sep") })
      return Self.hasGround(label, in: picture)
    }
    #expect(try !ground(report("2017-09-12", "2017-09-12")), "the left is free")
    #expect(try !ground(report("2017-09-20", "2017-09-20")), "the right is free")
    #expect(try !ground(report("2017-08-09", "2017-09-12")), "there is room behind the line")
    #expect(
      try ground(report("2017-08-07", "2017-09-12", today: "2017-09-17", goLive: "2017-09-19")),
      "the picture ends at the left, and at the right is one line after another")
  }

  @Test func theLabelOfANoticeWithFloatSaysTheLatestDay() throws {
    func labels(_ goLive: String?, _ width: Int) throws -> [String] {
      try Self.picture(Samples.report(goLive: goLive), width: width).texts.map(\.words)
    }
    let words = try labels("2018-01-21", 1200)
    #expect(words.contains("notice 3 Apr, by 22 Aug") && words.contains("notice 3 Apr, by 8 Sep"))
    #expect(words.contains { $0.hasPrefix("meeting ") && $0.hasSuffix(", by 10 Jan") })
    #expect(try labels("2018-01-21", 640).contains("3 Apr, by 22 Aug"), "where there is little room")
    #expect(try !labels(nil, 1200).contains { $0.contains(", by ") }, "without a target")
    let late = try Self.picture(Samples.report(goLive: "2017-08-01", today: "2017-05-01")).texts.map(\.words)
    #expect(!late.contains { $0.contains("late, by") })
  }

  @Test(arguments: [640, 800, 1200]) func weekendsAreShadedAsLongAsTheyAreSeen(_ width: Int) throws {
    let svg = GanttChart(try Samples.report(goLive: "2018-01-21"), width: width).svg
    #expect(svg.contains(">weekend</text>"))
    // Lighter where they are narrow.
    #expect(svg.contains("fill=\"#f0f2f5\"") == (width < 1200))
    #expect(!GanttChart(try Samples.long(), width: width).svg.contains(">weekend</text>"), "four years")
  }

  @Test func aTargetThatCantBeMetIsSaidUnderTheTitle() throws {
    let line = "Can't be met: earliest 19 Mar 2018, 41 Working Days later than 19 Jan 2018"
    let plan = try EntryPlan(PlanCase.request(start: "2017-10-23", goLive: "2018-01-21", today: "2017-10-23"))
    let report = PlanReport(plan, party: nil)
    #expect(report.headline == line)
    #expect(!report.notes.contains { $0.contains("can't be met") }, "it is said once")
    let picture = try Self.picture(report, width: 640)
    let headline = try #require(picture.texts.first { $0.words == line })
    let title = try #require(picture.texts.first { $0.words == report.title })
    let subtitle = try #require(picture.texts.first { report.subtitle.hasPrefix($0.words.prefix(20)) })
    #expect(title.bottom < headline.top && headline.bottom < subtitle.top)
    #expect(PlanPage(report).html.contains("<p class=\"headline\">Can't be met: earliest 19 Mar 2018"))
    #expect(PlanMarkdown(report).text.hasPrefix("# Becoming a DCC User\n\n**\(line)**\n\n"))
    #expect(MermaidGantt(report).text.contains("Can't be met"))

    let backwards = try Samples.report(start: nil, goLive: "2018-01-21", today: "2017-12-01")
    #expect(try #require(backwards.headline).hasSuffix(" come too late for 19 Jan 2018"))
    #expect(try Samples.report(goLive: "2018-01-21").headline == nil)
    #expect(try Samples.report().headline == nil)
  }

  @Test func durationsHaveTheMarkOfTheirStatus() throws {
    let words = try Self.picture(Samples.report()).texts.map(\.words)
    for text in [
      "60 WD°", "20 WD*", "30 WD†", "84 days", "5 WD", "time without a mark: sourced", "time: SECAS guide",
      "time: planning assumption",
    ] {
      #expect(words.contains(text), "\(text)")
    }
    #expect(words.contains("time: not verified") && !words.contains("time: inferred"))
    let page = PlanPage(try Samples.report()).html
    #expect(page.contains("timeline: ° SECAS guide, * planning assumption, † not verified, no mark: sourced."))
    // Only what is in use is explained.
    let short = try Samples.short()
    #expect(try Self.picture(short).texts.map(\.words).filter { $0.hasPrefix("time: ") } == ["time: SECAS guide"])
    #expect(PlanPage(short).html.contains("timeline: ° SECAS guide."))
  }

  @Test func anInferredDurationHasAMarkOfItsOwn() throws {
    let task = try Samples.task(
      "A", duration: 3, start: Samples.day("2017-09-08"), finish: Samples.day("2017-09-13"), status: .inferred)
    let words = try Self.picture(Samples.made([task])).texts.map(\.words)
    #expect(words.contains("3 WD‡") && words.contains("time: inferred"))
  }
}
