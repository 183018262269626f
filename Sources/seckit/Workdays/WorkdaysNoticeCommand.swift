import ArgumentParser
import DelimitedText
import Reporting
import WorkingDayBatch
import WorkingDays

struct WorkdaysNoticeCommand: DateColumnCommand {
  static let configuration = CommandConfiguration(
    commandName: "notice",
    abstract: "Print the latest day for a notice of a start, or the earliest start after a notice.",
    discussion: """
      With --start the last Working Day from which so many Working Days have run by the start. With --csv the dates of the \
      rows are starts, or with --from-given days of notices.
      """)

  @Option(
    help: ArgumentHelp("The day of the start, to get the latest day of the notice.", valueName: "date"),
    transform: { try CivilDate(parsing: $0) })
  var start: CivilDate?

  @Option(
    help: ArgumentHelp("The day of the notice, to get the earliest day of the start.", valueName: "date"),
    transform: { try CivilDate(parsing: $0) })
  var given: CivilDate?

  @Option(help: ArgumentHelp("How many Working Days' notice, from 0 to 10000.", valueName: "days"))
  var notice: Int

  @Flag(help: "Count clear days, without those of the notice and of the start: one more.")
  var clearDays = false

  @Flag(help: "The dates of --csv are days of notices, and the earliest starts are wanted.")
  var fromGiven = false

  @OptionGroup(title: "Many dates") var columns: DateColumnOptions

  @OptionGroup(title: "Calendar") var calendar: CalendarOptions

  func validate() throws {
    let single = (start == nil ? 0 : 1) + (given == nil ? 0 : 1)
    guard columns.csv == nil ? single == 1 : single == 0 else {
      throw ValidationError(
        "Give either --start, to get the day of the notice, or --given, to get that of the start; or many as --csv.")
    }
    guard !fromGiven || columns.csv != nil else { throw ValidationError("--from-given is about the rows of --csv.") }
    try WorkdaysLimit.check(notice)
  }

  func run() throws {
    let rule: NoticeRule = clearDays ? .clearDays : .plainDays
    if let path = columns.csv {
      return try columns.answer(
        path, fromGiven ? .earliestStart(.fixed(notice), rule) : .latestNotice(.fixed(notice), rule), calendar)
    }
    try calendar.answer(columns.format ?? .table, columns.spreadsheet) {
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
