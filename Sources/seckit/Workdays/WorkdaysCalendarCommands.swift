import ArgumentParser
import Files
import Reporting
import WorkingDayBatch
import WorkingDays

struct WorkdaysListCommand: DateColumnCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the Working Days from one date to another, inclusive.",
    discussion: """
      EXAMPLES:
        seckit workdays list 2025-04-14 2025-04-25
        seckit workdays list 2025-04-14 2025-04-25 -o days.xlsx

      With --csv, each row is printed once per Working Day in its range, or once without a result if there is none.
      """)

  @OptionGroup var dates: DatePairArguments

  @OptionGroup(title: "Calendar") var calendar: CalendarOptions

  func validate() throws {
    guard dates.words.count == 2 else { return }
    let (start, end) = (try WorkdaysDate.parse(dates.words[0]), try WorkdaysDate.parse(dates.words[1]))
    guard start <= end else { throw ValidationError("\(end) is before \(start); give the earlier date first.") }
  }

  func run() throws {
    try dates.answer(calendar, for: WorkingDayQuestion.list) { calendar, start, end throws(WorkingDayError) in
      try calendar.workingDays(in: start...end).map {
        DateAnswer(["date": .date($0)], line: "\($0)", latest: $0)
      }
    }
  }
}

struct WorkdaysCalendarsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendars",
    abstract: "Print each list of bank holidays with its source, date and range.",
    discussion: """
      EXAMPLES:
        seckit workdays calendars
        seckit workdays calendars --format csv

      A list does not contain bank holidays announced after its date. A result more than a year after that date gives a \
      warning.
      """)

  @OptionGroup var rules: RuleFileOptions

  @OptionGroup var printing: ListOptions

  func run() throws {
    try printing.write(CalendarListing(rules.read([.holidays]).holidays))
  }
}
