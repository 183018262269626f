import FoundationEssentials
import TestSupport
import Testing
import WorkingDays

@Suite("Civil dates")
struct CivilDateTests {
  /// Counts the days one by one, by the rules of the calendar alone.
  private struct PlainDay {
    var year = 1
    var month = 1
    var day = 1
    var weekday = 0

    mutating func advance() {
      let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
      let lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      weekday = (weekday + 1) % 7
      day += 1
      guard day > lengths[month - 1] else { return }
      day = 1
      month += 1
      guard month > 12 else { return }
      month = 1
      year += 1
    }
  }

  @Test("Every day of the years 1 to 9999 is what counting day by day makes it")
  func everyDay() throws {
    var plain = PlainDay()
    for number in CivilDate.first.dayNumber...CivilDate.last.dayNumber {
      defer { plain.advance() }
      guard isRound(number) else { continue }
      // No macro for each of millions of days.
      guard let date = CivilDate(dayNumber: number), case let parts = date.parts, parts.year == plain.year,
        parts.month == plain.month, parts.day == plain.day,
        date.weekday == Weekday.allCases[plain.weekday],
        CivilDate(year: plain.year, month: plain.month, day: plain.day) == date
      else {
        Issue.record("day \(number) is not \(plain)")
        return
      }
    }
    #expect(plain.year == 10_000)
    #expect(CivilDate(dayNumber: CivilDate.first.dayNumber - 1) == nil)
    #expect(CivilDate(dayNumber: CivilDate.last.dayNumber + 1) == nil)
  }

  @Test("The epoch is day 0, a Thursday")
  func epoch() {
    #expect(CivilDate("1970-01-01")?.dayNumber == 0)
    #expect(CivilDate("1970-01-01")?.weekday == .thursday)
    #expect(CivilDate.first.description == "0001-01-01")
    #expect(CivilDate.last.description == "9999-12-31")
  }

  @Test("Every day from 1900 to 2100 is read as it was written")
  func roundTrip() throws {
    let first = try #require(CivilDate("1900-01-01"))
    let last = try #require(CivilDate("2100-12-31"))
    for number in first.dayNumber...last.dayNumber {
      let date = try #require(CivilDate(dayNumber: number))
      #expect(CivilDate(date.description) == date)
      var text = date.description
      #expect(text.withUTF8 { CivilDate(utf8: $0) } == date)
    }
  }

  @Test(
    "What is not written as a date is refused",
    arguments: [
      "", "2025", "2025-4-17", "25-04-17", "17/04/2025", "2025/04/17", "20250417", "2025-04-17 ", " 2025-04-17",
      "2025-04-17T00:00", "+025-04-17", "2025-04-1x", "２０２５-04-17", "2025-04–17", "-2025-04-1",
    ])
  func notWrittenAsDate(text: String) {
    #expect(throws: CivilDate.TextError.notWrittenAsDate(text)) { try CivilDate(parsing: text) }
    #expect(CivilDate(text) == nil)
  }

  @Test(
    "Days that the calendar doesn't have are refused",
    arguments: ["2025-02-29", "1900-02-29", "2025-00-10", "2025-13-01", "2025-04-31", "2025-04-00", "0000-01-01"])
  func noSuchDay(text: String) {
    #expect(throws: CivilDate.TextError.noSuchDay(text)) { try CivilDate(parsing: text) }
  }

  @Test("Errors say what to do")
  func errorWords() {
    #expect(
      CivilDate.TextError.notWrittenAsDate("17/04/2025").description
        == "'17/04/2025' is not a date; write it as yyyy-mm-dd, for example 2025-04-17")
    #expect(
      CivilDate.TextError.noSuchDay("2025-02-29").description
        == "'2025-02-29' is not a day of the calendar; check the day and the month")
  }

  @Test(
    "Months are added to the same day, or to the last of a shorter month",
    arguments: [
      ("2025-01-31", 1, "2025-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2025-05-30", 1, "2025-06-30"),
      ("2025-03-31", -1, "2025-02-28"), ("2024-02-29", 12, "2025-02-28"), ("2024-02-29", 48, "2028-02-29"),
      ("2025-12-15", 1, "2026-01-15"), ("2025-01-15", -1, "2024-12-15"), ("0001-02-01", -1, "0001-01-01"),
    ])
  func months(from: String, months: Int, to: String) throws {
    #expect(try CivilDate(parsing: from).adding(months: months) == CivilDate(parsing: to))
  }

  @Test("What would leave the years 1 to 9999 is nil")
  func outside() throws {
    #expect(CivilDate.first.adding(days: -1) == nil)
    #expect(CivilDate.last.adding(days: 1) == nil)
    #expect(CivilDate.last.adding(days: .max) == nil)
    #expect(CivilDate.first.adding(days: .min) == nil)
    #expect(CivilDate.first.adding(months: -1) == nil)
    #expect(CivilDate.last.adding(months: 1) == nil)
    #expect(CivilDate.last.adding(months: .max) == nil)
    #expect(CivilDate(year: 10_000, month: 1, day: 1) == nil)
    #expect(CivilDate(year: .max, month: 1, day: 1) == nil)
    #expect(CivilDate(year: 2025, month: 1, day: .max) == nil)
  }

  @Test("The end of a month is its last day")
  func endOfMonth() throws {
    #expect(try CivilDate(parsing: "2024-02-01").endOfMonth == CivilDate(parsing: "2024-02-29"))
    #expect(try CivilDate(parsing: "2025-12-31").endOfMonth == CivilDate(parsing: "2025-12-31"))
  }

  @Test("In words the weekday comes before the date")
  func words() throws {
    #expect(try CivilDate(parsing: "2025-04-17").displayText == "Thursday 17 April 2025")
  }

  @Test("In JSON a date is a string")
  func json() throws {
    let dates = [CivilDate.first, try CivilDate(parsing: "2024-02-29")]
    let data = try JSONEncoder().encode(dates)
    #expect(String(decoding: data, as: UTF8.self) == #"["0001-01-01","2024-02-29"]"#)
    #expect(try JSONDecoder().decode([CivilDate].self, from: data) == dates)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([CivilDate].self, from: Data(#"["2025-02-29"]"#.utf8))
    }
  }
}
