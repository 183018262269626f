public import DelimitedText
package import Reporting
public import WorkingDays

/// What is asked of the date of each row.
public enum WorkingDayQuestion: Sendable {
  /// The day so many Working Days after it.
  case add(Days, DayAdjustment)
  /// The day so many Working Days before it.
  case subtract(Days, DayAdjustment)
  /// The latest day for so many Working Days' notice of a start on it.
  case latestNotice(Days, NoticeRule)
  /// The earliest start after so many Working Days' notice given on it.
  case earliestStart(Days, NoticeRule)
  /// The Working Days after it, up to another date and with that.
  case between(End)
  /// The Working Days from it to another date, with both: a row of its own for each, and one without a day where there is
  /// none.
  case list(End)
  /// Whether it is a Working Day.
  case isWorkingDay

  /// How many Working Days.
  public enum Days: Sendable {
    /// The same for all rows.
    case fixed(Int)
    /// As a column says.
    case column(ColumnSelector)
  }

  /// The other date.
  public enum End: Sendable {
    /// The same for all rows.
    case fixed(CivilDate)
    /// As a column says.
    case column(ColumnSelector)
  }

  /// The column that it needs besides that of the date.
  var otherColumn: ColumnSelector? {
    switch self {
    case .add(.column(let column), _), .subtract(.column(let column), _), .latestNotice(.column(let column), _),
      .earliestStart(.column(let column), _), .between(.column(let column)), .list(.column(let column)):
      column
    default: nil
    }
  }

  /// Whether its other column has dates.
  var hasOtherDate: Bool {
    switch self {
    case .between(.column), .list(.column): true
    default: false
    }
  }
}

extension WorkingDayQuestion {
  /// What the cells of the answers are.
  package var resultKind: Listing.Column.Kind {
    switch self {
    case .between: .number
    case .add, .subtract, .latestNotice, .earliestStart, .list: .date
    case .isWorkingDay: .text
    }
  }
}
