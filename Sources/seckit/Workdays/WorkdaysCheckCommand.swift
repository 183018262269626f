import ArgumentParser
import Messages
import Reporting
import WorkingDayBatch
import WorkingDays

struct WorkdaysCheckCommand: DateColumnCommand, TakesManyValues {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Say whether days are Working Days, and if not, why.",
    discussion: """
      EXAMPLES:
        seckit workdays check 2025-12-25 2025-12-29
        seckit workdays check 2025-08-04 --calendar scotland

      The exit status is 1 if any day is not a Working Day.
      """)

  @Argument(help: ArgumentHelp("The days; leave them out with --csv.", valueName: "date"))
  var words: [String] = []

  @OptionGroup(title: "Many dates") var columns: DateColumnOptions

  @OptionGroup(title: "Calendar") var calendar: CalendarOptions

  mutating func validate() throws {
    words.takeApart()
    guard words.isEmpty == (columns.csv != nil) else {
      throw ValidationError("Give days, or a file with days as --csv.")
    }
    for word in words { _ = try WorkdaysDate.parse(word) }
  }

  func run() throws {
    if let path = columns.csv { return try columns.answer(path, .isWorkingDay, calendar) }
    let dates = try words.map { try WorkdaysDate.parse($0) }
    var areAll = true
    try calendar.answer(columns.chosen, columns.spreadsheet) {
      calendar throws(WorkingDayError) in
      var answers: [DateAnswer] = []
      for date in dates {
        let reason = try calendar.kind(of: date).reason
        if reason != nil { areAll = false }
        answers.append(
          DateAnswer(
            ["date": .date(date), "result": .text(reason == nil ? "yes" : "no"), "detail": .text(reason ?? "")],
            line: "\(date) " + (reason.map { "not a Working Day: \($0)" } ?? "Working Day"), latest: date))
      }
      return answers
    }
    if !areAll { throw ExitStatus.findings }
  }
}
