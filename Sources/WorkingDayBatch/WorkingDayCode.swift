public import WorkingDays

/// What is found on a row: the column `code` of the answers. The raw values are stable.
public enum WorkingDayCode: String, CaseIterable, Sendable {
  /// The row is longer than a record may be; it is passed on unread.
  case overlongRow = "overlong-row"
  /// The row has another number of fields than the first.
  case raggedRow = "ragged-row"
  /// There is text after a closing quote.
  case textAfterQuote = "text-after-quote"
  /// The header appears again, as in files that were put together.
  case repeatedHeader = "repeated-header"
  /// A cell holds an error of a spreadsheet, or a formula without its result.
  case cellError = "cell-error"
  /// The cell of the date, of the number or of the other date is empty.
  case missing
  /// A value is not a date, or is not a day of the calendar.
  case notADate = "not-a-date"
  /// A number of Working Days is not a whole number from 0 to 10,000.
  case notANumber = "not-a-number"
  /// The count leaves the dates whose bank holidays are known.
  case outsideCalendar = "outside-calendar"
  /// The other date is before the first, where the days from one to the other were asked.
  case endBeforeStart = "end-before-start"
  /// The date is not a Working Day, where that was asked.
  case notAWorkingDay = "not-a-working-day"
  /// A warning: the answer rests on bank holidays that were not published yet.
  case projected
  /// A warning: the answer is more than a year after the date of the list of bank holidays.
  case oldList = "old-list"

  /// Whether it is a warning only, so that the row has an answer that may be used.
  public var isWarning: Bool { self == .projected || self == .oldList }

  /// The code of the same meaning.
  public init(_ caution: HolidayCaution) {
    switch caution {
    case .projected: self = .projected
    case .oldList: self = .oldList
    }
  }
}
