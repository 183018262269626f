import TestSupport
import Testing
import UserEntry
import WorkingDays

/// The picture of a plan and its page, as a browser shows and prints them. The widths of the font that labels are placed
/// by are ours; the browser has the font itself.
@Suite struct GanttPictureTests {
  /// A plan with tasks of all kinds, one after another in short spans.
  private static func report(tasks count: Int, name: String) throws -> PlanReport {
    let origin = try CivilDate(parsing: "2017-08-21")
    let request = EntryPlanRequest(
      roles: ["ED"], start: origin, today: origin, calendar: try BankHolidays.builtIn.calendar("england-and-wales"))
    var report = PlanReport(try EntryPlan(request), party: nil)
    var random = SeededGenerator(seed: UInt64(count))
    let real = report.tasks
    report.tasks = (0..<count).map { number in
      var shown = real[number % real.count]
      var task = shown.planned
      task.label = "PART\(number / 5).TASK\(number):ED"
      task.name = "\(name) \(number)"
      task.owner = "Party & others"
      task.kind = TaskKind.allCases[number % 6]
      task.duration = 5
      task.section = "H1.10(b)"
      let start = origin.adding(days: number * 3) ?? origin
      let finish = start.adding(days: Int.random(in: 0...40, using: &random)) ?? start
      (task.earliestStart, task.earliestFinish) = (start, finish)
      let float = Int.random(in: -10...30, using: &random)
      task.latestStart = start.adding(days: float) ?? start
      task.latestFinish = finish.adding(days: float) ?? finish
      task.actual = number % 5 == 0 ? ActualDates(started: start, finished: finish) : nil
      task.isCritical = number % 3 == 0
      shown.planned = task
      shown.phase = "Part \(number / 5)"
      shown.isLate = number % 7 == 0
      shown.predecessors = number < 3 ? [] : ["PART\((number - 3) / 5).TASK\(number - 3):ED"]
      return shown
    }
    report.plan.today = origin.adding(days: 10) ?? origin
    report.plan.goLive = origin.adding(days: count * 3 + 20)
    report.warnings = ["One duration could not be verified."]
    return report
  }

  private struct Layout: Decodable {
    let overflow: Double
    let texts: Int
    let overlaps: [String]
    let outside: [String]
    let small: [String]
    /// The pixels of the picture that are seen only by scrolling its frame.
    let hidden: Double
    /// The same of the widest table.
    let hiddenOfTables: Double
  }

  /// `least` is the height in pixels under which a text is small.
  private static func script(least: Int) -> String { script.replacing("LEAST", with: "\(least)") }

  private static let script = """
    const box = e => e.getBoundingClientRect();
    const svg = document.querySelector("svg"), frame = box(svg), texts = [...svg.querySelectorAll("text")];
    const boxes = texts.map(box), overlaps = [], outside = [], small = [];
    boxes.forEach((a, i) => {
      const words = texts[i].textContent;
      if (a.left < frame.left || a.right > frame.right + 0.5 || a.bottom > frame.bottom) outside.push(words);
      if (a.height < LEAST) small.push(words);
      boxes.slice(i + 1).forEach((b, j) => {
        if (a.left < b.right - 0.3 && b.left < a.right - 0.3 && a.top < b.bottom - 2 && b.top < a.bottom - 2)
          overlaps.push(words + " / " + texts[i + 1 + j].textContent);
      });
    });
    const picture = svg.closest(".frame");
    return { overflow: document.documentElement.scrollWidth - window.innerWidth, texts: texts.length, overlaps, outside,
      small, hidden: picture ? picture.scrollWidth - picture.clientWidth : 0,
      hiddenOfTables: Math.max(0, ...[...document.querySelectorAll("table")].map(
        t => t.closest(".frame").scrollWidth - t.closest(".frame").clientWidth)) };
    """

  private static let names = [
    "Task", "A task with a name that is far longer than any column of the picture, Größe <&>",
  ]

