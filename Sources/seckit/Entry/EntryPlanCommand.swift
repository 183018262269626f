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
      (--format ics) has an all-day event for each task, which keeps its UID when its dates move. 'seckit entry \
      compare' shows what moved since a plan that was written with --format json.

      \(ExitStatus.help(
        success: "the target can be met, or there is no target",
        findings: "the target can't be met, or there are findings"))
      """)

  static let tables = EntryTables.schemas

  @OptionGroup(title: "Plan") var options: PlanOptions

  @Option(help: ArgumentHelp("The Party's name, for the title.", valueName: "name"))
  var title: String?

  @Option(
    help: "The format. (default: as the name of the file says, else table)"
  )
  var format: DocumentFormat?

  @OptionGroup var spreadsheet: SpreadsheetOptions

  @Option(help: ArgumentHelp("The width of the picture in pixels (640 to 4000).", valueName: "pixels"))
  var width = 1200

  @Option(help: "How to group the tasks of a picture.")
  var by: GanttGrouping = .phase

  @Option(
    help: ArgumentHelp(
      "The name of the plan in the UIDs of a calendar; keep it when you make the plan again. (default: user-entry and the Party)",
      valueName: "name"))
  var planName: String?

  func validate() throws {
    try spreadsheet.check(format, of: DocumentFormat.allCases)
    guard (640...4000).contains(width) else { throw ValidationError("--width must be from 640 to 4000, not \(width).") }
    guard planName.map({ (1...100).contains($0.utf8.count) }) ?? true else {
      throw ValidationError("--plan-name must have 1 to 100 bytes.")
    }
  }

  func run() throws {
    let plan = try options.plan()
    let format = spreadsheet.written(format)
    let report = PlanReport(plan, party: title)
    try spreadsheet.write(text(report, format), PlanTable(report).layout)
    if format != .table { plan.tellNotes() }
    if format == .csv {
      if let tasks = plan.graph.replacement { StandardError.note("note: \(tasks)") }
      // Every other format has it inside.
      StandardError.note("\(plan.graph.reservation)")
    }
    if plan.hasFindings { throw ExitStatus.findings }
    try options.calendar.strictness.check(!plan.warningLines.isEmpty)
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
        report, plan: planName ?? ["user-entry", title].compactMap { $0 }.joined(separator: "-"),
        stamp: report.plan.today
      ).text
    case .svg: return GanttChart(report, width: width, grouping: by).svg
    case .mermaid: return MermaidGantt(report).text
    }
  }
}

extension EntryPlan {
  /// Whether the target can't be met, or something else is wrong.
  var hasFindings: Bool { outcome?.isMet == false || !findings.isEmpty }

  /// Says on standard error what a plan for scripts does not hold.
  func tellNotes() {
    for finding in findings { StandardError.note("note: \(finding)") }
    for warning in warningLines { StandardError.warn("\(warning)") }
    if let outcome, !outcome.isMet { StandardError.write("seckit: the target, \(outcome.target), can't be met\n") }
  }
}
