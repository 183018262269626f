import ArgumentParser
import WorkingDayBatch
import WorkingDays

/// `seckit workdays add`: the last day within so many Working Days of an event.
struct WorkdaysAddCommand: ParsableCommand {
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