  /// What is measured: the picture alone, its page with few tasks and with many, and the page of a real plan.
  private enum Subject { case picture, page, tables }

  private struct Look {
    let subject: Subject
    let view: Browser.View
    var tasks = 0
  }

  private static func looks() throws -> [Look] {
    var looks: [Look] = []
    for (count, name) in zip([3, 80], names) {
      let report = try report(tasks: count, name: name)
      for width in [800, 1200, 1600] {
        let svg = GanttChart(report, width: width).svg
        let page = "<!DOCTYPE html><html><body style=\"margin:0\">\(svg)</body></html>"
        looks.append(
          Look(subject: .picture, view: .init(page: page, width: width, script: script(least: 10)), tasks: count))
      }
    }
    for (count, name) in zip([3, 40], names) {
      let page = PlanPage(try report(tasks: count, name: name)).html
      for width in [320, 768, 800, 1280] {
        // On a narrow screen the whole picture is seen, and smaller; on a phone it scrolls in its frame.
        let script = script(least: width > 1000 ? 10 : 6)
        looks.append(Look(subject: .page, view: .init(page: page, width: width, script: script)))
      }
    }
    let calendar = try BankHolidays.builtIn.calendar("england-and-wales")
    for roles in [["ED"], ["ED", "GT", "OU"]] {
      let request = EntryPlanRequest(
        roles: roles, start: try CivilDate(parsing: "2017-09-04"), goLive: try CivilDate(parsing: "2018-01-21"),
        today: try CivilDate(parsing: "2017-09-11"), calendar: calendar)
      let page = PlanPage(PlanReport(try EntryPlan(request), party: nil)).html
      #expect(page.contains("obstacle-list") && page.contains("task-list"))
      for width in [800, 900, 1001, 1040, 1200, 1301, 1400] {
        looks.append(Look(subject: .tables, view: .init(page: page, width: width, script: script(least: 0))))
      }
    }
    return looks
  }

  /// Everything that is measured, as one browser shows it.
  private static let all = Result {
    let looks = try Self.looks()
    return Array(zip(looks, try Browser.measure(looks.map(\.view), as: Layout.self)))
  }

  private static func layouts(of subject: Subject) throws -> [(look: Look, layout: Layout)] {
    let shown = try all.get().filter { $0.0.subject == subject }
    try #require(!shown.isEmpty)
    return shown.map { (look: $0.0, layout: $0.1) }
  }

  @Test func noLabelCoversAnother() throws {
    for (look, layout) in try Self.layouts(of: .picture) {
      let place: Comment = "\(look.tasks) tasks, \(look.view.width) pixels"
      #expect(layout.texts > look.tasks * 3, place)
      #expect(layout.overlaps == [], place)
      #expect(layout.outside == [], place)
      #expect(layout.small == [], place)
    }
  }

  @Test func thePageIsReadableAtEveryWidth() throws {
    for (look, layout) in try Self.layouts(of: .page) {
      let width = look.view.width
      #expect(layout.overflow <= 0, "the page does not scroll sideways at \(width)")
      #expect(layout.hidden <= 0 || width < 700, "nor does the picture at \(width)")
      #expect(layout.overlaps == [], "\(width)")
      #expect(layout.outside == [], "\(width)")
      #expect(layout.small == [], "\(width)")
    }
  }

  @Test func noCellOfATableIsHiddenOnATablet() throws {
    for (look, layout) in try Self.layouts(of: .tables) {
      #expect(layout.hiddenOfTables <= 0 && layout.overflow <= 0, "\(look.view.width)")
    }
  }

  @Test func thePageIsPrintedOnLandscapePaper() throws {
    let pdf = try Browser.pdf(PlanPage(try Self.report(tasks: 31, name: "Task")).html)
    // A4 on its side is 842 by 595 points.
    let text = String(decoding: pdf, as: UTF8.self)
    #expect(text.contains(#/MediaBox \[0 0 84[12](\.\d+)? 59[45](\.\d+)?\]/#))
  }
}
