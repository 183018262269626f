import TestSupport
import Testing
import WorkingDays

@Suite("Counting Working Days")
struct CountingTests {
  private let england: WorkingDayCalendar
  private let scotland: WorkingDayCalendar
  private let union: WorkingDayCalendar

  init() throws {
    england = try BankHolidays.builtIn.calendar("england-and-wales")
    scotland = try BankHolidays.builtIn.calendar("scotland")
    union = try BankHolidays.builtIn.calendar("gb-union")
  }

  private func date(_ text: String) throws -> CivilDate { try CivilDate(parsing: text) }

  @Test(
    "The worked results of the contract",
    arguments: [
      ("2017-12-22", 2, "2017-12-28"), ("2017-12-22", 5, "2018-01-03"), ("2018-01-03", 2, "2018-01-05"),
      ("2017-07-03", 60, "2017-09-26"), ("2022-08-01", 60, "2022-10-26"), ("2028-11-01", 60, "2029-01-29"),
      // The examples for Credit Cover: support to be increased, a breach notice, an invoice.
      ("2025-04-17", 5, "2025-04-28"), ("2025-04-29", 3, "2025-05-02"), ("2025-06-05", 5, "2025-06-12"),
    ])
  func additions(from: String, days: Int, to: String) throws {
    #expect(try england.add(days, to: date(from)) == date(to))
  }

  @Test("The worked results of other calendars, of other days of knowledge, and counted back")
  func otherVectors() throws {
    #expect(try england.subtract(60, from: date("2018-01-19")) == date("2017-10-24"))
    #expect(try scotland.subtract(60, from: date("2018-01-19")) == date("2017-10-20"))
    #expect(try union.subtract(60, from: date("2018-01-19")) == date("2017-10-20"))
    let earlier = try BankHolidays.builtIn.calendar("england-and-wales", asOf: date("2022-08-31"))
    #expect(try earlier.add(60, to: date("2022-08-01")) == date("2022-10-25"))
    // Twelve calendar weeks end on New Year's Day and roll forward.
    #expect(try england.workingDay(onOrAfter: #require(date("2017-10-09").adding(days: 84))) == date("2018-01-02"))
    #expect(try england.workingDay(onOrBefore: date("2018-01-21")) == date("2018-01-19"))
  }

