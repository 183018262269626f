import ArgumentParser
import WorkingDayBatch
import WorkingDays

/// `seckit workdays subtract`: the day so many Working Days before an event.
struct WorkdaysSubtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "subtract",
    abstract: "Print the day so many Working Days before an event; for 0 the last on or before it.")

  @OptionGroup var arguments: EventArguments

  @OptionGroup(title: "Calendar") var calendar: CalendarOptions

  func run() throws {
    try arguments.answer(calendar, for: WorkingDayQuestion.subtract) {
      calendar, event, days, rule throws(WorkingDayError) in try calendar.subtract(days, from: event, rule: rule)
    }
  }
}
