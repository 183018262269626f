import AllocationRegister
import ArgumentParser
import Files
import IDAllocation
import Messages
import Reporting

struct RegisterInitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make a register that contains the DCC.",
    discussion: """
      EXAMPLES:
        seckit register init new.db
        seckit register init april.db --time 2025-04-01 --actor desk

      The rules of identifiers (block, layout, roles, form of a signifier) are stored in it for good.
      """)

  @Argument(help: "The new file.", completion: .file())
  var file: String

  @OptionGroup(title: "Writing") var writing: RegisterEventOptions

  @OptionGroup var rules: RuleFileOptions

  @Option(help: "Also print the last event, in this format.")
  var format: TableFormat?

  @OptionGroup var spreadsheet: SpreadsheetOptions

  func validate() throws { try spreadsheet.check(format) }

  func run() throws {
    let layout = RegisterLayout(try rules.read([.identifiers]).identifiers)
    let register = try AllocationRegister.create(
      at: file, layout: layout, time: writing.moment, actor: writing.name, waitSeconds: writing.wait)
    let head = try register.head()
    StandardError.note("made \(file.shownName); its head is \(head.sequence):\(head.hash)")
    if let format = spreadsheet.asked(format) { try spreadsheet.write(HeadReport(head), format) }
  }
}
