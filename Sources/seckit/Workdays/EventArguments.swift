import ArgumentParser
import WorkingDays

/// An event and how many Working Days are counted from it: shared by counting forward and back.
struct EventArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp("The day of the event.", valueName: "date"), transform: { try CivilDate(parsing: $0) })
  var event: CivilDate

  @Argument(help: "How many Working Days, from 0 to 10000.")
  var days: Int

  @Flag(help: "Count from the event's own day, though it be no Working Day; else it moves to one first.")
  var eventStays = false

  var rule: EventRule { eventStays ? .staysWhereItIs : .movesToWorkingDay }

  func validate() throws { try WorkdaysLimit.check(days) }
}
