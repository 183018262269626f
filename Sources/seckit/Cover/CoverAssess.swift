import ArgumentParser
import CreditCover
import Files
import Glibc
import Reporting

/// `seckit cover assess`: what each Party must provide, and whether it does.
struct CoverAssess: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assess", abstract: "Assess what Credit Cover each Party must provide, and whether it does.",
    discussion: """
      Files are CSV with a header or JSON arrays of objects with the same names; - is standard input. All errors of all \
      files are reported in one run, and nothing is computed from files with an error.

      Exit status: 0 no Party is short; 1 at least one is (with --what-if: would be); 2 an input has an error, or the run \
      could not be finished; 64 the command line is wrong.
      """)

  @OptionGroup(title: "Inputs") var inputs: CoverInputOptions

  @OptionGroup(title: "Assessing") var assessing: CoverAssessorOptions

  @Option(
    help: ArgumentHelp(
      "What the DCC has notified (party, requirement): show it beside our figure, and what would explain a difference.",
      valueName: "file"))
  var notified: String?

  @Option(
    help: ArgumentHelp(
      "An assessment that was written with --format json: show what changed since, and why.", valueName: "file"))
  var previous: String?

  @Flag(help: "Show for each Party how its figures came about; not as CSV.")
  var explain = false

  @Option(
    help: ArgumentHelp(
      "Suppose a change for one Party, and show its figures now and then; may be repeated.",
      discussion: WhatIfChange.forms, valueName: "change"))
  var whatIf: [String] = []

  @Option(help: ArgumentHelp("The Party that --what-if is about.", valueName: "party"))
  var party: String?

  @Option(help: ArgumentHelp("Write a page for the monthly meeting too (HTML).", valueName: "file"))
  var report: String?

  @Option(help: "The format: table, csv, json or jsonl (an object a line).")
  var format: CoverFormat = .table

  @Option(help: ArgumentHelp("Write the result to a file instead of standard output.", valueName: "file"))
  var output: String?

  func validate() throws {
    try inputs.check([notified, previous])
    guard whatIf.isEmpty == (party == nil) else { throw ValidationError("Give --what-if and --party together.") }
    if explain, format == .csv {
      throw ValidationError("A row of CSV can't hold what --explain shows; use 'seckit cover explain --format csv'.")
    }
    if !whatIf.isEmpty, explain || notified != nil || previous != nil || report != nil {
      throw ValidationError("--what-if can't be joined with --explain, --notified, --previous or --report.")
    }
  }

  func run() throws {
    let assessor = try assessing.assessor()
    let (read, amounts) = try inputs.read(notified: notified, rules: assessor.rules)
    if let party {
      try CoverWhatIf(party: party, changes: whatIf, format: format, output: output).run(assessor, read)
      return
    }
    let run = AssessmentRun(
      assessor: assessor, inputs: read, notified: notified == nil ? nil : amounts,
      previous: try previous.map { path throws(RunFailure) in try CoverFiles.previous(path) })
    let page = try report.map { path throws(RunFailure) in try CoverFiles.output(path) }
    let file = try CoverFiles.output(output)
    var rows: [AssessmentRun.Row] = []
    let summary: RunSummary
    do throws(AssessmentWriter.Failure) {
      let terminal = Terminal.behind(descriptor: STDOUT_FILENO, environment: ProcessEnvironment.current)
      summary = try AssessmentWriter(run, format: format, explains: explain, terminal: terminal).write(to: file) {
        if page != nil { rows.append($0) }
      }
    } catch {
      throw RunFailure(error)
    }
    do throws(FileError) {
      if let page {
        try page.write(ReportPage(run, rows: rows, summary: summary).html)
        try page.commit()
      }
      try file.commit()
    } catch {
      throw RunFailure(error)
    }
    StandardError.write(SummaryText(run, summary, isToday: assessing.rules.asAt == nil).text)
    if summary.totals.count(.shortfall) > 0 { throw ExitCode(RunStatus.findings.rawValue) }
  }
}
