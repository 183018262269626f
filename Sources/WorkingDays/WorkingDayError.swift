public import Messages

/// Why Working Days can't be counted.
public enum WorkingDayError: UserError, Hashable, Sendable {
  /// The bank holidays of a date, or of one that was counted to, are not known.
  case outside(calendar: String, first: CivilDate, last: CivilDate)
  /// No calendar has this code.
  case unknownCalendar(code: String, known: [String])
  /// For a calendar the days on which its holidays were published are not known.
  case noPublicationDays(calendar: String)
  /// A day that is to be removed is no holiday of the calendar.
  case notAHoliday(CivilDate, calendar: String)

  /// A sentence that says what to do.
  public var description: String {
    switch self {
    case .outside(let calendar, let first, let last):
      "the bank holidays of \(calendar) are known from \(first) to \(last) only, and the count leaves that time;"
        + " give dates within it"
    case .unknownCalendar(let code, let known):
      "there is no calendar '\(code.shown)'; the calendars are \(known.joined(separator: ", "))"
    case .noPublicationDays(let calendar):
      "for \(calendar) it is not known when each bank holiday was published;"
        + " what was known on a day can be told for england-and-wales only"
    case .notAHoliday(let date, let calendar):
      "\(date) is no bank holiday of \(calendar) and can't be removed"
    }
  }
}
