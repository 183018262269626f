import ArgumentParser
import DelimitedText
import Messages
import Reporting
import WorkingDayBatch
import WorkingDays

/// Two dates, or the dates of the rows of a file: shared by what is asked of the time between them.
struct DatePairArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp("The first and the last date; with --csv, only the last date.", valueName: "from and to"))
  var words: [String] = []

  @Option(help: ArgumentHelp("The column of --csv with the last date.", valueName: "name|number"))
  var toColumn: ColumnSelector?

  @OptionGroup(title: "Many dates") var columns: DateColumnOptions

  func validate() throws {
    if words.count > 2 {
      throw ValidationError("'\(words[2].shown)' is one word too many; check the spelling of the option before it")
    }
    if columns.csv == nil {
      guard toColumn == nil else { throw ValidationError("--to-column requires --csv.") }
      guard words.count == 2 else { throw ValidationError("Give two dates, for example 2025-04-17 2025-04-28.") }
    } else {
      guard words.count == (toColumn == nil ? 1 : 0) else {
        throw ValidationError("With --csv, give only the last date, or its column as --to-column.")
      }
    }
    for word in words { _ = try WorkdaysDate.parse(word) }
  }

  /// Answers for the two dates, or for each row of a file.
  func answer(
    _ calendar: CalendarOptions, for question: (WorkingDayQuestion.End) -> WorkingDayQuestion,
    _ answers: (WorkingDayCalendar, _ start: CivilDate, _ end: CivilDate) throws(WorkingDayError) -> [DateAnswer]
  ) throws {
    let dates = try words.map { try WorkdaysDate.parse($0) }
    if let path = columns.csv {
      let end: WorkingDayQuestion.End? = toColumn.map { .column($0) } ?? dates.first.map { .fixed($0) }
      guard let end else { return }
      return try columns.answer(path, question(end), calendar)
    }
    try calendar.answer(columns.chosen, columns.spreadsheet) {
      calendar throws(WorkingDayError) in
      try answers(calendar, dates[0], dates[1])
    }
  }
}
