import ArgumentParser
import WorkingDays

/// `seckit workdays is`: whether days are Working Days, and why not.
struct WorkdaysIs: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "is", abstract: "Tell whether days are Working Days, and if not, why.",
    discussion: "Exit status 1 if one is not.")

  @Argument(help: ArgumentHelp("The days.", valueName: "date"), transform: { try CivilDate(parsing: $0) })
  var dates: [CivilDate]

  @OptionGroup(title: "Calendar") var calendar: CalendarOptions

  func run() throws {
    var areAll = true
    try calendar.answer { calendar throws(WorkingDayError) in
      var lines: [String] = []
      for date in dates {
        let reason = try calendar.kind(of: date).reason
        if reason != nil { areAll = false }
        lines.append("\(date) " + (reason.map { "no Working Day: \($0)" } ?? "Working Day"))
      }
      return (lines, dates.max())
    }
    if !areAll { throw ExitCode(RunStatus.findings.rawValue) }
  }
}
