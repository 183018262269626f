import ArgumentParser
import DelimitedText
import Files
import Messages
import Reporting
import Tables
import WorkingDayBatch
import WorkingDays

/// A command that answers for a date, or for the dates of a column.
protocol DateColumnCommand: TableCommand {}

extension DateColumnCommand {
  static var tables: [TableSchema] { [WorkingDayBatch.schema] }
}

/// Dates from a column of CSV instead of the command line: shared by all commands that answer for a date.
struct DateColumnOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Read dates from a column of this file (CSV or .xlsx; - is standard input). Each row is printed unchanged, followed by result, code and detail.",
      valueName: "file"),
    completion: .file())
  var csv: String?

  @Option(
    help: ArgumentHelp(
      "The column with the dates, by name or number from 1. (default: the only column, or the one named date)",
      valueName: "name|number"))
  var column: ColumnSelector?

  @Flag(help: "The first row of --csv is data, not a header.")
  var noHeader = false

  @Option(help: ArgumentHelp("Prefix for the names of added columns.", valueName: "text"))
  var prefix = ""

  @Option(
    help:
      "The format; table is for people. (default: as the name of the file says, else table, or csv with --csv)"
  )
  var format: TableFormat?

  @OptionGroup(title: "The table of --csv") var tables: TableOptions<DatesTable>

  @OptionGroup var spreadsheet: SpreadsheetOptions

  func validate() throws {
    try spreadsheet.check(format, or: csv == nil ? .table : .csv)
    guard csv != nil else {
      if let unused = column != nil
        ? "--column"
        : noHeader
          ? "--no-header"
          : prefix != "" ? "--prefix" : tables.layout.given
      {
        throw ValidationError("\(unused) requires --csv.")
      }
      return
    }
    if noHeader, let unused = tables.layout.ofHeader(of: WorkingDayBatch.schema).first(where: \.value)?.key {
      throw ValidationError("\(unused) needs a header; leave out --no-header.")
    }
  }

  /// The format of the answers.
  var chosen: TableFormat { spreadsheet.chosen(format, or: csv == nil ? .table : .csv) }

  /// Answers for each row of the file. Ends with status 1 where a row has no answer that may be used.
  func answer(_ path: String, _ question: WorkingDayQuestion, _ calendar: CalendarOptions) throws {
    var options = WorkingDayBatchOptions()
    options.column = column
    options.hasHeader = !noHeader
    options.reading = try tables.reading(of: [WorkingDayBatch.schema])
    options.prefix = prefix
    options.isJSON = chosen == .jsonl || chosen == .json
    let file = try AtomicOutput.output(spreadsheet.output)
    let format = self.chosen
    let chosen = try calendar.chosen()
    let result = prefix + "result"
    let notes = SheetNotes()
    var batch = WorkingDayBatch(question, calendar: chosen, options: options, output: file)
    let source = try InputFile(path: path)
    do {
      try batch.answer(source) { delimiter, isWorkbook, dates in
        // The cells of a workbook stay what they were there; of CSV the dates that were asked about become dates. Some
        // answers are days; 'between' answers with numbers.
        var layout = WorkbookLayout("Rows", hasHeader: !noHeader, further: [.notes(chosen.notes() + notes.lines)]) {
          $0 == result ? question.resultKind : $0 == dates && !isWorkbook ? .date : .text
        }
        layout.keepsTypes = isWorkbook
        spreadsheet.apply(to: file, layout, delimiter: delimiter)
        guard !spreadsheet.isWorkbook else { return }
        if format == .json { file.pass(through: JSONArrayFilter()) }
        if format == .table { file.pass(through: TableFilter(delimiter: delimiter, terminal: spreadsheet.terminal)) }
      }
    } catch {
      // What was answered before is on standard output, and is ended as it should be.
      if spreadsheet.output == nil { try? file.commit() }
      throw error
    }
    let summary = batch.summary
    notes.lines = batch.notices
    for notice in batch.notices { StandardError.note("\(notice)") }
    try file.commit()
    for (count, words) in [
      (summary.warnings - summary.oldList, "rest on projected bank holidays"),
      (summary.oldList, "are more than a year after the date of the bank holiday list"),
    ] where count > 0 {
      StandardError.warn("\(count.grouped) of \(summary.rows.grouped) answers \(words)")
    }
    if summary.findings > 0 {
      StandardError.note(
        "\(summary.findings.grouped) of \(summary.rows.grouped) rows \(summary.findings.plural("has", "have")) a finding"
      )
      throw ExitStatus.findings
    }
    try calendar.strictness.check()
  }
}
