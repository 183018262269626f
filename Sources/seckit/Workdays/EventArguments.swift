import ArgumentParser
import DelimitedText
import Messages
import Reporting
import WorkingDayBatch
import WorkingDays

/// An event and how many Working Days are counted from it: shared by counting forward and back.
struct EventArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "The event date and the number of Working Days (0 to 10000); with --csv, only the number.",
      valueName: "date and days"))
  var words: [String] = []

  @Option(
    help: ArgumentHelp("The column of --csv with the number of Working Days.", valueName: "name|number"))
  var daysColumn: ColumnSelector?

  @Flag(
    help: "Count from the event date even if it is not a Working Day. (default: move to the next Working Day first)")
  var eventStays = false

  @OptionGroup(title: "Many dates") var columns: DateColumnOptions

  /// Answers for the event, or for each row of a file.
  func answer(
    _ calendar: CalendarOptions, for question: (WorkingDayQuestion.Days, DayAdjustment) -> WorkingDayQuestion,
    counting count: (WorkingDayCalendar, CivilDate, Int, DayAdjustment) throws(WorkingDayError) -> CivilDate
  ) throws {
    if let path = columns.csv { return try columns.answer(path, question(try daysOfRows, rule), calendar) }
    let (event, days) = (try event, try days)
    try calendar.answer(columns.format ?? .table, columns.spreadsheet) {
      calendar throws(WorkingDayError) in
      let date = try count(calendar, event, days, rule)
      let answer = DateAnswer(
        ["date": .date(event), "days": .number(days), "result": .date(date)], line: "\(date)",
        latest: max(event, date))
      return [answer]
    }
  }

  private var rule: DayAdjustment { eventStays ? .unadjusted : .adjusted }

  func validate() throws {
    if words.count > 2 {
      throw ValidationError("'\(words[2].shown)' is one word too many; check the spelling of the option before it")
    }
    if columns.csv == nil {
      guard daysColumn == nil else { throw ValidationError("--days-column requires --csv.") }
      guard words.count == 2 else {
        throw ValidationError(
          "Give the event date and the number of Working Days, for example 2025-04-17 5. The number has no sign:"
            + " 'add' counts forward and 'subtract' back.")
      }
      _ = try event
    } else {
      guard words.count == (daysColumn == nil ? 1 : 0) else {
        throw ValidationError(
          "With --csv, give only the number of Working Days, or its column as --days-column.")
      }
    }
    if !words.isEmpty { try WorkdaysLimit.check(try days) }
  }

  private var event: CivilDate {
    get throws { try WorkdaysDate.parse(words.first ?? "") }
  }

  private var days: Int {
    get throws {
      guard let number = words.last.flatMap({ Int($0) }) else {
        throw ValidationError("'\((words.last ?? "").shown)' is not a number of Working Days; give a whole number.")
      }
      return number
    }
  }

  /// How many Working Days for the rows of a file.
  private var daysOfRows: WorkingDayQuestion.Days {
    get throws { try daysColumn.map { .column($0) } ?? .fixed(days) }
  }
}
