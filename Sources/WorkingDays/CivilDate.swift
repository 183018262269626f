/// A day of the Gregorian calendar, from 0001-01-01 to 9999-12-31, without a time or a time zone.
///
/// Days are counted by one number, so that comparing and adding cost nothing; year, month and day are worked out where they
/// are asked for.
public struct CivilDate: Hashable, Comparable, Sendable {
  /// The days since 1970-01-01, negative before it.
  public let dayNumber: Int

  /// The first date there is, 0001-01-01.
  public static let first = CivilDate(uncheckedDayNumber: -719_162)
  /// The last date there is, 9999-12-31.
  public static let last = CivilDate(uncheckedDayNumber: 2_932_896)

  /// The date of a day number; `nil` outside the years 1 to 9999.
  public init?(dayNumber: Int) {
    guard dayNumber >= Self.first.dayNumber, dayNumber <= Self.last.dayNumber else { return nil }
    self.dayNumber = dayNumber
  }

  private init(uncheckedDayNumber: Int) { dayNumber = uncheckedDayNumber }

  /// The date of a year (1 to 9999), a month (1 to 12) and a day; `nil` where there is no such day, as 29 February 2025.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.daysIn(month: month, of: year)
    else { return nil }
    // Years begin in March here, so that the leap day is the last of its year.
    let marchYear = month > 2 ? year : year - 1
    let marchMonth = (month + 9) % 12
    let dayOfYear = (153 * marchMonth + 2) / 5 + day - 1
    let leapDays = marchYear / 4 - marchYear / 100 + marchYear / 400
    dayNumber = marchYear * 365 + leapDays + dayOfYear - 719_468
  }

  /// The year (1 to 9999), the month (1 to 12) and the day of the month. Worked out at each call.
  public var parts: (year: Int, month: Int, day: Int) {
    // By Neri and Schneider, "Euclidean affine functions and their application to calendar algorithms", 2022: in years that
    // begin in March, from 0000-03-01 on, with divisions by multiplying.
    let fourDays = UInt32(truncatingIfNeeded: dayNumber + 719_468) &* 4 &+ 3
    let century = fourDays / 146_097
    let fourDaysOfCentury = fourDays % 146_097 | 3
    let product = 2_939_745 &* UInt64(fourDaysOfCentury)
    let yearOfCentury = UInt32(truncatingIfNeeded: product >> 32)
    let dayOfYear = UInt32(truncatingIfNeeded: product) / 2_939_745 / 4
    let monthAndDay = 2_141 &* dayOfYear &+ 197_913
    let marchMonth = Int(monthAndDay >> 16)
    let isNextYear = dayOfYear >= 306
    return (
      year: Int(century &* 100 &+ yearOfCentury) + (isNextYear ? 1 : 0),
      month: isNextYear ? marchMonth - 12 : marchMonth, day: Int((monthAndDay & 0xFFFF) / 2_141) + 1
    )
  }

  /// The day of the week, by the Gregorian calendar also for dates before it was in use.
  public var weekday: Weekday {
    // 1970-01-01 was a Thursday, the fourth day; the first date of all is added to keep the number positive.
    Weekday.allCases[(dayNumber + 719_163 + 6) % 7]
  }

  /// The date N days later, earlier for a negative number; `nil` outside the years 1 to 9999.
  public func adding(days: Int) -> CivilDate? {
    let (sum, isOver) = dayNumber.addingReportingOverflow(days)
    return isOver ? nil : CivilDate(dayNumber: sum)
  }

  /// The same day N months later, earlier for a negative number; the last day of that month where it is shorter: a
  /// month after 31 January is 28 or 29 February. `nil` outside the years 1 to 9999.
  public func adding(months: Int) -> CivilDate? {
    let (year, month, day) = parts
    let (sum, isOver) = (year * 12 + month - 1).addingReportingOverflow(months)
    guard !isOver, sum >= 12 else { return nil }
    let newYear = sum / 12
    let newMonth = sum % 12 + 1
    return CivilDate(year: newYear, month: newMonth, day: min(day, Self.daysIn(month: newMonth, of: newYear)))
  }

  /// The last day of the date's month: 2024-02-29 for 2024-02-10.
  public var endOfMonth: CivilDate {
    let (year, month, day) = parts
    return CivilDate(uncheckedDayNumber: dayNumber + Self.daysIn(month: month, of: year) - day)
  }

  /// The calendar days from one date to another: 1 from a day to the next, negative where `later` is the earlier.
  public static func - (later: CivilDate, earlier: CivilDate) -> Int { later.dayNumber - earlier.dayNumber }

  /// Whether one date is before another. Cost: one comparison of numbers.
  public static func < (one: CivilDate, other: CivilDate) -> Bool { one.dayNumber < other.dayNumber }

  /// The days that a month (1 to 12) has in a year: 28 to 31.
  package static func daysIn(month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Whether a year has a 29 February, by the Gregorian rule: 2000 and 2024 have one, 1900 has none.
  public static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }
}

/// A day of the week.
public enum Weekday: String, CaseIterable, Sendable {
  case monday = "Monday"
  case tuesday = "Tuesday"
  case wednesday = "Wednesday"
  case thursday = "Thursday"
  case friday = "Friday"
  case saturday = "Saturday"
  case sunday = "Sunday"

  /// The English name: `Monday`.
  public var name: String { rawValue }

  /// Whether it is a Saturday or a Sunday.
  public var isWeekend: Bool { self == .saturday || self == .sunday }
}
