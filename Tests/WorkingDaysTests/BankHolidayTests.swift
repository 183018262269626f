import FoundationEssentials
import Messages
import Reporting
import TestSupport
import Testing
import WorkingDays

@Suite("Bank holidays that are built in")
struct BankHolidayTests {
  private struct OfficialList: Decodable {
    let events: [Event]

    struct Event: Decodable {
      let title: String
      let date: String
    }
  }

  private static func officialLists() throws -> [String: OfficialList] {
    try JSONDecoder().decode(
      [String: OfficialList].self, from: Data(Fixture.bytes("working-days/govuk-bank-holidays.json")))
  }

  @Test("Each official list is there, day for day, and nothing else in its time")
  func officialLists() throws {
    for code in ["england-and-wales", "scotland"] {
      let calendar = try BankHolidays.builtIn.calendar(code)
      let official = try #require(try Self.officialLists()[code])
      #expect(
        calendar.holidays.filter(\.isOfficial).map { "\($0.date) \($0.title)" }
          == official.events.map { "\($0.date) \($0.title)" })
      #expect(calendar.lastOfficial?.description == official.events.last?.date)
      #expect(calendar.holidays.filter { !$0.isOfficial }.allSatisfy { $0.date.parts.year > 2028 })
    }
  }

  @Test("The projected days and the days of publication are the same as in the data")
  func publication() throws {
    let lines = try String(decoding: Fixture.bytes("working-days/bank-holidays-england-and-wales.csv"), as: UTF8.self)
      .split(whereSeparator: \.isNewline).dropFirst()
    let rows = lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    #expect(rows.count == 196)
    let calendar = try BankHolidays.builtIn.calendar("england-and-wales")
    #expect(calendar.holidays.map(\.date.description) == rows.map { $0[0] })
    #expect(calendar.holidays.map(\.isOfficial) == rows.map { $0[6] == "official" })
    for row in rows where row[6] == "official" {
      let date = try CivilDate(parsing: row[0])
      let published = try CivilDate(parsing: row[7])
      let after = try BankHolidays.builtIn.calendar("england-and-wales", asOf: published)
      #expect(after.holidays.contains { $0.date == date && $0.isOfficial }, "\(date)")
      let dayBefore = try #require(published.adding(days: -1))
      let before = try BankHolidays.builtIn.calendar("england-and-wales", asOf: dayBefore)
      #expect(!before.holidays.contains { $0.date == date && $0.isOfficial }, "\(date)")
      // A day that no standing rule gives was not known at all; for a moved holiday the usual day was known.
      let wasExpected = before.holidays.contains { $0.date == date }
      #expect(wasExpected == !["extra", "moved"].contains(row[4]), "\(date)")
      if !row[5].isEmpty {
        let replaced = try CivilDate(parsing: row[5])
        #expect(before.holidays.contains { $0.date == replaced })
        #expect(!after.holidays.contains { $0.date == replaced })
      }
    }
  }

  @Test("The union has the holidays of both, in the time that both cover")
  func union() throws {
    let england = try BankHolidays.builtIn.calendar("england-and-wales")
    let scotland = try BankHolidays.builtIn.calendar("scotland")
    let union = try BankHolidays.builtIn.calendar("gb-union")
    #expect(union.coverage == scotland.coverage)
    #expect(union.lastOfficial == england.lastOfficial)
    for number in union.coverage.lowerBound.dayNumber...union.coverage.upperBound.dayNumber {
      let date = try #require(CivilDate(dayNumber: number))
      #expect(try union.isWorkingDay(date) == (england.isWorkingDay(date) && scotland.isWorkingDay(date)))
    }
  }

  @Test("Unknown codes, and days of publication that are not known, are errors")
  func errors() throws {
    #expect(BankHolidays.builtIn.codes == ["england-and-wales", "scotland", "gb-union"])
    let unknown = #expect(throws: WorkingDayError.self) { try BankHolidays.builtIn.calendar("wales") }
    #expect(
      unknown?.description
        == "unknown calendar 'wales'; use one of england-and-wales, scotland, gb-union")
    let day = try CivilDate(parsing: "2020-01-01")
    for code in ["scotland", "gb-union"] {
      let error = #expect(throws: WorkingDayError.self) { try BankHolidays.builtIn.calendar(code, asOf: day) }
      #expect(
        error?.description
          == "for Scotland the publication dates of bank holidays are not known; use --published-by with england-and-wales only"
      )
    }
  }

  @Test("Where nothing had been published yet every date carries a warning")
  func beforeAll() throws {
    let day = try CivilDate(parsing: "2011-06-01")
    let calendar = try BankHolidays.builtIn.calendar("england-and-wales", asOf: day)
    #expect(calendar.lastOfficial == nil)
    #expect(
      calendar.warning(for: try CivilDate(parsing: "2012-03-01"))
        == "2012-03-01 rests on projected bank holidays; none of England and Wales was published")
  }

  @Test("What a Working Day is was read nowhere: the guide uses the term and does not define it")
  func definition() {
    #expect(BankHolidays.builtIn.definition.status == .unverified)
    #expect(BankHolidays.builtIn.definition.source.hasSuffix("the SECAS guide uses the term and does not define it"))
  }
}
