import ArgumentParser
import CreditCover
import Files
import Messages
import Reporting
import Tables

/// A ledger of Invoices instead of one: shared by the commands that work out something for each.
struct LedgerOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Read a ledger of Invoices (CSV, .xlsx or JSON; - is standard input). Each row is printed as it came, followed by what was worked out for it, code and detail.",
      valueName: "file"),
    completion: .file())
  var invoices: String?

  @Option(help: ArgumentHelp("Prefix for the names of added columns.", valueName: "text"))
  var prefix = ""

  @Option(help: "The format. (default: as the name of the file says, else table, or csv with --invoices)")
  var format: TableFormat?

  @OptionGroup var spreadsheet: SpreadsheetOptions

  func validate() throws {
    try spreadsheet.check(format, or: invoices == nil ? .table : .csv)
    guard invoices != "" else { throw ValidationError("The name of the file for --invoices is empty.") }
    guard invoices != nil || prefix.isEmpty else { throw ValidationError("--prefix requires --invoices.") }
  }

  /// Writes one answer.
  func write(_ report: some ListReport) throws { try spreadsheet.write(report, spreadsheet.chosen(format)) }

  /// Writes the rows of a ledger with their answers. Ends with status 1 where a row has none.
  func write(_ ledger: InvoiceLedger) throws {
    for notice in ledger.notices { StandardError.note("\(notice)") }
    let file = try AtomicOutput.output(spreadsheet.output)
    spreadsheet.apply(to: file, ledger.layout, delimiter: ledger.delimiter, mayBeGuarded: ledger.isForSpreadsheets)
    let format = spreadsheet.written(spreadsheet.chosen(format, or: .csv))
    try file.write(ledger.text(format, terminal: spreadsheet.terminal))
    try file.commit()
    for note in ledger.notes { StandardError.tell(ShownText(lines: note + "\n")) }
    guard ledger.findingCount > 0 else { return }
    StandardError.note(
      "\(ledger.findingCount.grouped) of \(ledger.rowCount.grouped) rows"
        + " \(ledger.findingCount.plural("has", "have")) a finding")
    throw ExitStatus.findings
  }
}
