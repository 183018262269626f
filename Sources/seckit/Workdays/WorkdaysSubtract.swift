import ArgumentParser
import WorkingDays

/// `seckit workdays subtract`: the day so many Working Days before an event.
struct WorkdaysSubtract: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "subtract",
    abstract: "Print the day so many Working Days before an event; for 0 the last on or before it.")

  @Argument(help: ArgumentHelp("The day of the event.", valueName: "date"), transform: { try CivilDate(parsing: $0) })
  var event: CivilDate

  @Argument(help: "How many Working Days, from 0 to 10000.")
  var days: Int

  @Flag(help: "Count from the event's own day, though it be no Working Day; else it moves to one first.")
  var eventStays = false

  @OptionGroup(title: "Calendar") var calendar: CalendarOptions

  func validate() throws { try WorkdaysLimit.check(days) }

  func run() throws {
    try calendar.answer { calendar throws(WorkingDayError) in
      let date = try calendar.subtract(days, from: event, rule: eventStays ? .staysWhereItIs : .movesToWorkingDay)
      return ([date.description], event)
    }
  }
}
