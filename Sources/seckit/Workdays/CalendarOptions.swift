import ArgumentParser
import Files
import Messages
import Reporting
import WorkingDays

/// Which calendar Working Days are counted by: shared by all commands that count any.
struct CalendarOptions: ParsableArguments {
  @Option(
    name: .customLong("calendar"),
    help: "The calendar: england-and-wales, scotland or gb-union (Working Days in both).")
  var code = Self.usual

  @Option(
    help: ArgumentHelp(
      "Use only bank holidays published on or before this date (england-and-wales only).", valueName: "date"),
    transform: { try CivilDate(parsing: $0) })
  var publishedBy: CivilDate?

  @Option(
    help: ArgumentHelp(
      "Treat this date as a bank holiday; may be repeated, or take several dates separated by commas.",
      valueName: "date"),
    transform: { try DayList(parsing: $0) })
  var holiday: [DayList] = []

  @Option(
    help: ArgumentHelp(
      "Ignore the bank holiday on this date; may be repeated, or take several dates separated by commas.",
      valueName: "date"),
    transform: { try DayList(parsing: $0) })
  var notHoliday: [DayList] = []

  @OptionGroup var rules: RuleFileOptions

  @OptionGroup var strictness: StrictOption

  mutating func validate() throws {
    if rules.files.isEmpty { try Self.checked { code = try Self.code(code, of: BankHolidays.builtIn.codes) } }
    if publishedBy != nil, rules.files.isEmpty, code != Self.usual {
      throw ValidationError(
        "--published-by works with the calendar england-and-wales only; leave it out or change --calendar.")
    }
    for (name, lists) in zip(DayList.options, [holiday, notHoliday]) {
      guard let wrong = lists.lazy.compactMap(\.wrong).first else { continue }
      throw ValidationError("The value '\(wrong.text.shown)' is invalid for '\(name) <date>': \(wrong.error)")
    }
  }

  private static let usual = "england-and-wales"

  /// The code that is meant by what is typed, in any case.
  private static func code(_ typed: String, of known: [String]) throws -> String {
    let code = known.first { $0 == typed } ?? known.first { $0.lowercased() == typed.lowercased() }
    guard let code else {
      throw CommandError("\(WorkingDayError.unknownCalendar(code: typed, known: known))", .usage)
    }
    return code
  }

  /// The calendar, of the bank holidays of a run.
  func chosen(_ sets: RuleSets) throws -> WorkingDayCalendar {
    let code = try Self.code(code, of: sets.holidays.codes)
    let calendar = try sets.holidays.calendar(code, asOf: publishedBy)
    let extra = holiday.flatMap(\.days).map { BankHoliday(date: $0, title: "a holiday of the command line") }
    let removed = notHoliday.flatMap(\.days)
    return extra.isEmpty && removed.isEmpty ? calendar : try calendar.changed(adding: extra, removing: removed)
  }

  /// The calendar of a command that uses no other rules.
  func chosen() throws -> WorkingDayCalendar { try chosen(rules.read([.holidays])) }

  /// Works out answers with the calendar and prints them. Warns where the latest date that the work names rests on bank
  /// holidays that may be incomplete.
  func answer(
    _ format: TableFormat, _ spreadsheet: SpreadsheetOptions,
    _ work: (WorkingDayCalendar) throws(WorkingDayError) -> [DateAnswer]
  ) throws {
    let calendar = try chosen()
    let answers = try work(calendar).map { $0.coded(calendar) }
    if let latest = answers.map(\.latest).max(), let warning = calendar.warning(for: latest) {
      StandardError.warn("\(warning)")
    }
    try spreadsheet.write(
      DateAnswer.listing(answers).adding(
        notes: calendar.notes(warning: answers.map(\.latest).max().flatMap { calendar.warning(for: $0) })), format)
    try strictness.check()
  }
}

/// Days that one value of an option names: one, or several with commas between them.
struct DayList {
  private(set) var days: [CivilDate] = []
  /// The first of several texts that is not a date, and why.
  private(set) var wrong: (text: String, error: CivilDate.TextError)?

  /// The options that take such values. Scripts may give thousands.
  static let options = ["--holiday", "--not-holiday"]

  init(parsing text: String) throws(CivilDate.TextError) {
    let texts = text.split(separator: ",", omittingEmptySubsequences: false)
    for text in texts {
      do throws(CivilDate.TextError) {
        days.append(try CivilDate(parsing: text))
      } catch {
        // Of several the parser would show all.
        guard texts.count > 1 else { throw error }
        wrong = (String(text), error)
        return
      }
    }
  }
}

extension WorkingDayCalendar {
  /// What a workbook says of the calendar that its days rest on.
  func notes(warning: String? = nil) -> [String] {
    ["Working Days of \(self)"] + references.map(\.description) + (warning.map { ["Warning: \($0)"] } ?? [])
  }
}
