import ArgumentParser
import DelimitedText
import Messages
import Reporting
import WorkingDayBatch
import WorkingDays

/// An event and how many Working Days are counted from it: shared by counting forward and back.
struct EventArguments: ParsableArguments {
  @Argument(help: ArgumentHelp("The event date; leave it out with --csv.", valueName: "date"))
  var date: String?

  @Argument(
    help: ArgumentHelp("The number of Working Days (0 to 10000); with --csv, give it as --days.", valueName: "days"))
  var number: String?

  @Option(help: ArgumentHelp("The number of Working Days for all rows of --csv.", valueName: "days"))
  var days: String?

  @Option(
    help: ArgumentHelp("The column of --csv with the number of Working Days.", valueName: "name|number"))
  var daysColumn: ColumnSelector?

  @Flag(
    help:
      "Count from the event date even if it is not a Working Day. (default: 'add' moves it to the next one first, 'subtract' to the one before)"
  )
  var eventStays = false

  @OptionGroup(title: "Many dates") var columns: DateColumnOptions

  /// Answers for the event, or for each row of a file.
  func answer(
    _ calendar: CalendarOptions, for question: (WorkingDayQuestion.Days, DayAdjustment) -> WorkingDayQuestion,
    counting answer: (WorkingDayCalendar, CivilDate, Int, DayAdjustment) throws(WorkingDayError) -> CivilDate
  ) throws {
    if let path = columns.csv { return try columns.answer(path, question(try daysOfRows, rule), calendar) }
    let (event, days) = (try event, try count)
    try calendar.answer(columns.chosen, columns.spreadsheet) {
      calendar throws(WorkingDayError) in
      let date = try answer(calendar, event, days, rule)
      return [
        DateAnswer(
          ["date": .date(event), "days": .number(days), "result": .date(date)], line: "\(date)",
          latest: max(event, date))
      ]
    }
  }

  private var rule: DayAdjustment { eventStays ? .unadjusted : .adjusted }

  func validate() throws {
    if columns.csv == nil {
      guard days == nil else { throw ValidationError("--days requires --csv; give the number behind the date.") }
      guard daysColumn == nil else { throw ValidationError("--days-column requires --csv.") }
      guard number != nil else {
        throw ValidationError(
          "Give the event date and the number of Working Days, for example 2025-04-17 5. The number has no sign:"
            + " 'add' counts forward and 'subtract' back.")
      }
      _ = try event
    } else {
      guard date == nil, (days == nil) != (daysColumn == nil) else {
        throw ValidationError(
          "With --csv, give the number of Working Days as --days, or its column as --days-column, and no date.")
      }
    }
    if daysColumn == nil { try WorkdaysLimit.check(try count) }
  }

  private var event: CivilDate {
    get throws { try WorkdaysDate.parse(date ?? "") }
  }

  private var count: Int {
    get throws {
      let text = number ?? days ?? ""
      guard let number = Int(text) else {
        throw ValidationError("'\(text.shown)' is not a number of Working Days; give a whole number.")
      }
      return number
    }
  }

  /// How many Working Days for the rows of a file.
  private var daysOfRows: WorkingDayQuestion.Days {
    get throws { try daysColumn.map { .column($0) } ?? .fixed(count) }
  }
}
