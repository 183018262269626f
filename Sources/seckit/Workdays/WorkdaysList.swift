import ArgumentParser
import WorkingDays

/// `seckit workdays list`: the Working Days of a time.
struct WorkdaysList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the Working Days from one date to another, with both.")

  @Argument(help: ArgumentHelp("The first date.", valueName: "from"), transform: { try CivilDate(parsing: $0) })
  var start: CivilDate

  @Argument(
    help: ArgumentHelp("The last date, not before the first.", valueName: "to"),
    transform: { try CivilDate(parsing: $0) })
  var end: CivilDate

  @Option(help: "The format: text (a date a line), csv, json or jsonl.")
  var format: AnswerFormat = .text

  @OptionGroup var destination: OutputOption

  @OptionGroup(title: "Calendar") var calendar: CalendarOptions

  func validate() throws {
    guard start <= end else { throw ValidationError("\(end) is before \(start); give the earlier date first.") }
  }

  func run() throws {
    try calendar.answer(format, to: destination.output) { calendar throws(WorkingDayError) in
      try calendar.workingDays(in: start...end).map {
        DateAnswer(["date": .text("\($0)")], line: "\($0)", latest: $0)
      }
    }
  }
}
