import ArgumentParser
import WorkingDayBatch
import WorkingDays

struct WorkdaysAddCommand: DateColumnCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Print the day so many Working Days after an event; for 0 the first on or after it.")

  @OptionGroup var arguments: EventArguments

  @OptionGroup(title: "Calendar") var calendar: CalendarOptions

  func run() throws {
    try arguments.answer(calendar, for: WorkingDayQuestion.add) {
      calendar, event, days, rule throws(WorkingDayError) in try calendar.add(days, to: event, rule: rule)
    }
  }
}

struct WorkdaysSubtractCommand: DateColumnCommand {
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
