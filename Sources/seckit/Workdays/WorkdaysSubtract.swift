import ArgumentParser
import WorkingDays

/// `seckit workdays subtract`: the day so many Working Days before an event.
struct WorkdaysSubtract: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "subtract",
    abstract: "Print the day so many Working Days before an event; for 0 the last on or before it.")

  @OptionGroup var arguments: EventArguments

  @OptionGroup(title: "Calendar") var calendar: CalendarOptions

  func run() throws {
    try calendar.answer { calendar throws(WorkingDayError) in
      let date = try calendar.subtract(arguments.days, from: arguments.event, rule: arguments.rule)
      return ([date.description], arguments.event)
    }
  }
}
