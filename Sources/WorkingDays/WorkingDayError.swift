public import Messages

/// What a ``WorkingDayCalendar`` or ``BankHolidays`` throws. Nothing was counted.
public enum WorkingDayError: UserError, Hashable, Sendable {
  /// A date, or one that the count came to, is outside ``WorkingDayCalendar/coverage``, which is from `first` to
  /// `last`.
  case outside(calendar: String, first: CivilDate, last: CivilDate)
  /// ``BankHolidays`` has no calendar with this code; `known` are those that it has.
  case unknownCalendar(code: String, known: [String])
  /// A calendar was asked for as it was known on a day, but the days on which its holidays were published are not
  /// known.
  case noPublicationDays(calendar: String)
  /// ``WorkingDayCalendar/changed(adding:removing:)`` was to remove a day that is not a holiday of the calendar.
  case notAHoliday(CivilDate, calendar: String)

  /// What is wrong and what to do, as a sentence without a full stop.
  public var description: String {
    switch self {
    case .outside(let calendar, let first, let last):
      "the bank holidays of \(calendar) are known from \(first) to \(last) only, and the count leaves that period;"
        + " give dates within it"
    case .unknownCalendar(let code, let known):
      "unknown calendar '\(code.shown)'; use one of \(known.joined(separator: ", "))"
    case .noPublicationDays(let calendar):
      "for \(calendar) the publication dates of bank holidays are not known;"
        + " use --published-by with england-and-wales only"
    case .notAHoliday(let date, let calendar):
      "\(date) is not a bank holiday of \(calendar), so it can't be removed; check the date"
    }
  }
}
