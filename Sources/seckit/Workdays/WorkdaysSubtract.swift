import ArgumentParser
import WorkingDayBatch
import WorkingDays

/// `seckit workdays subtract`: the day so many Working Days before an event.
struct WorkdaysSubtract: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "subtract",
    abstract: "Print the day so many Working Days before an event; for 0 the last on or before it.")

  @OptionGroup var arguments: EventArguments

  @OptionGroup(title: "Calendar") var calendar: CalendarOptions

  func run() throws {
    if let path = arguments.columns.csv {
      return try arguments.columns.answer(path, .subtract(try arguments.daysOfRows, arguments.rule), calendar)
    }
    let (event, days) = (try arguments.event, try arguments.days)
    try calendar.answer(arguments.columns.format ?? .text, to: arguments.columns.output) {
      calendar throws(WorkingDayError) in
      let date = try calendar.subtract(days, from: event, rule: arguments.rule)
      let answer = DateAnswer(
        ["date": .text("\(event)"), "days": .number(days), "result": .text("\(date)")], line: "\(date)")
      return ([answer], event)
    }
  }
}
