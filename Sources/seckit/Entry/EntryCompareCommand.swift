import ArgumentParser
import Files
import Messages
import Reporting
import Tables
import UserEntry

struct EntryCompareCommand: TableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Show what moved in a plan since an earlier one.",
    discussion: """
      EXAMPLES:
        seckit entry compare Fixtures/examples/plan.json --role ED --start 2025-05-06
        seckit entry compare Fixtures/examples/plan.json --role ED \\
            --start 2025-05-20 -o moved.md

      Makes the plan again, and compares it with the earlier one, which 'seckit entry plan --format json' wrote.

      \(ExitStatus.help(
        success: "the target can be met, or there is no target",
        findings: "the target can't be met, or there are findings"))
      """)

  static let tables = EntryTables.schemas

  @Argument(help: "The earlier plan.", completion: .file())
  var earlier: String

  @OptionGroup(title: "Plan") var options: PlanOptions

  @Option(help: ArgumentHelp("The Party's name, for the title.", valueName: "name"))
  var title: String?

  @Option(
    help: "The format: table, csv, json, jsonl, markdown or html. (default: as the name of the file says, else table)",
    completion: DocumentFormat.common.completion,
    transform: DocumentFormat.one(of: DocumentFormat.common))
  var format: DocumentFormat?

  @OptionGroup var spreadsheet: SpreadsheetOptions

  func validate() throws { try spreadsheet.check(format, of: DocumentFormat.common) }

  func run() throws {
    let plan = try options.plan()
    let bytes = try InputFile(path: earlier).readAll(limit: SavedPlan.sizeLimit)
    let saved = try SavedPlan(json: bytes, name: earlier.shownName)
    let comparison = try PlanComparison(from: saved, to: SavedPlan(plan), calendar: plan.request.calendar)
    let format = spreadsheet.written(format)
    let report = ComparisonReport(comparison, party: title)
    try spreadsheet.write(text(report, format), report.layout)
    plan.tellNotes()
    if format == .csv, let tasks = plan.graph.replacement { StandardError.note("note: \(tasks)") }
    // Every other format has it inside.
    if format == .csv || format == .jsonl {
      StandardError.note("\(comparison.headline)")
      StandardError.note("\(plan.graph.reservation)")
    }
    if plan.hasFindings { throw ExitStatus.findings }
    try options.calendar.strictness.check(!plan.warningLines.isEmpty)
  }

  private func text(_ text: ComparisonReport, _ format: DocumentFormat) -> String {
    switch format {
    case .table: text.table(spreadsheet.terminal)
    case .csv: text.csv
    case .json: text.json
    case .jsonl: text.jsonLines
    case .markdown: text.markdown
    case .html: text.html
    case .ics, .svg, .mermaid: preconditionFailure("the option does not take this format")
    }
  }
}
