import ArgumentParser
import DelimitedText
import Reporting
import WorkingDayBatch
import WorkingDays

struct WorkdaysNoticeCommand: DateColumnCommand {
  static let configuration = CommandConfiguration(
    commandName: "notice",
    abstract: "Print the last day to give notice before a start, or the earliest start after a notice.",
    discussion: """
      EXAMPLES:
        seckit workdays notice --notice 60 --start 2018-01-19
        seckit workdays notice --notice 60 --given 2025-05-06

      With --start, print the last day on which notice can be given. With --given, print the earliest start. The dates of \
      --csv are starts, or notices with --from-given.
      """)

  @Option(help: ArgumentHelp("The notice period in Working Days (0 to 10000).", valueName: "days"))
  var notice: Int

  @Option(
    help: ArgumentHelp("The start date; prints the last day to give notice.", valueName: "date"),
    transform: { try CivilDate(parsing: $0) })
  var start: CivilDate?

  @Option(
    help: ArgumentHelp("The notice date; prints the earliest start.", valueName: "date"),
    transform: { try CivilDate(parsing: $0) })
  var given: CivilDate?

  @Flag(help: "Count clear days: exclude both the notice day and the start day.")
  var clearDays = false

  @Flag(help: "Treat the dates of --csv as notice dates, and print the earliest starts.")
  var fromGiven = false

  @OptionGroup(title: "Many dates") var columns: DateColumnOptions

  @OptionGroup(title: "Calendar") var calendar: CalendarOptions

  func validate() throws {
    let single = (start == nil ? 0 : 1) + (given == nil ? 0 : 1)
    guard columns.csv == nil ? single == 1 : single == 0 else {
      throw ValidationError(
        "Give either --start, to get the last notice day, or --given, to get the earliest start, or a file as --csv.")
    }
    guard !fromGiven || columns.csv != nil else { throw ValidationError("--from-given requires --csv.") }
    try WorkdaysLimit.check(notice)
  }

  func run() throws {
    let rule: NoticeRule = clearDays ? .clearDays : .plainDays
    if let path = columns.csv {
      return try columns.answer(
        path, fromGiven ? .earliestStart(.fixed(notice), rule) : .latestNotice(.fixed(notice), rule), calendar)
    }
    try calendar.answer(columns.chosen, columns.spreadsheet) {
      calendar throws(WorkingDayError) in
      let date: CivilDate
      if let start {
        date = try calendar.latestNotice(notice, forStart: start, rule: rule)
      } else {
        guard let given else { return [] }
        date = try calendar.earliestStart(notice: notice, givenOn: given, rule: rule)
      }
      let asked = start ?? given ?? date
      let answer = DateAnswer(
        ["date": .date(asked), "days": .number(notice), "result": .date(date)], line: "\(date)",
        latest: max(asked, date))
      return [answer]
    }
  }
}
