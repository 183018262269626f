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

      - reads identifiers from standard input, one per line.

      \(ExitStatus.help(success: "none is invalid", findings: "at least one is invalid"))
      """)

  @Argument(help: ArgumentHelp("The identifiers to explain.", valueName: "id"))
  var identifiers: [String]

  @OptionGroup(title: "Judging") var judging: JudgeOptions

  @Option(help: "The format. (default: as the name of the file says, else table)")
  var format: TableFormat?

  @OptionGroup var spreadsheet: SpreadsheetOptions

  @OptionGroup var strictness: StrictOption

  mutating func validate() throws {
    identifiers.takeApart()
    try spreadsheet.check(format)
    guard
      !identifiers.contains(InputFile.standardInputName) || !judging.rules.files.contains(InputFile.standardInputName)
    else { throw ValidationError("Standard input (-) can be read only once.") }
  }

  /// The identifiers; `-` means the lines of standard input, without the empty ones.
  private func given() throws -> [String] {
    guard identifiers.contains(InputFile.standardInputName) else { return identifiers }
    let bytes = try InputFile(path: InputFile.standardInputName).readAll(limit: Self.inputLimit)
    let text = String(
      decoding: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...], as: UTF8.self)
    let lines = text.split(whereSeparator: \.isNewline).filter { !$0.allSatisfy(\.isWhitespace) }.map(String.init)
    guard !lines.isEmpty else { throw CommandError("standard input has no identifiers; give one per line") }
    return identifiers.flatMap { $0 == InputFile.standardInputName ? lines : [$0] }
  }

  /// The most bytes of standard input, 1 MiB: `seckit validate --lines` is for more.
  private static let inputLimit = 1 << 20

  func run() throws {
    let judge = try judging.judge()
    let inspections = try given().map { Inspection($0, judge: judge) }
    try spreadsheet.write(
      InspectionTable(inspections).listing.adding(notes: ["Rules: \(judge.rules.name)"]), spreadsheet.chosen(format))
    if inspections.contains(where: { $0.verdict == .invalid }) { throw ExitStatus.findings }
    try strictness.check(inspections.contains { $0.verdict == .warning })
  }
}