  @Test("A result after the last published bank holiday carries a warning")
  func warnings() throws {
    #expect(!england.isProjected(try date("2028-12-26")))
    #expect(
      england.warning(for: try date("2029-01-29"))
        == "2029-01-29 rests on projected bank holidays; the last of England and Wales that was published is 2028-12-26, and the list is dated 2026-02-25, more than a year earlier"
    )
  }

  @Test("A result more than a year after the date of the list says so, in every calendar")
  func oldList() throws {
    for calendar in [england, scotland, union] {
      #expect(calendar.listDate == (try date("2026-02-25")))
      #expect(calendar.caution(for: try date("2027-02-25")) == nil)
      #expect(calendar.caution(for: try date("2027-02-26")) == .oldList)
      #expect(calendar.caution(for: try date("2028-12-27")) == .projected)
      #expect(
        calendar.warning(for: try date("2027-02-26"))
          == "2027-02-26 is more than a year after 2026-02-25, the date of the bank holiday list of \(calendar.name);"
          + " check GOV.UK for bank holidays announced since")
    }
    // What had been published by a day is a list of that day.
    let earlier = try BankHolidays.builtIn.calendar("england-and-wales", asOf: date("2017-01-02"))
    #expect(earlier.caution(for: try date("2018-01-02")) == nil)
    #expect(earlier.caution(for: try date("2018-01-03")) == .oldList)
    let later = try BankHolidays.builtIn.calendar("england-and-wales", asOf: date("2026-11-29"))
    #expect(later.caution(for: try date("2027-02-26")) == .oldList)
    let changed = try england.changed(adding: [BankHoliday(date: date("2027-06-07"), title: "Jubilee")])
    #expect(changed.caution(for: try date("2027-02-26")) == .oldList)
  }

  @Test("Scotland's bank holiday of 15 June 2026 counts in Scotland and in the union")
  func scottishHoliday() throws {
    #expect(try england.add(1, to: date("2026-06-12")) == date("2026-06-15"))
    #expect(try scotland.add(1, to: date("2026-06-12")) == date("2026-06-16"))
    #expect(try union.add(1, to: date("2026-06-12")) == date("2026-06-16"))
  }

  /// The plain way: one day after the other, each looked at by the definition.
  private func plainAdd(_ days: Int, to start: CivilDate, in calendar: WorkingDayCalendar, step: Int) -> CivilDate? {
    let holidays = Set(calendar.holidays.map(\.date))
    func isWorkingDay(_ date: CivilDate) -> Bool {
      !(date.weekday == .saturday || date.weekday == .sunday || holidays.contains(date))
    }
    var date = start
    while !isWorkingDay(date) {
      guard let next = date.adding(days: step), calendar.coverage.contains(next) else { return nil }
      date = next
    }
    var left = days
    while left > 0 {
      guard let next = date.adding(days: step), calendar.coverage.contains(next) else { return nil }
      date = next
      if isWorkingDay(date) { left -= 1 }
    }
    return date
  }

  @Test(
    "For every day of the calendars it is what counting day by day makes it",
    arguments: ["england-and-wales", "scotland", "gb-union"])
  func everyDay(code: String) throws {
    let calendar = try BankHolidays.builtIn.calendar(code)
    for number in calendar.coverage.lowerBound.dayNumber...calendar.coverage.upperBound.dayNumber
    where isRound(number) {
      let start = try #require(CivilDate(dayNumber: number))
      // No macro for each of a million questions.
      func check(_ isRight: Bool, _ days: Int, line: Int = #line) {
        if !isRight { Issue.record("\(start) and \(days) Working Days, line \(line)") }
      }
      for days in [0, 1, 2, 5, 8, 20] {
        let later = try? calendar.add(days, to: start)
        check(later == plainAdd(days, to: start, in: calendar, step: 1), days)
        let earlier = try? calendar.subtract(days, from: start)
        check(earlier == plainAdd(days, to: start, in: calendar, step: -1), days)
        check(try calendar.isWorkingDay(start) == (plainAdd(0, to: start, in: calendar, step: 1) == start), days)
        if try calendar.isWorkingDay(start), let later {
          check(try calendar.subtract(days, from: later) == start, days)
          check(try calendar.workingDays(from: start, to: later) == days, days)
          check(try calendar.workingDays(from: later, to: start) == -days, days)
          check(try calendar.latestNotice(days, forStart: later) == start, days)
          check(try calendar.earliestStart(notice: days, givenOn: start) == later, days)
        }
      }
    }
  }

  @Test("The latest notice is the last Working Day whose notice has run by the start")
  func latestNotice() throws {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<2_000 {
      let start = try #require(date("2013-01-01").adding(days: Int.random(in: 0..<8_000, using: &generator)))
      let days = Int.random(in: 0...70, using: &generator)
      for rule in [NoticeRule.plainDays, .clearDays] {
        let notice = try england.latestNotice(days, forStart: start, rule: rule)
        #expect(try england.isWorkingDay(notice))
        #expect(try england.earliestStart(notice: days, givenOn: notice, rule: rule) <= start)
        let next = try england.workingDay(onOrAfter: #require(notice.adding(days: 1)))
        #expect(try england.earliestStart(notice: days, givenOn: next, rule: rule) > start)
      }
    }
  }

  @Test("An event on a day that is not a Working Day counts as on the next, or as it is")
  func eventRule() throws {
    let saturday = try date("2025-06-07")
    #expect(try england.add(1, to: saturday) == date("2025-06-10"))
    #expect(try england.add(1, to: saturday, rule: .unadjusted) == date("2025-06-09"))
    #expect(try england.subtract(1, from: saturday) == date("2025-06-05"))
    #expect(try england.subtract(1, from: saturday, rule: .unadjusted) == date("2025-06-06"))
    #expect(try england.add(-1, to: saturday) == england.subtract(1, from: saturday))
    #expect(try england.subtract(-1, from: saturday) == england.add(1, to: saturday))
  }

  @Test("Another holiday never makes a date earlier, one less never later")
  func moreHolidays() throws {
    var generator = SeededGenerator(seed: 12)
    for _ in 0..<200 {
      let start = try #require(date("2013-01-01").adding(days: Int.random(in: 0..<8_000, using: &generator)))
      let extra = try #require(start.adding(days: Int.random(in: 0...40, using: &generator)))
      let days = Int.random(in: 0...40, using: &generator)
      let more = try england.changed(adding: [BankHoliday(date: extra, title: "Ours")])
      #expect(try more.add(days, to: start) >= england.add(days, to: start))
      if let holiday = england.holidays.first(where: { $0.date >= start }) {
        let fewer = try england.changed(removing: [holiday.date])
        #expect(try fewer.add(days, to: start) <= england.add(days, to: start))
      }
    }
  }

  @Test("What a day is, and why")
  func kinds() throws {
    #expect(try england.kind(of: date("2025-04-17")) == .workingDay)
    #expect(try england.kind(of: date("2025-04-18")).reason == "Good Friday")
    #expect(try england.kind(of: date("2025-04-19")).reason == "a Saturday")
    #expect(
      try england.kind(of: date("2022-09-19")).reason == "Bank Holiday for the State Funeral of Queen Elizabeth II")
    #expect(try scotland.kind(of: date("2018-01-02")).reason == "2nd January")
    #expect(
      try england.workingDays(in: date("2025-04-17")...date("2025-04-23")).map(\.description) == [
        "2025-04-17", "2025-04-22", "2025-04-23",
      ])
  }

  @Test("Whatever leaves the years of a calendar is an error")
  func outside() throws {
    let words =
      "the bank holidays of England and Wales are known from 2012-01-01 to 2035-12-31 only, and the count leaves that period; give dates within it"
    let attempts: [() throws -> Void] = [
      { _ = try england.isWorkingDay(date("2011-12-31")) },
      { _ = try england.kind(of: date("2036-01-01")) },
      { _ = try england.add(1, to: date("2035-12-31")) },
      { _ = try england.add(.max, to: date("2025-01-02")) },
      { _ = try england.add(.min, to: date("2025-01-02")) },
      { _ = try england.subtract(.max, from: date("2025-01-02")) },
      { _ = try england.subtract(0, from: date("2012-01-01")) },
      { _ = try england.latestNotice(.max, forStart: date("2025-01-02"), rule: .clearDays) },
      { _ = try england.workingDays(from: date("2011-01-01"), to: date("2012-01-05")) },
      { _ = try england.changed(adding: [BankHoliday(date: date("2036-01-01"), title: "Ours")]) },
    ]
    for attempt in attempts {
      let error = #expect(throws: WorkingDayError.self) { try attempt() }
      #expect(error?.description == words)
    }
    let error = #expect(throws: WorkingDayError.self) { try england.changed(removing: [date("2025-04-17")]) }
    #expect(
      error?.description
        == "2025-04-17 is not a bank holiday of England and Wales, so it can't be removed; check the date")
  }
}
