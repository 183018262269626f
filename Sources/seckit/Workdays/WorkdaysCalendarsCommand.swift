import ArgumentParser
import Files
import Reporting
import WorkingDayBatch
import WorkingDays

struct WorkdaysCalendarsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendars",
    abstract: "Print each list of bank holidays with its source, its date and how far it goes.",
    discussion: """
      A bank holiday that was announced after the date of a list is not in it. A result that is more than a year after \
      that date carries a warning.
      """)

  @OptionGroup var printing: ListOptions

  func run() throws {
    try printing.write(CalendarListing())
  }
}
