import ArgumentParser
import Files
import Reporting
import WorkingDayBatch
import WorkingDays

/// `seckit workdays calendars`: the calendars and their lists of bank holidays.
struct WorkdaysCalendars: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendars",
    abstract: "Print each list of bank holidays with its source, its date and how far it goes.",
    discussion: """
      A bank holiday that was announced after the date of a list is not in it. A result that is more than a year after \
      that date carries a warning.
      """)

  @Option(help: "The format: table, csv, json or jsonl.")
  var format: TableFormat = .table

  @OptionGroup var spreadsheet: SpreadsheetOptions

  @OptionGroup var destination: OutputOption

  func validate() throws { try spreadsheet.check(isCSV: format == .csv) }

  func run() throws {
    let listing = try CalendarListing()
    try WholeText.write(spreadsheet.text(listing.text(format, destination.terminal)), to: destination.output)
  }
}
