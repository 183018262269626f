import ArgumentParser
import Files
import Messages
import Reporting
import Tables
import UserEntry
import WorkingDays

struct EntryPlanCommand: TableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Plan the dates of becoming a DCC User, forwards or backwards.",
    discussion: """
      EXAMPLES:
        seckit entry plan --role ED --start 2025-05-06
        seckit entry plan --role ED --go-live 2026-03-02 --format html -o plan.html

      --start (or --actuals) plans forward, --go-live plans backward; with both, late tasks are reported. The calendar \
      (--format ics) has an all-day event for each task, which keeps its UID when its dates move. --compare compares with \
      an earlier plan (--format json); its own format is table, csv, json, jsonl, markdown or html.

      \(ExitStatus.help(
        success: "the target can be met, or there is no target",
        findings: "the target can't be met, or there are findings"))
      """)

  static let tables = EntryTables.schemas

  @OptionGroup(title: "Plan") var options: PlanOptions

  @Option(help: ArgumentHelp("The Party's name, for titles.", valueName: "name"))
  var party: String?

  @Option(help: "The format: table, csv, json, jsonl, markdown, html, ics, svg or mermaid.")
  var format: DocumentFormat = .table

  @OptionGroup var spreadsheet: SpreadsheetOptions

  @Option(help: ArgumentHelp("The width of the picture in pixels (640 to 4000).", valueName: "pixels"))
  var width = 1200

  @Option(help: "Group the tasks of a picture by phase or owner.")
  var by: GanttGrouping = .phase

  @Option(
    help: ArgumentHelp(
      "The name of the plan in the UIDs of a calendar; keep it when you make the plan again. (default: user-entry and the Party)",
      valueName: "name"))
  var planName: String?

  @Option(
    help: ArgumentHelp("Show what moved since an earlier plan (--format json).", valueName: "file"), completion: .file()
  )
  var compare: String?

  func validate() throws {
    try spreadsheet.check(format)
    guard (640...4000).contains(width) else { throw ValidationError("--width must be from 640 to 4000, not \(width).") }
    guard planName.map({ (1...100).contains($0.utf8.count) }) ?? true else {
      throw ValidationError("--plan-name must have 1 to 100 bytes.")
    }
    if compare != nil, !DocumentFormat.common.contains(format) {
      throw ValidationError("With --compare, the format must be table, csv, json, jsonl, markdown or html.")
    }
  }

  func run() throws {
    let plan = try options.plan()
    let comparison = try compare.map { try self.comparison(plan, $0) }
    let format = spreadsheet.written(format)
    if let comparison {
      let text = ComparisonReport(comparison, party: party)
      try spreadsheet.write(self.text(text, format), text.layout)
    } else {
      let report = PlanReport(plan, party: party)
      try spreadsheet.write(text(report, format), PlanTable(report).layout)
    }
    if format != .table || compare != nil {
      for finding in plan.findings { StandardError.write("seckit: note: \(finding)\n") }
      for warning in plan.warningLines { StandardError.write("seckit: warning: \(warning)\n") }
      if let outcome = plan.outcome, !outcome.isMet {
        StandardError.write("seckit: the target, \(outcome.target), can't be met\n")
      }
    }
    if format == .csv, let tasks = plan.graph.replacement { StandardError.write("seckit: note: \(tasks)\n") }
    // Every other format has it inside.
    if let comparison, format == .csv || format == .jsonl { StandardError.write("seckit: \(comparison.headline)\n") }
    if format == .csv || (format == .jsonl && compare != nil) {
      StandardError.write("seckit: \(plan.graph.reservation)\n")
    }
    if plan.outcome?.isMet == false || !plan.findings.isEmpty { throw ExitStatus.findings }
  }

  private func text(_ report: PlanReport, _ format: DocumentFormat) -> String {
    switch format {
    case .table: return PlanTable(report).text(spreadsheet.terminal)
    case .csv: return PlanTable(report).csv
    case .json: return report.json(pretty: true)
    case .jsonl: return report.json(pretty: false)
    case .markdown: return PlanMarkdown(report).text
    case .html: return PlanPage(report, grouping: by).html
    case .ics:
      return CalendarFile(
        report, plan: planName ?? ["user-entry", party].compactMap { $0 }.joined(separator: "-"),
        stamp: report.plan.today
      ).text
    case .svg: return GanttChart(report, width: width, grouping: by).svg
    case .mermaid: return MermaidGantt(report).text
    }
  }

  private func text(_ text: ComparisonReport, _ format: DocumentFormat) -> String {
    switch format {
    case .table: text.table(spreadsheet.terminal)
    case .csv: text.csv
    case .json: text.json
    case .jsonl: text.jsonLines
    case .markdown: text.markdown
    case .html: text.html
    case .ics, .svg, .mermaid: preconditionFailure("validate() lets no such format pass")
    }
  }

  private func comparison(_ plan: EntryPlan, _ path: String) throws -> PlanComparison {
    let bytes = try InputFile(path: path).readAll(limit: SavedPlan.sizeLimit)
    let earlier = try SavedPlan(json: bytes, name: path.shownName)
    return try PlanComparison(from: earlier, to: SavedPlan(plan), calendar: plan.request.calendar)
  }
}
