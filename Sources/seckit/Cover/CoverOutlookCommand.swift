import ArgumentParser
import CreditCover
import Files
import Messages
import Reporting
import Tables
import WorkingDays

struct CoverOutlookCommand: TableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outlook",
    abstract: "Show what changes in the next days, and who becomes short, when and by how much.",
    discussion: """
      EXAMPLES:
        seckit cover outlook --parties Fixtures/credit-cover/month/parties.csv \\
            --invoices Fixtures/credit-cover/month/invoices.csv \\
            --support Fixtures/credit-cover/month/support.csv \\
            --threshold 2689 --as-at 2025-04-17
        seckit cover outlook --parties Fixtures/credit-cover/month/parties.csv \\
            --support Fixtures/credit-cover/month/support.csv \\
            --threshold 2689 --as-at 2025-04-17 --days 30 -o cover.ics

      Shows each day on which support stops counting, Invoices fall due, a Regulatory Year begins or a review is, with what \
      to do by which Working Day. A .ics has the expiries, the increases and the reviews, with alarms.

      \(ExitStatus.help(
        success: "no Party is short, now or later",
        findings: "a Party is or becomes short",
        unusable: "an input has an error, or \(ExitStatus.unusable.meaning)"))
      """)

  static let tables = CoverInputOptions.schemas
  static let sideTables = CoverInputOptions.sideSchemas

  @OptionGroup(title: "Inputs") var inputs: CoverInputOptions

  @OptionGroup(title: "Assessing") var assessing: CoverAssessorOptions

  @Option(
    help: ArgumentHelp("Look at this Party alone. (default: all Parties)", valueName: "party"))
  var party: String?

  @Option(
    help: ArgumentHelp("How many days to look ahead (1 to \(Self.limit)). (default: 90)", valueName: "days"))
  var days: Int?

  @Option(
    help: ArgumentHelp("The last day to look at, instead of --days.", valueName: "date"),
    transform: { try CivilDate(parsing: $0) })
  var until: CivilDate?

  @Flag(help: "Take each Invoice to be paid on its due date. (default: nothing is paid)")
  var paidWhenDue = false

  @Option(help: ArgumentHelp("The Working Day of each month on which its review is (1 to 20).", valueName: "number"))
  var reviewDay = 1

  @Option(
    help: "The format: table, csv, json, jsonl or ics. (default: as the name of the file says, else table)",
    completion: formats.completion, transform: DocumentFormat.one(of: formats))
  var format: DocumentFormat?

  @OptionGroup var spreadsheet: SpreadsheetOptions

  private static let formats: [DocumentFormat] = [.table, .csv, .json, .jsonl, .ics]
  private static let limit = 366

  func validate() throws {
    guard party != "" else { throw ValidationError("The name of the Party for --party is empty.") }
    guard days == nil || until == nil else { throw ValidationError("Give --days or --until, not both.") }
    guard days.map({ (1...Self.limit).contains($0) }) ?? true else {
      throw ValidationError("--days must be from 1 to \(Self.limit), not \(days ?? 0).")
    }
    guard (1...20).contains(reviewDay) else {
      throw ValidationError("--review-day must be from 1 to 20, not \(reviewDay).")
    }
    try spreadsheet.check(format, of: Self.formats)
  }

  func run() throws {
    let sets = try assessing.sets()
    let (rules, calendar) = try assessing.rules(of: sets)
    let last = try lastDay(after: rules.date)
    let read = try inputs.read(only: party, rules: rules).inputs
    let assessor = try assessing.assessor(rules, calendar)
    let outlook = try CoverOutlook(
      assessor, read, CoverOutlook.Options(until: last, paysWhenDue: paidWhenDue, reviewDay: reviewDay),
      threshold: { try assessing.threshold(of: sets, on: $0) })
    let report = OutlookReport(outlook)
    let format = spreadsheet.written(format)
    let listing = report.listing
    try spreadsheet.write(
      format == .ics ? report.calendar : listing.text(format.table ?? .table, terminal: spreadsheet.terminal),
      listing.layout)
    if format == .csv || format == .jsonl { StandardError.tell(report.words) }
    if outlook.isAnyShort { throw ExitStatus.findings }
    try assessing.calendar.strictness.check()
  }

  private func lastDay(after day: CivilDate) throws -> CivilDate {
    if let until {
      guard (1...Self.limit).contains(until - day) else {
        throw CommandError("--until must be 1 to \(Self.limit) days after \(day), not \(until)", .usage)
      }
      return until
    }
    guard let last = day.adding(days: days ?? 90) else {
      throw CommandError("the days after \(day) are beyond the calendar; give an earlier --as-at", .usage)
    }
    return last
  }
}
