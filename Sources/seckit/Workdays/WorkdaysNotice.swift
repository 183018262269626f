import ArgumentParser
import WorkingDays

/// `seckit workdays notice`: the latest day of a notice, or the earliest start after one.
struct WorkdaysNotice: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notice",
    abstract: "Print the latest day for a notice of a start, or the earliest start after a notice.",
    discussion: "With --start the last Working Day from which so many Working Days have run by the start.")

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

  @OptionGroup(title: "Calendar") var calendar: CalendarOptions

  func validate() throws {
    guard (start == nil) != (given == nil) else {
      throw ValidationError("Give either --start, to get the day of the notice, or --given, to get that of the start.")
    }
    try WorkdaysLimit.check(notice)
  }

  func run() throws {
    let rule: NoticeRule = clearDays ? .clearDays : .plainDays
    try calendar.answer { calendar throws(WorkingDayError) in
      if let start { return ([try calendar.latestNotice(notice, forStart: start, rule: rule).description], start) }
      guard let given else { return ([], nil) }
      let date = try calendar.earliestStart(notice: notice, givenOn: given, rule: rule)
      return ([date.description], date)
    }
  }
}
