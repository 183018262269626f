import ArgumentParser
import CreditCover
import DelimitedText
import Files
import Messages
import Reporting
import Tables

/// What the end of a file's name says that it is.
struct FileEnding {
  /// `.xls`, in small letters.
  let text: String

  /// The end of a name from its last dot on; `nil` where there is none.
  init?(_ path: String) {
    guard let name = path.split(separator: "/").last, let dot = name.lastIndex(of: "."), dot > name.startIndex else {
      return nil
    }
    text = name[dot...].lowercased()
  }

  /// Whether it is of a kind of file that no command writes.
  var isOfOther: Bool { Self.others.contains(text) }
  var isJSON: Bool { text == ".json" || text == ".jsonl" }
  var isTable: Bool { [".xlsx", ".csv", ".tsv"].contains(text) }

  private static let others: Set<String> = [
    ".xls", ".xlsm", ".xlsb", ".xltx", ".xlt", ".ods", ".numbers", ".pdf", ".docx", ".gz", ".zip",
  ]
}

/// Where a table goes, which may be a workbook, and how CSV is made for spreadsheets: shared by all commands that write CSV.
struct SpreadsheetOptions: ParsableArguments {
  @Flag(
    help:
      "Make the CSV safe for Excel and other spreadsheets: add a byte order mark, and an apostrophe before cells that would run as formulas."
  )
  var excelSafe = false

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The file to write instead of standard output (-), whole or not at all; FILE.xlsx writes a workbook.",
      valueName: "file"),
    completion: .file())
  var output: String?

  mutating func validate() throws {
    guard output != "" else { throw ValidationError("The name of the file for --output is empty.") }
    if output == OutputFile.standardOutputSign { output = nil }
  }

  /// The terminal that shows the output; none where it goes to a file.
  var terminal: Terminal { .showing(output) }

  /// Whether the output is a workbook, by its name.
  var isWorkbook: Bool { WorkbookLayout.isWorkbook(output) }

  /// Refuses what does not go with a format; `nil` where none is given.
  func check(_ format: TableFormat?) throws {
    if let output, let ending = FileEnding(output) { try check(ending, output, format ?? .table) }
    guard isWorkbook else {
      guard !excelSafe || format == .csv else { throw ValidationError("--excel-safe is for CSV; add --format csv.") }
      return
    }
    guard !excelSafe else { throw ValidationError("--excel-safe is for CSV; leave it out for a workbook.") }
    guard format == nil || format == .csv || format == .table else {
      throw ValidationError("--output FILE.xlsx writes a workbook; leave out --format.")
    }
  }

  /// Refuses a name that says of the output what it is not.
  private func check(_ ending: FileEnding, _ output: String, _ format: TableFormat) throws {
    if ending.isOfOther {
      throw ValidationError(
        "--output \(output.shownName): seckit does not write \(ending.text.shown) files; name it FILE.xlsx for a workbook, or FILE.csv."
      )
    }
    if ending.isJSON, format == .csv || format == .table {
      throw ValidationError(
        "--output \(output.shownName): would hold \(format == .csv ? "CSV" : "a table"); add --format json, or name it FILE.csv."
      )
    }
  }

  /// The format that goes to the output: a workbook is made of CSV.
  func written(_ format: TableFormat) -> TableFormat { isWorkbook ? .csv : format }

  /// The format of a result that is left out unless a format or a file asks for it; `nil` where no file does.
  var formatOfFile: TableFormat? { output == nil ? nil : .table }

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
