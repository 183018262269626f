import ArgumentParser
import WorkingDays

/// `seckit workdays between`: the Working Days from one date to another.
struct WorkdaysBetween: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "between",
    abstract: "Count the Working Days after one date, up to another and with it; negative if it is earlier.")

  @Argument(
    help: ArgumentHelp("The date that is not counted.", valueName: "from"), transform: { try CivilDate(parsing: $0) })
  var start: CivilDate

  @Argument(help: ArgumentHelp("The date that is counted.", valueName: "to"), transform: { try CivilDate(parsing: $0) })
  var end: CivilDate

  @OptionGroup(title: "Calendar") var calendar: CalendarOptions

  func run() throws {
    try calendar.answer { calendar throws(WorkingDayError) in
      ([String(try calendar.workingDays(from: start, to: end))], max(start, end))
    }
  }
}
