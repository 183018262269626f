import ArgumentParser
import CreditCover
import DelimitedText
import Files
import Reporting

/// Whether CSV is made for spreadsheets: shared by all commands that write any.
struct SpreadsheetOptions: ParsableArguments {
  @Flag(
    help:
      "Make the CSV fit for Excel and other spreadsheets: a byte order mark, and an apostrophe before cells that would run as formulas."
  )
  var excelSafe = false

  /// Refuses the flag where no CSV is written.
  func check(isCSV: Bool) throws {
    guard !excelSafe || isCSV else { throw ValidationError("--excel-safe is about CSV; add --format csv.") }
  }

  /// What makes CSV of ours fit, if it is asked for.
  private var filter: SpreadsheetFilter? { excelSafe ? SpreadsheetFilter(rewrite: FractionCell.text) : nil }

  /// A text of CSV as it is written.
  func text(_ csv: String) -> String { filter?.text(csv) ?? csv }

  /// A list as it is written to a file, or to standard output where none is named.
  func text(_ report: some ListReport, _ format: TableFormat, to output: String? = nil) -> String {
    report.listing.text(format, terminal: .showing(output), through: filter)
  }

  /// Makes all CSV fit that is written to a file from now on.
  func apply(to file: OutputFile, delimiter: Delimiter, mayBeGuarded: Bool = false) {
    guard excelSafe else { return }
    file.pass(through: SpreadsheetFilter(delimiter: delimiter.byte, mayBeGuarded: mayBeGuarded))
  }

  /// The same for CSV whose columns are ours, some of them fractions.
  func applyToOurs(_ file: OutputFile) {
    guard excelSafe else { return }
    file.pass(through: SpreadsheetFilter(rewrite: FractionCell.text))
  }
}
