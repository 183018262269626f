import ArgumentParser
import Files
import Messages
import Reporting
import Tables
import UserEntry

struct EntryExplainCommand: TableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Explain step by step why a task of a plan has its dates.",
    discussion: """
      EXAMPLES:
        seckit entry explain UEPT.RUN --role ED --start 2025-05-06
        seckit entry explain UEPT.NOTICE --role ED --go-live 2027-12-01

      Lists the Working Days counted and the holidays skipped.
      """)

  static let tables = EntryTables.schemas

  @Argument(
    help: ArgumentHelp("The task: UEPT.NOTICE, or UEPT.NOTICE[ED] in a plan for several roles.", valueName: "task"))
  var task: String

  @OptionGroup(title: "Plan") var options: PlanOptions

  @Option(
    help: "The format: table (sentences), json or jsonl. (default: as the name of the file says, else table)",
    completion: formats.completion, transform: DocumentFormat.one(of: formats))
  var format: DocumentFormat?

  @OptionGroup var destination: OutputOption

  /// An explanation has no rows for CSV.
  private static let formats: [DocumentFormat] = [.table, .json, .jsonl]

  func validate() throws { try destination.check(format, of: Self.formats) }

  func run() throws {
    let plan = try options.plan()
    for warning in plan.meetingWarnings { StandardError.warn("\(warning)") }
    let explanations = try plan.explanation(of: task)
    let terminal = Terminal.showing(destination.output)
    let format = destination.chosen(format, or: .table).table ?? .table
    try AtomicOutput.write(
      Listing(
        [], [],
        table: .lines { terminal in
          let texts = explanations.map { $0.lines.flatMap { folded($0, terminal) } }
          return Array(texts.joined(separator: [""])) + [""] + folded(plan.graph.reservation, terminal)
        }, json: .items(explanations)
      ).text(format, terminal: terminal), to: destination.output)
    try options.calendar.strictness.check()
  }

  /// A line in the width of the terminal; what follows its first piece is further in.
  private func folded(_ line: String, _ terminal: Terminal) -> [ShownText] {
    let indent = line.prefix { $0 == " " }
    return hanging(line, first: String(indent), rest: indent.count + 2, width: terminal.width)
  }
}
