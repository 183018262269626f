import ArgumentParser
import CreditCover
import DelimitedText
import Files
import Messages
import Reporting
import Tables

/// Where a table goes, which may be a workbook, and how CSV is made for spreadsheets: shared by all commands that write CSV.
struct SpreadsheetOptions: ParsableArguments {
  @Flag(
    help:
      "Make the CSV safe for Excel and other spreadsheets: add a byte order mark, and an apostrophe before cells that would run as formulas."
  )
  var excelSafe = false

  @OptionGroup var destination: OutputOption

  /// The file that is named; `nil` for standard output.
  var output: String? { destination.output }

  /// The terminal that shows the output; none where it goes to a file.
  var terminal: Terminal { .showing(output) }

  /// Whether the output is a workbook, by its name.
  var isWorkbook: Bool { WorkbookLayout.isWorkbook(output) }

  /// The format of the output: the one that is given, else the one that the name of the file says, else `standard`.
  func chosen(_ given: TableFormat?, or standard: TableFormat = .table) -> TableFormat {
    destination.chosen(given.map(DocumentFormat.init), or: DocumentFormat(standard)).table ?? standard
  }

  /// Refuses what does not go with the format of a command that writes only some.
  func check(_ given: TableFormat?, or standard: TableFormat = .table, of formats: [TableFormat] = TableFormat.allCases)
    throws
  {
    try check(given.map(DocumentFormat.init), or: DocumentFormat(standard), of: formats.map(DocumentFormat.init))
  }

  /// The same of a document, of which only tables are made for spreadsheets.
  func check(_ given: DocumentFormat?, or standard: DocumentFormat = .table, of formats: [DocumentFormat]) throws {
    guard isWorkbook else {
      try destination.check(given, or: standard, of: formats)
      guard !excelSafe || destination.chosen(given, or: standard) == .csv else {
        throw ValidationError("--excel-safe is for CSV; add --format csv.")
      }
      return
    }
    guard !excelSafe else { throw ValidationError("--excel-safe is for CSV; leave it out for a workbook.") }
    guard given == nil || given == .csv || given == .table else {
      throw ValidationError("--output FILE.xlsx writes a workbook; leave out --format.")
    }
  }

  /// The format that goes to the output: a workbook is made of CSV.
  func written(_ format: TableFormat) -> TableFormat { isWorkbook ? .csv : format }

  /// The same of a document.
  func written(_ given: DocumentFormat?) -> DocumentFormat {
    isWorkbook ? .csv : destination.chosen(given, or: .table)
  }

  /// The format of a result that is left out unless a format or a file asks for it; `nil` where none does.
  func asked(_ given: TableFormat?) -> TableFormat? { given == nil && output == nil ? nil : chosen(given) }

  func notes(_ notes: () throws -> [String]) rethrows -> [String] { isWorkbook ? try notes() : [] }

  func write(_ report: some ListReport, _ format: TableFormat) throws {
    let listing = report.listing
    try write(listing.text(written(format), terminal: terminal), listing.layout)
  }

  /// Writes a text whole; of CSV a workbook by a layout.
  func write(_ text: String, _ layout: WorkbookLayout) throws {
    let file = try open(layout)
    try file.write(text)
    try file.commit()
  }

  /// The output, opened for CSV whose columns are ours, some of them fractions, or for another text.
  func open(_ layout: WorkbookLayout) throws -> OutputFile {
    let file = try AtomicOutput.output(output)
    if isWorkbook {
      file.pass(through: WorkbookFilter(layout))
    } else if excelSafe {
      file.pass(through: SpreadsheetFilter(rewrite: FractionCell.text))
    }
    return file
  }

  /// Makes what is written to a file from now on fit: rows that were read, with columns added.
  func apply(to file: OutputFile, _ layout: WorkbookLayout, delimiter: Delimiter, mayBeGuarded: Bool = false) {
    if isWorkbook {
      file.pass(through: WorkbookFilter(layout, delimiter: delimiter, isGuarded: mayBeGuarded))
    } else if excelSafe {
      file.pass(through: SpreadsheetFilter(delimiter: delimiter.byte, mayBeGuarded: mayBeGuarded))
    }
  }
}

/// What is said in a second sheet of a workbook, which is known only when the rows of the first are written.
final class SheetNotes {
  var lines: [String] = []
  /// Whether the rows of the first come from a workbook, whose numbers and days stay such.
  var keepsTypes = false
}
