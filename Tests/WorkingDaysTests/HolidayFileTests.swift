import Messages
import Reporting
import TestSupport
import Testing
import WorkingDays

/// Bank holidays from a file.
@Suite struct HolidayFileTests {
  private static let builtIn = String(decoding: BankHolidays.builtInJSON, as: UTF8.self)

  private func holidays(_ changes: [(String, String)]) throws -> BankHolidays {
    let text = changes.reduce(Self.builtIn) { text, change in
      #expect(text.contains(change.0), "\(change.0)")
      return text.replacing(change.0, with: change.1, maxReplacements: 1)
    }
    return try holidays(text)
  }

  private func holidays(_ text: String) throws -> BankHolidays {
    let (document, file): (BankHolidayData, RulesFile) = try RuleSetReader.read(
      Array(text.utf8), from: RulesFile(file: "h.json", sha256: "ab12"), replacing: BankHolidays.builtInJSON)
    return try BankHolidays(document, from: file)
  }

  @Test func theBuiltInHolidaysDifferInNothing() throws {
    let holidays = try holidays([])
    #expect(holidays.file?.differences == "" && holidays.name == BankHolidays.builtIn.name)
    for code in BankHolidays.builtIn.codes {
      let (one, other) = (try holidays.calendar(code), try BankHolidays.builtIn.calendar(code))
      #expect(one.holidays == other.holidays && one.references == other.references)
    }
  }

  @Test func anotherHolidayCounts() throws {
    let holidays = try holidays([
      (
        "{\"date\": \"2012-12-26\", \"title\": \"Boxing Day\", \"published\": \"2012-01-13\"}",
        "{\"date\": \"2012-12-26\", \"title\": \"Boxing Day\", \"published\": \"2012-01-13\"}, {\"date\": \"2012-12-27\", \"title\": \"Ours\"}"
      )
    ])
    let calendar = try holidays.calendar("england-and-wales")
    let ours = try CivilDate(parsing: "2012-12-27")
    #expect(try calendar.kind(of: ours) == .bankHoliday(BankHoliday(date: ours, title: "Ours")))
    #expect(
      calendar.references.first?.source.hasPrefix("h.json, which leaves the source of the built-in value: GOV.UK")
        == true)
    #expect(calendar.references.first?.status == .unverified)
    #expect(holidays.name == "\(BankHolidays.builtIn.name), changed by h.json")
    // What a day has no publication of can't be asked for.
    #expect(throws: WorkingDayError.self) {
      try holidays.calendar("england-and-wales", asOf: try CivilDate(parsing: "2020-01-01"))
    }
  }

  @Test(arguments: [
    (
      "\"code\": \"scotland\"", "\"code\": \"england-and-wales\"",
      "calendars: the code 'england-and-wales' appears twice"
    ),
    ("\"code\": \"scotland\"", "\"code\": \"\"", "calendars: a calendar has no code"),
    (
      "\"first\": \"2012-01-01\"", "\"first\": \"2036-01-01\"",
      "calendars, england-and-wales: it must end on or after its first day, 2036-01-01, and cover at most 400 years"
    ),
    (
      "\"last\": \"2035-12-31\"", "\"last\": \"2935-12-31\"",
      "calendars, england-and-wales: it must end on or after its first day, 2012-01-01, and cover at most 400 years"
    ),
    (
      "\"date\": \"2012-01-02\"", "\"date\": \"2011-01-03\"",
      "calendars, england-and-wales: 2011-01-03 is outside its days, 2012-01-01 to 2035-12-31"
    ),
    (
      "\"of\": [\"england-and-wales\"", "\"of\": [\"gb-union\"",
      "unions, gb-union: 'gb-union' is not one of the calendars"
    ),
    ("\"of\": [\"england-and-wales\", \"scotland\"]", "\"of\": []", "unions, gb-union: it joins no calendars"),
    (
      "\"published\"", "\"publishd\"",
      "calendars, official, days: 'publishd' is not known here; probably meant: published"
    ),
  ])
  func wrongHolidays(_ old: String, _ new: String, _ message: String) {
    let error = #expect(throws: RuleDataError.self) { try holidays([(old, new)]) }
    #expect(error?.description == "the rules can't be used: \(message)")
  }

  @Test func whatIsNotADate() {
    let error = #expect(throws: RuleDataError.self) { try holidays([("\"2012-01-02\"", "\"2012-02-30\"")]) }
    #expect(error?.description.hasPrefix("the rules can't be read: line ") == true, "\(error?.description ?? "")")
  }

  @Test func calendarsOfAUnionNeedADayInCommon() {
    let none = """
      {"rule_set": "r", "working_day": {"source": "s", "status": "sourced"}, "calendars": [
        {"code": "a", "name": "A", "first": "2020-01-01", "last": "2020-12-31", "official":
          {"rule": {"source": "s", "status": "sourced"}, "days": []}},
        {"code": "b", "name": "B", "first": "2021-01-01", "last": "2021-12-31", "official":
          {"rule": {"source": "s", "status": "sourced"}, "days": []}}
      ], "unions": [{"code": "c", "name": "C", "of": ["a", "b"]}]}
      """
    let error = #expect(throws: RuleDataError.self) {
      try holidays(none)
    }
    #expect(error?.description == "the rules can't be used: unions, c: its calendars have no day in common")
  }
}
