import ArgumentParser
import DelimitedText
import WorkingDayBatch
import WorkingDays

/// `seckit workdays between`: the Working Days from one date to another.
struct WorkdaysBetween: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "between",
    abstract: "Count the Working Days after one date, up to another and with it; negative if it is earlier.")

  @Argument(
    help: ArgumentHelp(
      "The date that is not counted and the one that is; with --csv the latter alone.", valueName: "from and to"))
  var words: [String] = []

  @Option(help: ArgumentHelp("The column of --csv with the dates that are counted.", valueName: "name|number"))
  var toColumn: ColumnSelector?

  @OptionGroup(title: "Many dates") var columns: DateColumnOptions

  @OptionGroup(title: "Calendar") var calendar: CalendarOptions

  func validate() throws {
    if words.count > 2 {
      throw ValidationError("'\(words[2])' is one word too many; is the option before it misspelt?")
    }
    if columns.csv == nil {
      guard toColumn == nil else { throw ValidationError("--to-column is about the rows of --csv.") }
      guard words.count == 2 else { throw ValidationError("Give two dates, as in 2025-04-17 2025-04-28.") }
    } else {
      guard words.count == (toColumn == nil ? 1 : 0) else {
        throw ValidationError("With --csv give the date that is counted alone, or its column as --to-column.")
      }
    }
    for word in words { _ = try WorkdaysDate.parse(word) }
  }

  func run() throws {
    let dates = try words.map { try WorkdaysDate.parse($0) }
    if let path = columns.csv {
      let end: WorkingDayQuestion.End? = toColumn.map { .column($0) } ?? dates.first.map { .fixed($0) }
      guard let end else { return }
      return try columns.answer(path, .between(end), calendar)
    }
    let (start, end) = (dates[0], dates[1])
    try calendar.answer(columns.format ?? .text, to: columns.destination.output) { calendar throws(WorkingDayError) in
      let number = try calendar.workingDays(from: start, to: end)
      let answer = DateAnswer(
        ["date": .text("\(start)"), "to": .text("\(end)"), "result": .number(number)], line: "\(number)",
        latest: max(start, end))
      return [answer]
    }
  }
}
