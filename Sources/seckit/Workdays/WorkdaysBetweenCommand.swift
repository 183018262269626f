import ArgumentParser
import WorkingDayBatch
import WorkingDays

struct WorkdaysBetweenCommand: DateColumnCommand {
  static let configuration = CommandConfiguration(
    commandName: "between",
    abstract: "Count the Working Days between two dates, excluding the first and including the last.",
    discussion: """
      EXAMPLES:
        seckit workdays between 2025-04-17 2025-04-28
        seckit workdays between 2025-04-17 2025-04-28 --calendar scotland
      """)

  @OptionGroup var dates: DatePairArguments

  @OptionGroup(title: "Calendar") var calendar: CalendarOptions

  func run() throws {
    try dates.answer(calendar, for: WorkingDayQuestion.between) { calendar, start, end throws(WorkingDayError) in
      let number = try calendar.workingDays(from: start, to: end)
      let answer = DateAnswer(
        ["date": .date(start), "to": .date(end), "result": .number(number)], line: "\(number)",
        latest: max(start, end))
      return [answer]
    }
  }
}
