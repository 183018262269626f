import AllocationRegister
import ArgumentParser
import Messages
import Reporting

struct RegisterCheckpointCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checkpoint", abstract: "Print the number and hash of the last event, to be published or mailed.",
    discussion: "'seckit register verify --checkpoint' proves later that the register still holds that past unchanged.")

  @Argument(help: "The register.", completion: .file())
  var file: String

  @OptionGroup var printing: ListOptions

  func run() throws {
    let head = try AllocationRegister.open(file, isReadOnly: true).head()
    try printing.write(HeadReport(head).listing.adding(notes: ["The register \(file.shownName)"]))
  }
}
