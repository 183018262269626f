import ArgumentParser
import Files
import Messages
import Reporting
import WorkingDays

/// Which calendar Working Days are counted by: shared by all commands that count any.
struct CalendarOptions: ParsableArguments {
  @Option(
    help: "The calendar: england-and-wales, scotland or gb-union (Working Days in both). (default: england-and-wales)",
    transform: { try CalendarCode(parsing: $0) })
  var calendar = CalendarCode.englandAndWales

  @Option(
    help: ArgumentHelp(
      "Count by the bank holidays that had been published by a day (england-and-wales only).", valueName: "date"),
    transform: { try CivilDate(parsing: $0) })
  var publishedBy: CivilDate?

  @Option(
    help: ArgumentHelp("A day that is to count as a bank holiday too; may be repeated.", valueName: "date"),
    transform: { try CivilDate(parsing: $0) })
  var holiday: [CivilDate] = []

  @Option(
    help: ArgumentHelp("A bank holiday that is to count as none; may be repeated.", valueName: "date"),
    transform: { try CivilDate(parsing: $0) })
  var notHoliday: [CivilDate] = []

  mutating func validate() throws {
    if publishedBy != nil, calendar != .englandAndWales {
      throw ValidationError("--published-by can be given for the calendar england-and-wales only.")
    }
  }

  func chosen() throws(WorkingDayError) -> WorkingDayCalendar {
    let calendar = try BankHolidays.builtIn.calendar(calendar.description, asOf: publishedBy)
    let extra = holiday.map { BankHoliday(date: $0, title: "a holiday of the command line") }
    return extra.isEmpty && notHoliday.isEmpty ? calendar : try calendar.changed(adding: extra, removing: notHoliday)
  }

  /// Works out answers with the calendar and prints them. Warns where the latest date that the work names rests on bank
  /// holidays that may be incomplete.
  func answer(
    _ format: TableFormat, _ spreadsheet: SpreadsheetOptions,
    _ work: (WorkingDayCalendar) throws(WorkingDayError) -> [DateAnswer]
  ) throws {
    let calendar = try chosen()
    let answers = try work(calendar).map { $0.coded(calendar) }
    if let latest = answers.map(\.latest).max(), let warning = calendar.warning(for: latest) {
      StandardError.write("seckit: warning: \(warning)\n")
    }
    try spreadsheet.write(
      DateAnswer.listing(answers).adding(
        notes: calendar.notes(warning: answers.map(\.latest).max().flatMap { calendar.warning(for: $0) })), format)
  }
}

/// The code of a calendar that is built in.
struct CalendarCode: Hashable, CustomStringConvertible {
  let description: String

  static let englandAndWales = CalendarCode(description: "england-and-wales")

  private init(description: String) { self.description = description }

  init(parsing text: String) throws(WorkingDayError) {
    let known = BankHolidays.builtIn.codes
    guard known.contains(text) else { throw .unknownCalendar(code: text, known: known) }
    description = text
  }
}

extension WorkingDayCalendar {
  /// What a workbook says of the calendar that its days rest on.
  func notes(warning: String? = nil) -> [String] {
    ["Working Days of \(self)"] + references.map(\.description) + (warning.map { ["Warning: \($0)"] } ?? [])
  }
}
