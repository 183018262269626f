import ArgumentParser
import WorkingDayBatch
import WorkingDays

struct WorkdaysAddCommand: DateColumnCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Print the date N Working Days after an event. N = 0 gives the event date or the next Working Day.",
    discussion: """
      EXAMPLES:
        seckit workdays add 2025-04-17 5
        seckit workdays add 2025-04-17 5 --calendar scotland
        printf 'id,notified\\nA,2025-04-17\\n' | \\
            seckit workdays add --csv - --column notified --days 5
      """)

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
    abstract: "Print the date N Working Days before an event. N = 0 gives the event date or the previous Working Day.",
    discussion: """
      EXAMPLES:
        seckit workdays subtract 2018-01-19 60
        seckit workdays subtract 2018-01-19 60 --format json
      """)

  @OptionGroup var arguments: EventArguments

  @OptionGroup(title: "Calendar") var calendar: CalendarOptions

  func run() throws {
    try arguments.answer(calendar, for: WorkingDayQuestion.subtract) {
      calendar, event, days, rule throws(WorkingDayError) in try calendar.subtract(days, from: event, rule: rule)
    }
  }
}
