public import DelimitedText
package import Reporting
public import WorkingDays

/// What is asked of the date of each row. ``WorkingDayCalendar`` has the methods that answer.
public enum WorkingDayQuestion: Sendable {
  /// The date N Working Days after it, as ``WorkingDayCalendar/add(_:to:rule:)`` counts.
  case add(Days, DayAdjustment)
  /// The date N Working Days before it, as ``WorkingDayCalendar/subtract(_:from:rule:)`` counts.
  case subtract(Days, DayAdjustment)
  /// The latest day on which N Working Days' notice can be given of a start on it.
  case latestNotice(Days, NoticeRule)
  /// The earliest start after N Working Days' notice that is given on it.
  case earliestStart(Days, NoticeRule)
  /// How many Working Days there are after it, up to another date, inclusive.
  case between(End)
  /// The Working Days from it to another date, both inclusive: a row of its own for each, and one without a day where
  /// there is none.
  case list(End)
  /// Whether it is a Working Day, and if not, why.
  case isWorkingDay

  /// A number of Working Days.
  public enum Days: Sendable {
    /// The same for all rows.
    case fixed(Int)
    /// The number in a column of each row: from 0 to 10,000, else the row has the finding `not-a-number`.
    case column(ColumnSelector)
  }

  /// The other date, to which the days from the row's date are asked.
  public enum End: Sendable {
    /// The same for all rows.
    case fixed(CivilDate)
    /// The date in a column of each row.
    case column(ColumnSelector)
  }

  /// The column that it needs besides the column of the date.
  var otherColumn: ColumnSelector? {
    switch self {
    case .add(.column(let column), _), .subtract(.column(let column), _), .latestNotice(.column(let column), _),
      .earliestStart(.column(let column), _), .between(.column(let column)), .list(.column(let column)):
      column
    default: nil
    }
  }

  var hasOtherDate: Bool {
    switch self {
    case .between(.column), .list(.column): true
    default: false
    }
  }
}

extension WorkingDayQuestion {
  package var resultKind: Listing.Column.Kind {
    switch self {
    case .between: .number
    case .add, .subtract, .latestNotice, .earliestStart, .list: .date
    case .isWorkingDay: .text
    }
  }
}
