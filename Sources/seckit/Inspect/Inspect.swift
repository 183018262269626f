import ArgumentParser
import Files
import Glibc
import IDAllocation
import Messages
import Reporting

/// `seckit inspect`: explains identifiers to a person.
struct Inspect: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Explain identifiers: forms, bits, block, organisation, and every finding.",
    discussion: """
      \(ExitStatus.help(success: "none is invalid", findings: "at least one is"))
      """)

  @Argument(help: ArgumentHelp("The identifiers to explain.", valueName: "id"))
  var identifiers: [String]

  @OptionGroup(title: "Judging") var judging: JudgeOptions

  @Option(help: "The format: table, csv, json (an array) or jsonl (an object a line).")
  var format: InspectionFormat = .table

  @OptionGroup var spreadsheet: SpreadsheetOptions

  func validate() throws { try spreadsheet.check(isCSV: format == .csv) }

  func run() throws {
    let judge = judging.judge
    let inspections = identifiers.map { Inspection($0, judge: judge) }
    let terminal = Terminal.behind(descriptor: STDOUT_FILENO, environment: ProcessEnvironment.current)
    try OutputFile().write(spreadsheet.text(format.text(of: inspections, terminal: terminal)))
    if inspections.contains(where: { $0.verdict == .invalid }) { throw ExitStatus.findings }
  }
}

/// How inspections are put out.
enum InspectionFormat: String, CaseIterable, ExpressibleByArgument {
  case table, csv, json, jsonl

  func text(of inspections: [Inspection], terminal: Terminal) -> String {
    switch self {
    case .table: inspections.map { InspectionReport($0, terminal: terminal).text }.joined(separator: "\n")
    case .csv: InspectionTable(inspections).csv
    case .jsonl: inspections.map { $0.json(pretty: false) + "\n" }.joined()
    case .json: "[" + inspections.map { "\n" + $0.json(pretty: true) }.joined(separator: ",") + "\n]\n"
    }
  }
}
