import AllocationRegister
import ArgumentParser
import IDAllocation
import Reporting

struct RegisterRenameCommand: RegisterCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename", abstract: "Rename an organisation. The old name is kept as a past name.",
    discussion: """
      EXAMPLES:
        seckit register rename Fixtures/examples/r.db ALPHA 'Alpha Grid' --dry-run
        seckit register rename Fixtures/examples/r.db 1 'Alpha Grid' \\
            --time 2025-05-01 --actor desk --dry-run
      """)

  @OptionGroup var file: RegisterArgument

  @Argument(help: "The organisation, by its signifier or number.")
  var party: String

  @Argument(help: "The new name.")
  var name: String

  @Option(
    help: ArgumentHelp("An id that makes the request safe to repeat.", valueName: "id"),
    transform: RegisterText.requestID)
  var requestID: String?

  @OptionGroup(title: "Writing") var writing: RegisterWriteOptions

  @OptionGroup var printing: ListOptions

  /// Whoever names a file has left out something else.
  static func lacksRegister(_ arguments: [String]) -> Bool {
    arguments.count < 3 && arguments.first.map(DefaultRegister.isFile) != true
  }

  func run() throws {
    try RegisterAnswers.ask(
      [SubmittedRequest(id: requestID, .success(.rename(party: party, name: name)))], of: file.path, writing,
      format: printing.chosen, printing.spreadsheet)
  }
}
