import AllocationRegister
import ArgumentParser
import Messages
import Reporting

struct RegisterCheckpointCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checkpoint", abstract: "Print the number and hash of the last event, to publish or to mail.",
    discussion: """
      EXAMPLES:
        seckit register checkpoint r.db
        seckit register checkpoint r.db --format json

      'seckit register verify --checkpoint' proves with it that the register still holds these events \
      unchanged.
      """)

  @Argument(help: "The register file.", completion: .file())
  var file: String

  @OptionGroup var printing: ListOptions

  func run() throws {
    let head = try AllocationRegister.open(file, isReadOnly: true).head()
    try printing.write(HeadReport(head).listing.adding(notes: ["The register \(file.shownName)"]))
  }
}
