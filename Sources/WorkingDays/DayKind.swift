/// What a day is to a calendar of Working Days.
public enum DayKind: Hashable, Sendable {
  /// A Working Day.
  case workingDay
  /// A Saturday or a Sunday, a bank holiday or not.
  case weekend(Weekday)
  /// A bank holiday from Monday to Friday.
  case bankHoliday(BankHoliday)

  /// Why the day is no Working Day, in words: `a Saturday`, `Good Friday`; `nil` for a Working Day.
  public var reason: String? {
    switch self {
    case .workingDay: nil
    case .weekend(let weekday): "a \(weekday.name)"
    case .bankHoliday(let holiday): holiday.title
    }
  }
}
