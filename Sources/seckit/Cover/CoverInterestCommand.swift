import ArgumentParser
import CreditCover
import ExactDecimal
import Files
import Messages
import Reporting
import Tables
import WorkingDays

struct CoverInterestCommand: TableCommand {
  static let configuration = CommandConfiguration(
    commandName: "interest", abstract: "Work out default interest on a late payment, day by day.",
    discussion: """
      Simple interest from the day after the due date to the day of the payment, with that day. The rate of each day is \
      the Bank of England's base rate and a margin; the rule set holds base rates from 5 March 2009 through 18 December 2025, and --base-rates adds to them. By the \
      rules that hold on the day of the payment.
      """)

  static let tables = [TableSchema.baseRates]

  @Option(
    help: ArgumentHelp("The sum that was late, in pounds.", valueName: "amount"),
    transform: { try ExactDecimal(parsing: $0, as: .pounds) })
  var amount: ExactDecimal

  @Option(
    help: ArgumentHelp("The day by which it was due.", valueName: "date"), transform: { try CivilDate(parsing: $0) })
  var due: CivilDate

  @Option(
    help: ArgumentHelp("The day on which it was paid.", valueName: "date"), transform: { try CivilDate(parsing: $0) })
  var paid: CivilDate

  @Option(
    help: ArgumentHelp("The whole rate in percent a year, in place of base rate and margin.", valueName: "percent"),
    transform: { try ExactDecimal(parsing: $0) })
  var rate: ExactDecimal?

  @Option(
    help: ArgumentHelp(
      "Base rates that are added to those of the rule set: effective_from, rate (percent). One of the same day takes the place of the rule set's; a later one holds on.",
      valueName: "file"))
  var baseRates: String?

  @OptionGroup(title: "Tables") var tables: TableOptions<BaseRates>

  @OptionGroup(title: "Rules") var rules: RuleSetOptions

  @Option(help: "The format: table, csv (a row for each rate), json or jsonl.")
  var format: TableFormat = .table

  @OptionGroup var spreadsheet: SpreadsheetOptions

  func validate() throws {
    try spreadsheet.check(format)
    guard rate == nil || baseRates == nil else { throw ValidationError("Give --rate or --base-rates, not both.") }
    guard amount.signum >= 0 else { throw ValidationError("--amount can't be negative.") }
    if let rate, rate.signum < 0 { throw ValidationError("--rate can't be negative.") }
  }

  func run() throws {
    let rules = try rules.inForce(on: paid)
    let (rates, readings) = try rates()
    let interest = try DefaultInterest(on: amount, due: due, paid: paid, rates: rates, rules: rules)
    try spreadsheet.write(InterestReport(interest, due: due, paid: paid, source: source, readings: readings), format)
  }

  private var source: String? {
    rate.map { "\($0) % in all, given by --rate; margin and base rate are not used" }
      ?? baseRates.map { "\($0.shownName) and the rule set, with the margin" }
  }

  private func rates() throws -> (DefaultInterest.Rates, readings: [String]) {
    if let rate { return (.whole(rate), []) }
    guard let baseRates else { return (.ruleSet, []) }
    let (rates, notices, readings) = try BaseRateFile.read(
      InputFile(path: baseRates), reading: tables.reading(of: Self.tables))
    for notice in notices { StandardError.write("seckit: \(notice)\n") }
    return (.added(rates, file: baseRates.shown), readings)
  }
}
