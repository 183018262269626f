import ArgumentParser
import Messages

struct Workdays: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workdays",
    abstract: "Count Working Days by the bank holidays of England and Wales, of Scotland, or of both.",
    discussion: """
      EXAMPLES:
        seckit workdays add 2025-04-17 5
        seckit workdays check 2025-12-25

      A Working Day is any day except Saturday, Sunday, Christmas Day, Good Friday and bank holidays (SEC Section A). Write \
      dates as yyyy-mm-dd. A warning goes to standard error if a result rests on bank holidays that are not published yet, \
      or is more than a year after the date of the list (see 'calendars'). A date whose bank holidays are unknown is an \
      error.

      \(ExitStatus.help(findings: "a given day is not a Working Day"))
      """,
    subcommands: [
      WorkdaysAddCommand.self, WorkdaysSubtractCommand.self, WorkdaysBetweenCommand.self, WorkdaysCheckCommand.self,
      WorkdaysListCommand.self,
      WorkdaysNoticeCommand.self, WorkdaysCalendarsCommand.self,
    ])
}
