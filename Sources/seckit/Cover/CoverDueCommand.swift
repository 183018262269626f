import ArgumentParser
import CreditCover
import Files
import Messages
import Reporting
import Tables
import WorkingDays

struct CoverDueCommand: TableCommand {
  static let configuration = CommandConfiguration(
    commandName: "due", abstract: "Calculate when an Invoice, or each of a ledger, is due, in Working Days.",
    discussion: """
      EXAMPLES:
        seckit cover due --received 2025-06-05 --month 2025-05
        seckit cover due --received 2025-06-05 --month 2025-05 --format json
        seckit cover due --invoices Fixtures/credit-cover/month/invoices.csv

      The rules in force on the date of receipt apply. In a ledger a row without received is taken to be received on its date \
      of issue, and one without month to be for the month before.
      """)

  static let tables = [TableSchema.receivedInvoices]

  @Option(
    help: ArgumentHelp("The date the Invoice was received.", valueName: "date"),
    transform: { try CivilDate(parsing: $0) })
  var received: CivilDate?

  @Option(
    help: ArgumentHelp("The month of the Invoice, for example 2025-05.", valueName: "month"),
    transform: { text in
      guard let first = CivilDate(month: text) else { throw ValidationError(CivilDate.refusal(ofMonth: text)) }
      return first
    })
  var month: CivilDate?

  @OptionGroup(title: "Many Invoices") var ledger: LedgerOptions

  @OptionGroup(title: "Tables") var tables: TableOptions<ReceivedInvoices>

  @OptionGroup(title: "Calendar") var calendar: CalendarOptions

  func validate() throws {
    guard ledger.invoices == nil else {
      guard received == nil, month == nil else {
        throw ValidationError("With --invoices leave out --received and --month: the ledger has them.")
      }
      return
    }
    guard received != nil, month != nil else {
      throw ValidationError("Give --received and --month, or a ledger with --invoices.")
    }
    if let unused = tables.given { throw ValidationError("\(unused) requires --invoices.") }
  }

  func run() throws {
    let sets = try calendar.rules.read([.cover, .holidays])
    let calendar = try self.calendar.chosen(sets)
    if let invoices = ledger.invoices {
      try ledger.write(
        DueLedger.read(
          InputFile(path: invoices), calendar: calendar, reading: tables.reading(of: Self.tables),
          prefix: ledger.prefix,
          rules: { try sets.cover.inForce(on: $0) }))
    } else if let received, let month {
      let rules = try sets.cover.inForce(on: received)
      let due = try PaymentDue(received: received, month: month, rules: rules, calendar: calendar)
      let facts = FactSheet(due, received: received, month: month, calendar: calendar.code, on: rules)
      if let warning = calendar.warning(for: due.due) { StandardError.warn("\(warning)") }
      try ledger.write(facts)
    }
    try self.calendar.strictness.check()
  }
}
