import FoundationEssentials
public import Messages

/// The bank holidays that are known, as calendars of Working Days. Data, with sources, from `Rules/bank-holidays.json`.
public struct BankHolidays: Sendable {
  /// The name and version of the data, with the file that changes it: an answer can say what it rests on.
  public let name: String
  /// The file that they are from, and how it differs from the built-in ones; `nil` for those.
  public let file: RulesFile?
  /// The clause that defines a Working Day, and how sure we are of it.
  public let definition: RuleReference
  let document: BankHolidayData

  /// The bank holidays that this version of seckit brings along, read once. It needs no file and no network.
  public static let builtIn = RuleData.load("the bank holidays") {
    try BankHolidays(JSONDecoder().decode(BankHolidayData.self, from: Data(builtInJSON)), from: nil)
  }
  /// Their JSON, as a file may have it instead.
  package static let builtInJSON = PackageResources.bank_holidays_json
  /// Its ``name``, without reading the holidays.
  package static var builtInName: String { RuleData.name(of: PackageResources.bank_holidays_json) }

  /// The bank holidays of data, which a file may have instead of the built-in ones: `seckit rules holidays --format json`
  /// shows its form. Throws where a value can't be used.
  package init(_ document: BankHolidayData, from file: RulesFile?) throws(RuleDataError) {
    try document.check()
    self.document = document
    name = file?.name(of: document.ruleSet, builtIn: Self.builtInName) ?? document.ruleSet
    self.file = file
    definition = document.workingDay
  }

  /// The codes of the calendars: calendars of one country first, then calendars that join several.
  public var codes: [String] { document.calendars.map(\.code) + document.unions.map(\.code) }

  /// The calendar of a code. With `day`, as it was known on that day: holidays that had been published by then, and
  /// after the last of them the holidays of the standing rules. Throws for an unknown code, and with `day` for a
  /// calendar of which the days of publication are not known.
  public func calendar(_ code: String, asOf day: CivilDate? = nil) throws(WorkingDayError) -> WorkingDayCalendar {
    if let union = document.unions.first(where: { $0.code == code }) {
      var members: [WorkingDayCalendar] = []
      for member in union.of { members.append(try calendar(member, asOf: day)) }
      return joined(members, code: code, name: union.name)
    }
    guard let calendar = document.calendars.first(where: { $0.code == code }) else {
      throw .unknownCalendar(code: code, known: codes)
    }
    guard let day else { return latest(calendar) }
    return try known(calendar, on: day)
  }

  private func latest(_ calendar: BankHolidayData.Calendar) -> WorkingDayCalendar {
    let official = calendar.official.days.map { BankHoliday(date: $0.date, title: $0.title) }
    return made(calendar, official, projected: projected(calendar))
  }

  private func known(
    _ calendar: BankHolidayData.Calendar, on day: CivilDate
  ) throws(WorkingDayError) -> WorkingDayCalendar {
    var official: [BankHoliday] = []
    var later: [BankHoliday] = []
    for holiday in calendar.official.days {
      guard let published = holiday.published else { throw .noPublicationDays(calendar: calendar.name) }
      if published <= day {
        official.append(BankHoliday(date: holiday.date, title: holiday.title))
      } else if let replaced = holiday.replaces {
        later.append(BankHoliday(date: replaced.date, title: replaced.title, isOfficial: false))
      } else if holiday.special != true {
        later.append(BankHoliday(date: holiday.date, title: holiday.title, isOfficial: false))
      }
    }
    return made(calendar, official, projected: later + projected(calendar), asOf: day)
  }

  private func projected(_ calendar: BankHolidayData.Calendar) -> [BankHoliday] {
    (calendar.projected?.days ?? []).map { BankHoliday(date: $0.date, title: $0.title, isOfficial: false) }
  }

  private func made(
    _ calendar: BankHolidayData.Calendar, _ official: [BankHoliday], projected: [BankHoliday],
    asOf day: CivilDate? = nil
  ) -> WorkingDayCalendar {
    WorkingDayCalendar(
      code: calendar.code, name: calendar.name, asOf: day, coverage: calendar.first...calendar.last,
      holidays: official + projected, lastOfficial: official.map(\.date).max(),
      // What was known on a day is what was announced by then.
      listDate: [day, calendar.official.date].compactMap(\.self).min(),
      references: [calendar.official.rule] + (calendar.projected.map { [$0.rule] } ?? []))
  }

  /// The days that are Working Days everywhere, in the time that all calendars cover.
  private func joined(_ calendars: [WorkingDayCalendar], code: String, name: String) -> WorkingDayCalendar {
    let first = calendars.map(\.coverage.lowerBound).max() ?? .first
    let last = calendars.map(\.coverage.upperBound).min() ?? .last
    let officials = calendars.map(\.lastOfficial)
    return WorkingDayCalendar(
      code: code, name: name, coverage: first...last, holidays: calendars.flatMap(\.holidays),
      lastOfficial: officials.contains(nil) ? nil : officials.compactMap(\.self).min(),
      listDate: calendars.compactMap(\.listDate).min(),
      references: calendars.flatMap(\.references))
  }
}

/// A day that is not a Working Day whatever its day of the week. You meet it in ``WorkingDayCalendar/holidays`` and in
/// ``DayKind``.
public struct BankHoliday: Hashable, Sendable {
  /// The day on which it is kept: for a substitute day that day, not the one that it replaces.
  public let date: CivilDate
  /// The name in the official list: `Good Friday`.
  public let title: String
  /// Whether it is in an official list; otherwise it was worked out by the standing rules.
  public let isOfficial: Bool

  /// Makes a bank holiday, or a day that a user wants to be treated as one.
  public init(date: CivilDate, title: String, isOfficial: Bool = true) {
    self.date = date
    self.title = title
    self.isOfficial = isOfficial
  }
}
