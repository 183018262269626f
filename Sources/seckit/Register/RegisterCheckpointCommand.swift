import AllocationRegister
import ArgumentParser
import Messages
import Reporting

struct RegisterCheckpointCommand: RegisterCommand {
  static let configuration = CommandConfiguration(
    commandName: "checkpoint", abstract: "Print the number and hash of the last event, to publish or to mail.",
    discussion: """
      EXAMPLES:
        seckit register checkpoint Fixtures/examples/r.db
        seckit register checkpoint Fixtures/examples/r.db --format json

      'seckit register verify --checkpoint' proves with it that the register still holds these events \
      unchanged.
      """)

  @OptionGroup var file: RegisterArgument

  @OptionGroup var printing: ListOptions

  func run() throws {
    let head = try AllocationRegister.open(file.path, isReadOnly: true).head()
    try printing.write(HeadReport(head).listing.adding(notes: ["The register \(file.path.shownName)"]))
  }
}
