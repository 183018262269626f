import Messages
public import WorkingDays

/// The days that a count of Working Days has passed over.
public struct SkippedDays: Codable, Hashable, Sendable, CustomStringConvertible {
  /// A bank holiday.
  public struct Holiday: Codable, Hashable, Sendable {
    /// The day, one from Monday to Friday.
    public let date: CivilDate
    /// What it is called: `Christmas Day`.
    public let title: String
  }

  /// The number of Saturdays and Sundays, bank holidays or not.
  public let weekendDays: Int
  /// The bank holidays from Monday to Friday, in order.
  public let holidays: [Holiday]

  enum CodingKeys: String, CodingKey {
    case weekendDays = "weekend_days"
    case holidays
  }

  /// The days between two dates, without the dates themselves.
  init(between first: CivilDate, and last: CivilDate, _ calendar: WorkingDayCalendar) throws(WorkingDayError) {
    var weekendDays = 0
    var holidays: [Holiday] = []
    var next = first.adding(days: 1)
    while let date = next, date < last {
      switch try calendar.kind(of: date) {
      case .workingDay: break
      case .weekend: weekendDays += 1
      case .bankHoliday(let holiday): holidays.append(Holiday(date: date, title: holiday.title))
      }
      next = date.adding(days: 1)
    }
    self.weekendDays = weekendDays
    self.holidays = holidays
  }

  /// `16 weekend days and 2 bank holidays: 2017-12-25 Christmas Day, 2017-12-26 Boxing Day`.
  public var description: String {
    let weekend = weekendDays.counted("weekend day")
    guard !holidays.isEmpty else { return weekend }
    return weekend + " and \(holidays.count.counted("bank holiday")): "
      + holidays.map { "\($0.date) \($0.title)" }.joined(separator: ", ")
  }
}
