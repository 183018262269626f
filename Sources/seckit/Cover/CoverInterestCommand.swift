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
    commandName: "interest", abstract: "Calculate default interest on a late payment, day by day.",
    discussion: """
      EXAMPLES:
        seckit cover interest --amount 1234.50 --due 2025-04-25 \\
            --paid 2025-05-09 --base-rates Fixtures/credit-cover/month/rates.csv
        seckit cover interest --amount 1234.50 --due 2025-04-25 \\
            --paid 2025-05-09 --base-rates Fixtures/credit-cover/month/rates.csv \\
            --format json

      Simple interest from the day after the due date to the day of payment, inclusive. The rate of each day is \
      the Bank of England's base rate plus a margin; the rule set holds base rates from 5 March 2009 through 18 December 2025, and --base-rates adds to them. The \
      rules in force on the day of payment apply.
      """)

  static let tables = [TableSchema.baseRates]

  @Option(
    help: ArgumentHelp("The late amount, in pounds.", valueName: "amount"),
    transform: { try ExactDecimal(parsing: $0, as: .pounds) })
  var amount: ExactDecimal

  @Option(
    help: ArgumentHelp("The due date.", valueName: "date"), transform: { try CivilDate(parsing: $0) })
  var due: CivilDate

  @Option(
    help: ArgumentHelp("The date of payment.", valueName: "date"), transform: { try CivilDate(parsing: $0) })
  var paid: CivilDate

  @Option(
    help: ArgumentHelp("The whole rate in percent a year, instead of base rate and margin.", valueName: "percent"),
    transform: { try ExactDecimal(parsing: $0) })
  var rate: ExactDecimal?

  @Option(
    help: ArgumentHelp(
      "Base rates to add to the rule set: effective_from, rate (percent). A rate replaces the rule set's rate of the same day. The last rate applies indefinitely.",
      valueName: "file"))
  var baseRates: String?

  @OptionGroup(title: "Tables") var tables: TableOptions<BaseRates>

  @OptionGroup(title: "Rules") var rules: RuleFileOptions

  @Option(help: "The format; csv has one row per rate. (default: as the name of the file says, else table)")
  var format: TableFormat?

  @OptionGroup var spreadsheet: SpreadsheetOptions

  func validate() throws {
    try spreadsheet.check(format)
    guard rate == nil || baseRates == nil else { throw ValidationError("Give --rate or --base-rates, not both.") }
    if baseRates == nil, let unused = tables.given { throw ValidationError("\(unused) requires --base-rates.") }
    guard amount.signum >= 0 else { throw ValidationError("--amount can't be negative.") }
    if let rate, rate.signum < 0 { throw ValidationError("--rate can't be negative.") }
  }

  func run() throws {
    let rules = try rules.read([.cover]).cover.inForce(on: paid)
    let (rates, readings) = try rates()
    let interest = try DefaultInterest(on: amount, due: due, paid: paid, rates: rates, rules: rules)
    try spreadsheet.write(
      InterestReport(interest, due: due, paid: paid, source: source, readings: readings), spreadsheet.chosen(format))
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
    for notice in notices { StandardError.note("\(notice)") }
    return (.added(rates, file: baseRates.shown), readings)
  }
}
