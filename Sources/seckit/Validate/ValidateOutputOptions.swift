import ArgumentParser
import BatchValidation
import DelimitedText
import Files
import Glibc
import IDAllocation
import Reporting
import Tables

/// What `seckit validate` writes, and where.
struct ValidateOutputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The format.",
      discussion:
        "(default: as the name of the file says, else csv for rows and table for --summary) Only jsonl and json show all findings on a row."
    ))
  var format: TableFormat?

  @OptionGroup var spreadsheet: SpreadsheetOptions

  @Option(help: "Print only rows with this verdict; may be repeated.")
  var only: [Verdict] = []

  @Flag(help: "Print only the counts.")
  var summary = false

  @Option(
    help: ArgumentHelp("Prefix for the names of added columns.", valueName: "text"))
  var prefix = ""

  func check() throws {
    try spreadsheet.check(format, or: standard)
    if summary && !only.isEmpty { throw ValidationError("--only does not go with --summary, which prints no rows.") }
    guard prefix.isEmpty || !summary && chosen == .csv else {
      throw ValidationError("--prefix is for CSV rows only; leave it out.")
    }
  }

  private var standard: TableFormat { summary ? .table : .csv }
  private var chosen: TableFormat { spreadsheet.chosen(format, or: standard) }

  var verdicts: Set<Verdict> { only.isEmpty ? Set(Verdict.allCases) : Set(only) }

  func open() throws -> OutputFile { try AtomicOutput.output(spreadsheet.output) }

  /// Where the rows go; `nil` where only the counts are asked for. The notes go to the second sheet of a workbook.
  func rows(to file: OutputFile, hasHeader: Bool, notes: SheetNotes) -> BatchOutput? {
    let further = [WorkbookLayout.Sheet.notes(notes.lines)]
    guard !summary else {
      spreadsheet.apply(
        to: file, WorkbookLayout("Summary", further: further) { $0 == "rows" ? .number : .text }, delimiter: .comma)
      return nil
    }
    return BatchOutput(file, format: spreadsheet.written(chosen), terminal: spreadsheet.terminal) {
      var layout = WorkbookLayout("Batch", hasHeader: hasHeader, further: further)
      layout.keepsTypes = notes.keepsTypes
      spreadsheet.apply(to: file, layout, delimiter: $0)
    }
  }

  /// A progress line, where a person can see it and nothing else is written to the same terminal at the same time.
  func progress(total: Int?) -> Progress? {
    let isSilent = !(ProcessEnvironment.current["NO_COLOR"] ?? "").isEmpty
    let outputIsShown = spreadsheet.output == nil && !summary && isatty(STDOUT_FILENO) == 1
    return StandardError.isTerminal && !isSilent && !outputIsShown ? Progress(total: total) : nil
  }

  /// The counts: the data itself with `--summary`, words on standard error beside rows.
  func report(_ report: SummaryReport, to file: OutputFile) throws {
    guard summary else {
      if !StandardError.isQuiet {
        let terminal = Terminal.behind(descriptor: STDERR_FILENO, environment: ProcessEnvironment.current)
        StandardError.writeOwn(report.text(.table, terminal: terminal))
      }
      return
    }
    try file.write(report.text(spreadsheet.written(chosen), terminal: spreadsheet.terminal))
  }
}
