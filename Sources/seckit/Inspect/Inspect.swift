import ArgumentParser
import Files
import IDAllocation
import Messages
import Reporting

struct Inspect: TakesManyValues {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Explain identifiers: their forms, bits, block, organisation and findings.",
    discussion: """
      EXAMPLES:
        seckit inspect 70-B3-D5-1F-30-01-00-00
        seckit inspect 7O-B3-D5-1F-30-01-00-00 --format json

      \(ExitStatus.help(success: "none is invalid", findings: "at least one is invalid"))
      """)

  @Argument(help: ArgumentHelp("The identifiers to explain.", valueName: "id"))
  var identifiers: [String]

  @OptionGroup(title: "Judging") var judging: JudgeOptions

  @Option(help: "The format. (default: as the name of the file says, else table)")
  var format: TableFormat?

  @OptionGroup var spreadsheet: SpreadsheetOptions

  mutating func validate() throws {
    identifiers.takeApart()
    try spreadsheet.check(format)
  }

  func run() throws {
    let judge = try judging.judge()
    let inspections = identifiers.map { Inspection($0, judge: judge) }
    try spreadsheet.write(
      InspectionTable(inspections).listing.adding(notes: ["Rules: \(judge.rules.name)"]), spreadsheet.chosen(format))
    if inspections.contains(where: { $0.verdict == .invalid }) { throw ExitStatus.findings }
  }
}
