import ArgumentParser
import WorkingDayBatch
import WorkingDays

/// `seckit workdays add`: the last day within so many Working Days of an event.
struct WorkdaysAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Print the day so many Working Days after an event; for 0 the first on or after it.")

  @OptionGroup var arguments: EventArguments

  @OptionGroup(title: "Calendar") var calendar: CalendarOptions

  func run() throws {
    if let path = arguments.columns.csv {
      return try arguments.columns.answer(path, .add(try arguments.daysOfRows, arguments.rule), calendar)
    }
    let (event, days) = (try arguments.event, try arguments.days)
    try calendar.answer(arguments.columns.format ?? .text, to: arguments.columns.output) {
      calendar throws(WorkingDayError) in
      let date = try calendar.add(days, to: event, rule: arguments.rule)
      let answer = DateAnswer(
        ["date": .text("\(event)"), "days": .number(days), "result": .text("\(date)")], line: "\(date)")
      return ([answer], date)
    }
  }
}
