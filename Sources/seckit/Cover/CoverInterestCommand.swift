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
    commandName: "interest", abstract: "Calculate default interest on a late payment, or for each Invoice of a ledger.",
    discussion: """
      EXAMPLES:
        seckit cover interest --amount 1234.50 --due 2025-04-25 \\
            --paid 2025-05-09 --base-rates Fixtures/credit-cover/month/rates.csv
        seckit cover interest --invoices Fixtures/credit-cover/ledger/paid.csv \\
            --as-at 2025-06-30

      Simple interest from the day after the due date to the day of payment, inclusive. The rate of each day is \
      the Bank of England's base rate plus a margin; the rule set holds base rates from 5 March 2009 through 18 December \
      2025, and --base-rates adds to them. The rules in force on the day of payment apply. In a ledger, what was paid late bears interest to paid_on, and what is unpaid \
      to --as-at.
      """)

  static let tables = [TableSchema.lateInvoices, .baseRates]

  @Option(
    help: ArgumentHelp("The late amount, in pounds.", valueName: "amount"),
    transform: { try ExactDecimal(parsing: $0, as: .pounds) })
  var amount: ExactDecimal?

  @Option(
    help: ArgumentHelp("The due date.", valueName: "date"), transform: { try CivilDate(parsing: $0) })
  var due: CivilDate?

  @Option(
    help: ArgumentHelp("The date of payment.", valueName: "date"), transform: { try CivilDate(parsing: $0) })
  var paid: CivilDate?

  @Option(
    help: ArgumentHelp("The whole rate in percent a year, instead of base rate and margin.", valueName: "percent"),
    transform: { try ExactDecimal(parsing: $0) })
  var rate: ExactDecimal?

  @Option(
    help: ArgumentHelp(
      "Base rates to add to the rule set: effective_from, rate (percent). A rate replaces the rule set's rate of the same day. The last rate applies indefinitely.",
      valueName: "file"))
  var baseRates: String?

  @OptionGroup(title: "Many Invoices") var ledger: LedgerOptions

  @Option(
    help: ArgumentHelp(
      "With --invoices, the day to which what is unpaid bears interest. (default: today)", valueName: "date"),
    transform: { try CivilDate(parsing: $0) })
  var asAt: CivilDate?

  @OptionGroup(title: "Tables") var tables: TableOptions<LateInvoices>

  @OptionGroup(title: "Rules") var rules: RuleFileOptions

  func validate() throws {
    guard rate == nil || baseRates == nil else { throw ValidationError("Give --rate or --base-rates, not both.") }
    if let rate, rate.signum < 0 { throw ValidationError("--rate can't be negative.") }
    guard ledger.invoices == nil else {
      guard amount == nil, due == nil, paid == nil else {
        throw ValidationError("With --invoices leave out --amount, --due and --paid: the ledger has them.")
      }
      return
    }
    guard let amount, due != nil, paid != nil else {
      throw ValidationError("Give --amount, --due and --paid, or a ledger with --invoices.")
    }
    guard asAt == nil else { throw ValidationError("--as-at requires --invoices; --paid is the date of payment.") }
    if baseRates == nil, let unused = tables.given {
      throw ValidationError("\(unused) requires --base-rates or --invoices.")
    }
    guard amount.signum >= 0 else { throw ValidationError("--amount can't be negative.") }
  }

  func run() throws {
    let set = try rules.read([.cover]).cover
    let given = (ledger.invoices == nil ? [] : [TableSchema.lateInvoices]) + (baseRates == nil ? [] : [.baseRates])
    let reading = try tables.reading(of: given, among: Self.tables)
    let rates = rate.map { DefaultInterest.Rates.whole($0) } ?? .ruleSet
    if let invoices = ledger.invoices {
      try ledger.write(
        InterestLedger.read(
          InputFile(path: invoices), asAt: asAt ?? Today.date, rates: rates,
          baseRates: baseRates.map { try InputFile(path: $0) },
          reading: reading, prefix: ledger.prefix, rules: { try set.inForce(on: $0) }))
    } else if let amount, let due, let paid {
      let (added, readings) = try added(reading)
      let interest = try DefaultInterest(
        on: amount, due: due, paid: paid, rates: added ?? rates, rules: set.inForce(on: paid))
      try ledger.write(InterestReport(interest, due: due, paid: paid, source: source, readings: readings))
    }
  }

  private var source: String? {
    rate.map { "\($0) % in all, given by --rate; margin and base rate are not used" }
      ?? baseRates.map { "\($0.shownName) and the rule set, with the margin" }
  }

  private func added(_ reading: TableReading) throws -> (DefaultInterest.Rates?, readings: [String]) {
    guard let baseRates else { return (nil, []) }
    let (rates, notices, readings) = try BaseRateFile.read(InputFile(path: baseRates), reading: reading)
    for notice in notices { StandardError.note("\(notice)") }
    return (.added(rates, file: baseRates.shown), readings)
  }
}
