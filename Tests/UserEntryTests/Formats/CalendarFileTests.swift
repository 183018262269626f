import Foundation
import TestSupport
import Testing
import UserEntry
import WorkingDays

/// The iCalendar file, read by a plain reader of RFC 5545 and by Python's icalendar.
@Suite struct CalendarFileTests {
  private static func stamp() throws -> CivilDate { try Samples.day("2017-07-03") }

  /// The events of a file, each with its properties. Fails where a line does not have the format.
  private static func events(_ text: String) throws -> [[String: String]] {
    try #require(text.hasSuffix("\r\n"))
    let bytes = Array(text.utf8)
    var lines: [[UInt8]] = [[]]
    for (index, byte) in bytes.enumerated() {
      if byte == 0x0A { try #require(index > 0 && bytes[index - 1] == 0x0D, "a line feed alone") }
      if byte == 0x0D { try #require(index + 1 < bytes.count && bytes[index + 1] == 0x0A, "a return alone") }
      if byte == 0x0A { lines.append([]) } else if byte != 0x0D { lines[lines.count - 1].append(byte) }
    }
    lines.removeLast()
    var unfolded: [String] = []
    // By scalars: a mark that combines with a space, or with a colon, makes another character of it.
    for line in lines {
      try #require(line.count <= 75, "\(String(decoding: line, as: UTF8.self))")
      let words = try #require(String(validating: line, as: UTF8.self), "a fold within a character").unicodeScalars
      if words.first == " " {
        unfolded[unfolded.count - 1].unicodeScalars += words.dropFirst()
      } else {
        unfolded.append(String(words))
      }
    }
    #expect(unfolded.first == "BEGIN:VCALENDAR" && unfolded.last == "END:VCALENDAR")
    for line in ["VERSION:2.0", "PRODID:-//seckit//User Entry//EN", "CALSCALE:GREGORIAN"] {
      #expect(unfolded.contains(line))
    }
    var events: [[String: String]] = []
    for line in unfolded {
      let parts = line.unicodeScalars.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      try #require(parts.count == 2, "\(line)")
      if line == "BEGIN:VEVENT" { events.append([:]) }
      if !events.isEmpty { events[events.count - 1][String(parts[0])] = String(parts[1]) }
    }
    return events
  }

  private static func date(_ text: String?) throws -> CivilDate {
    let text = try #require(text)
    try #require(text.count == 8)
    return try CivilDate(parsing: "\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))")
  }

  /// The last day of a task's event.
  private static func days(of task: PlanReport.Task) -> (first: CivilDate, last: CivilDate) {
    switch task.kind {
    case .notice: (task.start, task.start)
    case .meeting, .milestone: (task.finish, task.finish)
    case .effort, .external, .maximumResponse: (task.start, task.finish)
    }
  }

  @Test func everyTaskIsAnEventOfItsDays() throws {
    var plans = RandomPlans(seed: 5)
    for report in try Samples.all().map(\.report) + (0..<rounds(100)).map({ _ in try plans.next() }) {
      let events = try Self.events(CalendarFile(report, plan: "a plan", stamp: try Self.stamp()).text)
      let deadlines = report.tasks.count {
        $0.kind == .notice && !$0.hasBegun && $0.latest != nil && report.plan.goLive != nil
      }
      #expect(events.count == report.tasks.count + deadlines)
      for (event, task) in zip(events, report.tasks) {
        let days = Self.days(of: task)
        #expect(try Self.date(event["DTSTART;VALUE=DATE"]) == days.first)
        #expect(try Self.date(event["DTEND;VALUE=DATE"]) - days.last == 1, "the end is the day after the last")
        #expect(event["DTSTAMP"] == "20170703T000000Z")
      }
      #expect(Set(events.map { $0["UID"] }).count == events.count)
    }
  }

  @Test func uidsStayWhenDatesMove() throws {
    let plan = try Samples.report(start: "2017-09-20", goLive: "2018-02-20")
    func uids(_ report: PlanReport, _ name: String, _ stamp: String) throws -> [String?] {
      try Self.events(CalendarFile(report, plan: name, stamp: Samples.day(stamp)).text).map { $0["UID"] }
    }
    let before = try uids(try Samples.distributor(), "ED 2018", "2017-07-03")
    #expect(try uids(plan, "ED 2018", "2017-08-03") == before)
    #expect(before.first == "UID/ED/ED_20_2018@seckit")
    #expect(try Set(uids(plan, "ED.2018", "2017-08-03")).isDisjoint(with: Set(before)), "another plan")
  }

  @Test func textsAreEscaped() throws {
    let task = try Samples.task(
      "A", name: "a,b;c\\d\r\ne", phase: "x,y", kind: .notice, duration: 60, start: Samples.day("2017-09-08"),
      finish: Samples.day("2017-12-01"))
    var report = try Samples.made([task])
    report.plan.reservation = "Indicative."
    let event = try #require(try Self.events(CalendarFile(report, plan: "p", stamp: try Self.stamp()).text).first)
    #expect(event["SUMMARY"] == #"Give notice: a\,b\;c\\d\ne [A]"#)
    #expect(event["CATEGORIES"] == #"x\,y,notice"#)
    let description = try #require(event["DESCRIPTION"])
    #expect(description.hasPrefix(#"Give it on this day\; it ends on Fri 1 Dec 2017.\nOwner: O\n"#))
    #expect(description.contains(#"\nDuration: 60 WD – SECAS guide\n"#))
    #expect(description.hasSuffix(#"\nIndicative."#))
  }

  @Test func warningsStandInTheCalendarAndInTheEventsConcerned() throws {
    let plan = try EntryPlan(PlanCase.request(start: "2028-10-02", goLive: "2028-12-29", today: "2028-10-02"))
    let text = CalendarFile(PlanReport(plan, party: nil), plan: "p", stamp: try Self.stamp()).text
    let unfolded = text.replacing("\r\n ", with: "").split(separator: "\r\n")
    let about = try #require(unfolded.first { $0.hasPrefix("X-WR-CALDESC:") })
    #expect(about.contains(#"\nNote: Can't be met: earliest "#))
    #expect(about.contains(" rests on projected bank holidays\\; the last of England and Wales that was published is "))
    for (event, task) in zip(try Self.events(text), plan.tasks) {
      for words in [" rests on projected bank holidays", " is more than a year after 2026-02-25"] {
        let isShown = event["DESCRIPTION"]?.contains(words) == true
        #expect(isShown == task.warnings.contains { $0.contains(words) }, "\(task.label)")
      }
    }
    #expect(Set(plan.tasks.map { $0.warnings.contains { $0.contains("projected") } }).count == 2, "some, not all")
  }

  @Test func theLastDayOfANoticeIsAnEventOfItsOwn() throws {
    var request = try PlanCase.request(start: "2017-04-03", goLive: "2018-01-21")
    request.actuals = [ActualRecord(task: "SREPT.NOTICE", started: request.today)]
    let plan = try EntryPlan(request)
    func events(_ plan: EntryPlan) throws -> [[String: String]] {
      try Self.events(CalendarFile(PlanReport(plan, party: nil), plan: "p", stamp: try Self.stamp()).text)
    }
    let all = try events(plan)
    let last = all.dropFirst(plan.tasks.count)
    #expect(last.map { $0["UID"] } == ["UEPT.NOTICE/ED/last-day/p@seckit", "SEC.BOOK/ALL/last-day/p@seckit"])
    #expect(last.map { $0["DTSTART;VALUE=DATE"] } == ["20170908", "20170822"], "the days of the worked plan")
    #expect(last.map { $0["DTEND;VALUE=DATE"] } == ["20170909", "20170823"])
    let booking = try #require(last.last)
    #expect(booking["SUMMARY"]?.hasPrefix("Last day to give notice: Submit assessment booking") == true)
    #expect(booking["CATEGORIES"] == "Security assessment,notice,critical,deadline")
    #expect(
      booking["DESCRIPTION"]?.hasPrefix(
        #"Give it on this day at the latest\, so that it ends by Tue 14 Nov 2017.\nPlanned for Mon 3 Apr 2017."#
      )
        == true)
    #expect(Set(all.map { $0["UID"] }).count == all.count)
    // A plan that is made again keeps the names, even where nothing is left to spare.
    request.start = try PlanCase.date("2017-08-22")
    request.today = try PlanCase.date("2017-08-22")
    #expect(try events(EntryPlan(request)).dropFirst(plan.tasks.count).map { $0["UID"] } == last.map { $0["UID"] })
    // Backwards alone the notice is on its last day; without a go-live date there is none.
    for (start, goLive) in [(nil, "2018-01-21"), ("2017-04-03", nil)] {
      let one = try EntryPlan(PlanCase.request(start: start, goLive: goLive))
      #expect(try events(one).count == one.tasks.count)
    }
  }

  @Test(.enabled(if: Python.has("icalendar"), "'.ci/install tests' installs Python's icalendar"))
  func pythonReadsTheSame() throws {
    let program = """
      import sys, json, icalendar
      events = icalendar.Calendar.from_ical(open(sys.argv[1], "rb").read()).walk("VEVENT")
      for event in events:
        assert not event.errors, event.errors
      print(json.dumps([[str(e["UID"]), str(e["SUMMARY"]), e.decoded("DTSTART").isoformat(),
        e.decoded("DTEND").isoformat(), str(e["DESCRIPTION"]).count("\\n"),
        [str(c) for c in e["CATEGORIES"].cats]] for e in events]))
      """
    let folder = try TemporaryFolder()
    for (name, report) in try Samples.all() {
      try folder.put(CalendarFile(report, plan: name, stamp: try Self.stamp()).text, "plan.ics")
      let output = try #require(Python.run(program, [folder.path("plan.ics")]))
      let events = try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [[Any]])
      #expect(events.count >= report.tasks.count)
      for (event, task) in zip(events, report.tasks) {
        let days = Self.days(of: task)
        let notice = task.kind != .notice ? "" : task.hasBegun ? "Notice given: " : "Give notice: "
        #expect(event[1] as? String == notice + "\(task.name) [\(task.label)]")
        #expect(event[2] as? String == days.first.description)
        #expect(event[3] as? String == days.last.adding(days: 1)?.description)
        #expect((event[5] as? [String])?.prefix(2) == [task.phase, task.kind.rawValue])
      }
    }
  }
}
