import ArgumentParser
import CreditCover
import Files
import Messages
import Reporting
import Tables

/// The files of an assessment: shared by the commands that make one.
struct CoverInputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The Parties: party, name, method, estimate, monthly_invoice, maximum_credit_value, sp, moodys, fitch, dbrs, score.",
      valueName: "file"))
  var parties: String

  @Option(
    help: ArgumentHelp(
      "The Invoices: party, invoice, issued, due, gross, paid; paid_on and disputed are optional. (default: none)",
      valueName: "file"))
  var invoices: String?

  @Option(
    help: ArgumentHelp(
      "The Credit Support: party, instrument, kind, amount, issuer, sp, moodys, fitch, dbrs, expires, state. (default: none)",
      valueName: "file"))
  var support: String?

  @OptionGroup(title: "Tables") var tables: TableOptions<CoverTables>

  /// The tables, for `--columns` and `--template`.
  static let schemas: [TableSchema] = [.coverParties, .coverInvoices, .coverSupport]
  /// The one that is kept beside them.
  static let sideSchemas: [TableSchema] = [.thresholds]

  /// Those that are read.
  private func given(_ notified: String?) -> [TableSchema] {
    [.coverParties] + (invoices == nil ? [] : [.coverInvoices]) + (support == nil ? [] : [.coverSupport])
      + (notified == nil ? [] : [.coverNotified])
  }

  /// Reads and checks the files together, and what the DCC has notified.
  func read(
    notified: String? = nil, only party: String? = nil, tables all: [TableSchema] = schemas, rules: CreditCoverRules
  ) throws -> (inputs: CoverInputs, notified: NotifiedAmounts) {
    let result = try CoverInputs.readWithNotified(
      parties: InputFile(path: parties), invoices: invoices.map { try InputFile(path: $0) },
      support: support.map { try InputFile(path: $0) }, notified: notified.map { try InputFile(path: $0) },
      only: party, rules: rules, reading: tables.reading(of: given(notified), among: all),
      threads: ProcessEnvironment.processorCount)
    for notice in result.inputs.notices { StandardError.note("\(notice)") }
    return result
  }
}
