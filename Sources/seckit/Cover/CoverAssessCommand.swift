import ArgumentParser
import CreditCover
import Files
import Messages
import Reporting
import Tables

struct CoverAssessCommand: TableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assess", abstract: "Assess the Credit Cover that each Party must provide and has provided.",
    discussion: """
      EXAMPLES:
        seckit cover assess --parties Fixtures/credit-cover/month/parties.csv \\
            --invoices Fixtures/credit-cover/month/invoices.csv \\
            --support Fixtures/credit-cover/month/support.csv \\
            --threshold 2689 --as-at 2025-04-17
        seckit cover assess --parties Fixtures/credit-cover/month/parties.csv \\
            --invoices Fixtures/credit-cover/month/invoices.csv \\
            --support Fixtures/credit-cover/month/support.csv \\
            --threshold 2689 --as-at 2025-04-17 \\
            --report april.html -o april.xlsx
        seckit cover assess --template parties.csv

      Files are CSV or .xlsx with a header, or JSON arrays of objects with the same names; - is standard input. One run \
      reports all errors of all files, and computes nothing if there are any.

      \(ExitStatus.help(
        success: "no Party is short",
        findings: "a Party is short, or only one side of a comparison has it",
        unusable: "an input has an error, or \(ExitStatus.unusable.meaning)"))
      """)

  static let tables = CoverInputOptions.schemas + [.coverNotified]
  static let sideTables = CoverInputOptions.sideSchemas

  @OptionGroup(title: "Inputs") var inputs: CoverInputOptions

  @OptionGroup(title: "Assessing") var assessing: CoverAssessorOptions

  @Option(
    help: ArgumentHelp(
      "Assess this Party alone: rows of others are left out, whatever their values are. (default: all Parties)",
      valueName: "party"))
  var party: String?

  @Option(
    help: ArgumentHelp(
      "The amounts that the DCC has notified (party, requirement): compare them with our figures, and say what would explain a difference.",
      valueName: "file"))
  var notified: String?

  @Option(
    help: ArgumentHelp(
      "An earlier assessment, written with --format json: show what changed since, and why.", valueName: "file"))
  var previous: String?

  @Flag(help: "Show how each Party's figures are calculated; not available as CSV or a workbook.")
  var explain = false

  @Option(
    help: ArgumentHelp("Also write a page for the monthly meeting (HTML); - is standard output.", valueName: "file"))
  var report: String?

  @Option(help: "The format. (default: as the name of the file says, else table)")
  var format: TableFormat?

  @OptionGroup var spreadsheet: SpreadsheetOptions

  func validate() throws {
    guard party != "" else { throw ValidationError("The name of the Party for --party is empty.") }
    if let output = spreadsheet.output, FileEnding(output)?.format == .html {
      throw ValidationError("The page is written by --report \(output.shownName); --output is for the result.")
    }
    try spreadsheet.check(format)
    try checkOutputs()
    if explain, spreadsheet.written(spreadsheet.chosen(format)) == .csv {
      throw ValidationError(
        "\(spreadsheet.isWorkbook ? "A workbook" : "CSV") can't hold what --explain shows; use 'seckit cover explain"
          + " \(spreadsheet.isWorkbook ? "-o FILE.xlsx" : "--format csv")'.")
    }
  }

  /// Refuses an output that would replace the other one.
  private func checkOutputs() throws {
    if let report, let ending = FileEnding(report), ending.isTable || ending.isJSON || ending.isOfOther {
      throw ValidationError(
        "--report \(report.shownName): the page is HTML; name it FILE.html. The result goes to --output.")
    }
    guard report != OutputFile.standardOutputSign || spreadsheet.output != nil else {
      throw ValidationError("The page and the result can't both go to standard output; name a file for one of them.")
    }
    let outputs = [spreadsheet.output, report].compactMap { $0 }.map(AtomicOutput.place)
    guard Set(outputs).count == outputs.count else {
      throw ValidationError("--output and --report name the same file; give two different files.")
    }
  }

  func run() throws {
    // The files first: all their errors are told, whatever else is missing.
    let (rules, calendar) = try assessing.rules()
    let format = spreadsheet.written(spreadsheet.chosen(format))
    let (read, amounts) = try inputs.read(notified: notified, only: party, tables: Self.tables, rules: rules)
    let assessor = try assessing.assessor(rules, calendar)
    let run = AssessmentRun(
      assessor: assessor, inputs: read, notified: notified == nil ? nil : amounts,
      previous: try previous.map { try PreviousAssessment(InputFile(path: $0)) })
    if let previous = run.previous, previous.asAt > assessor.asAt {
      throw CommandError(
        "\((self.previous ?? "").shownName): its date, \(previous.asAt), is after \(assessor.asAt); give an earlier assessment"
      )
    }
    let page = try report.map { try AtomicOutput.output($0) }
    let workbook = AssessmentWorkbook(rules)
    let file = try spreadsheet.open(workbook.layout)
    var rows: [AssessmentRun.Row] = []
    var hasExpiring = false
    var writer = AssessmentWriter(run, format: format, explains: explain, terminal: spreadsheet.terminal, to: file)
    let summary = try run.assess(threads: ProcessEnvironment.processorCount) { row in
      try writer.add(row)
      hasExpiring = hasExpiring || row.assessment.hasExpiring
      if page != nil { rows.append(row) }
      if spreadsheet.isWorkbook { workbook.add(row) }
    }
    try writer.end(summary)
    let words = AssessmentSummaryReport(run, summary, isToday: assessing.day.asAt == nil)
    // A table tells what it rests on; where the data is for scripts, that goes to people's eyes.
    if format == .table { try file.write("\n" + words.text(width: spreadsheet.terminal.width)) }
    workbook.end(words.lines)
    if let page {
      try page.write(ReportPage(run, rows: rows, summary: summary).html)
      // A workbook may turn out not to hold it all: then the page is not replaced either.
      try file.prepare()
      try page.commit()
    }
    try file.commit()
    if format != .table {
      let terminal = Terminal.behind(descriptor: 2, environment: ProcessEnvironment.current)
      StandardError.tell(ShownText(lines: words.text(width: terminal.width)))
    }
    if let warning = words.warning { StandardError.warn("\(warning)") }
    if summary.totals.count(.shortfall) > 0 || !summary.unmatched.isEmpty { throw ExitStatus.findings }
    try assessing.calendar.strictness.check(hasExpiring)
  }
}
