import ArgumentParser
import Files
import Reporting
import UserEntry

/// `seckit entry explain`: why a task has its dates.
struct EntryExplain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Explain step by step why a task of a plan has its dates.",
    discussion: "With the Working Days that were counted and the holidays that were skipped.")

  @Argument(
    help: ArgumentHelp("The task: UEPT.NOTICE, or in a plan for several roles UEPT.NOTICE[ED].", valueName: "task"))
  var task: String

  @OptionGroup(title: "Plan") var options: PlanOptions

  @Option(help: "The format: text, json or jsonl.")
  var format: Format = .text

  /// The formats of an explanation.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, jsonl
  }

  func run() throws {
    if try options.tables.tell(EntryTables.schemas) { return }
    let plan = try options.plan()
    for warning in plan.meetingWarnings { StandardError.write("seckit: warning: \(warning)\n") }
    let explanations = try plan.explanation(of: task)
    try WholeText.write(
      {
        switch format {
        case .text:
          explanations.map { $0.lines.flatMap(folded).map { $0 + "\n" }.joined() }.joined(separator: "\n")
            + "\n" + folded(plan.graph.reservation).map { $0 + "\n" }.joined()
        case .json: JSONDocument.text(of: explanations, pretty: true) + "\n"
        case .jsonl: explanations.map { JSONDocument.text(of: $0, pretty: false) + "\n" }.joined()
        }
      }())
  }

  /// A line in the width of the terminal; what follows its first piece stands further in.
  private func folded(_ line: String) -> [String] {
    let indent = String(line.prefix { $0 == " " })
    let width = Terminal.behind(descriptor: 1, environment: ProcessEnvironment.current).width
    let pieces = wrapped(line, width: width - indent.count - 2)
    return pieces.enumerated().map { indent + ($0 == 0 ? "" : "  ") + $1 }
  }
}
