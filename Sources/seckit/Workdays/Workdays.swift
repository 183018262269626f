import ArgumentParser
import Messages

struct Workdays: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workdays",
    abstract: "Count Working Days by the bank holidays of a part of Great Britain.",
    discussion: """
      A Working Day is neither a Saturday, a Sunday, Christmas Day, Good Friday, nor a bank holiday (SEC Section A). \
      Dates are written yyyy-mm-dd. A result that rests on bank holidays not published yet, or that is more than a year \
      after the date of the list (see 'calendars'), carries a warning on standard error; a date whose bank holidays are \
      not known is an error.

      \(ExitStatus.help(findings: "a day asked for is no Working Day"))
      """,
    subcommands: [
      WorkdaysAddCommand.self, WorkdaysSubtractCommand.self, WorkdaysBetweenCommand.self, WorkdaysIsCommand.self,
      WorkdaysListCommand.self,
      WorkdaysNoticeCommand.self, WorkdaysCalendarsCommand.self,
    ])
}
