public import Messages

/// The Working Days of a part of Great Britain, in the years for which its bank holidays are known.
///
/// A Working Day is neither a Saturday, a Sunday, Christmas Day, Good Friday, nor a bank holiday (SEC Section A). Dates
/// outside ``coverage`` are an error, never a guess.
///
/// Making a calendar takes time in proportion to its days, about 9,000; every question to it is then one or two look-ups.
public struct WorkingDayCalendar: Sendable, CustomStringConvertible {
  /// The code by which it is chosen: `england-and-wales`.
  public let code: String
  /// What people call it, in messages and documents: `England and Wales`.
  public let name: String
  /// The day by whose end its holidays had been published; `nil` for all that are known.
  public let asOf: CivilDate?
  /// The holidays that were added to it, and those that were taken out, in order; see ``changed(adding:removing:)``.
  public private(set) var changes: (added: [CivilDate], removed: [CivilDate]) = ([], [])
  /// The dates that can be asked for and counted to, both ends included. All others are an error.
  public let coverage: ClosedRange<CivilDate>
  /// The last bank holiday that was published; a date after it rests on projected holidays. `nil` where none was.
  public let lastOfficial: CivilDate?
  /// The date of the list of bank holidays: one that was announced later is not in it. `nil` where it is not known.
  public let listDate: CivilDate?
  /// The bank holidays, in order; those on weekends too.
  public let holidays: [BankHoliday]
  /// The lists and rules that the bank holidays come from, each with how sure we are of it.
  public let references: [RuleReference]

  /// The last date of the year after the date of the list.
  let lastInList: CivilDate?

  private let holidayIndices: [CivilDate: Int]
  private let workingDays: [CivilDate]
  /// For each date covered, the number of Working Days up to and including it.
  private let counts: [Int32]

  /// Makes a calendar. Of two holidays on one date the first counts; those outside the coverage are left out.
  public init(
    code: String, name: String, asOf: CivilDate? = nil, coverage: ClosedRange<CivilDate>, holidays: [BankHoliday],
    lastOfficial: CivilDate?, listDate: CivilDate? = nil, references: [RuleReference] = []
  ) {
    self.code = code
    self.name = name
    self.asOf = asOf
    self.coverage = coverage
    self.lastOfficial = lastOfficial
    self.listDate = listDate
    lastInList = listDate.map { $0.adding(months: 12) ?? .last }
    self.references = references
    var byDate: [CivilDate: BankHoliday] = [:]
    for holiday in holidays where coverage.contains(holiday.date) && byDate[holiday.date] == nil {
      byDate[holiday.date] = holiday
    }
    self.holidays = byDate.values.sorted { $0.date < $1.date }
    holidayIndices = Dictionary(uniqueKeysWithValues: self.holidays.enumerated().map { ($1.date, $0) })
    var workingDays: [CivilDate] = []
    var counts: [Int32] = []
    for number in coverage.lowerBound.dayNumber...coverage.upperBound.dayNumber {
      if let date = CivilDate(dayNumber: number), !date.weekday.isWeekend, byDate[date] == nil {
        workingDays.append(date)
      }
      counts.append(Int32(workingDays.count))
    }
    self.workingDays = workingDays
    self.counts = counts
  }

  /// Whether a date is a Working Day and, if not, why. Throws where it is outside the ``coverage``.
  public func kind(of date: CivilDate) throws(WorkingDayError) -> DayKind {
    guard coverage.contains(date) else { throw outside }
    if date.weekday.isWeekend { return .weekend(date.weekday) }
    if let index = holidayIndices[date] { return .bankHoliday(holidays[index]) }
    return .workingDay
  }

  /// Whether a date is a Working Day. Throws where it is outside the ``coverage``. Cost: two look-ups.
  public func isWorkingDay(_ date: CivilDate) throws(WorkingDayError) -> Bool {
    try count(through: date) != count(before: date)
  }

  /// The same calendar with more holidays and without some. Throws where one to be removed is not a holiday, or one to
  /// be added is outside the ``coverage``. What is added on the date of another holiday changes nothing.
  public func changed(
    adding extra: [BankHoliday] = [], removing removed: [CivilDate] = []
  ) throws(WorkingDayError) -> WorkingDayCalendar {
    for date in removed where holidayIndices[date] == nil { throw .notAHoliday(date, calendar: name) }
    for holiday in extra where !coverage.contains(holiday.date) { throw outside }
    let removed = Set(removed)
    var changed = WorkingDayCalendar(
      code: code, name: name, asOf: asOf, coverage: coverage,
      holidays: holidays.filter { !removed.contains($0.date) } + extra, lastOfficial: lastOfficial,
      listDate: listDate, references: references)
    changed.changes.added = Set(changes.added + extra.map(\.date)).sorted()
    changed.changes.removed = (changes.removed + removed).sorted()
    return changed
  }

  /// What documents say that they rest on: its name, and how it differs from the calendar that is known by that name:
  /// `England and Wales as published by 2022-08-31, with a holiday on 2022-09-19`.
  public var description: String {
    func holidays(_ dates: [CivilDate], _ one: String, _ many: String) -> String {
      dates.isEmpty ? "" : ", \(dates.count.plural(one, many)) on \(dates.map(\.description).joined(separator: ", "))"
    }
    return name + (asOf.map { " as published by \($0)" } ?? "")
      + holidays(changes.added, "with a holiday", "with holidays")
      + holidays(changes.removed, "without the holiday", "without the holidays")
  }

  var outside: WorkingDayError {
    .outside(calendar: name, first: coverage.lowerBound, last: coverage.upperBound)
  }

  /// The number of Working Days from the beginning of the coverage to a date inclusive.
  func count(through date: CivilDate) throws(WorkingDayError) -> Int {
    guard coverage.contains(date) else { throw outside }
    return Int(counts[date - coverage.lowerBound])
  }

  /// The number of Working Days from the beginning of the coverage to a date, without it.
  func count(before date: CivilDate) throws(WorkingDayError) -> Int {
    guard coverage.contains(date) else { throw outside }
    return date == coverage.lowerBound ? 0 : Int(counts[date - coverage.lowerBound - 1])
  }

  /// The Working Day with a given number of others before it in the coverage.
  func workingDay(at index: Int) throws(WorkingDayError) -> CivilDate {
    guard workingDays.indices.contains(index) else { throw outside }
    return workingDays[index]
  }
}

/// What ``WorkingDayCalendar/kind(of:)`` says of a date.
public enum DayKind: Hashable, Sendable {
  /// Neither a weekend nor a bank holiday.
  case workingDay
  /// A Saturday or a Sunday, a bank holiday or not.
  case weekend(Weekday)
  /// A bank holiday from Monday to Friday.
  case bankHoliday(BankHoliday)

  /// Why the day is not a Working Day, in words: `a Saturday`, `Good Friday`; `nil` for a Working Day.
  public var reason: String? {
    switch self {
    case .workingDay: nil
    case .weekend(let weekday): "a \(weekday.name)"
    case .bankHoliday(let holiday): holiday.title
    }
  }
}
