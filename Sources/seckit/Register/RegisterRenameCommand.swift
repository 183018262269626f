import AllocationRegister
import ArgumentParser
import IDAllocation
import Reporting

struct RegisterRenameCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename", abstract: "Give an organisation another name; the one before is kept.")

  @Argument(help: "The register.", completion: .file())
  var file: String

  @Argument(help: "The organisation: its signifier or its number.")
  var party: String

  @Argument(help: "The new name.")
  var name: String

  @Option(
    help: ArgumentHelp("The id of the request, under which it may be asked again.", valueName: "id"),
    transform: RegisterText.requestID)
  var requestID: String?

  @OptionGroup(title: "Writing") var writing: RegisterWriteOptions

  @OptionGroup var printing: ListOptions

  func run() throws {
    try RegisterAnswers.ask(
      [SubmittedRequest(id: requestID, .success(.rename(party: party, name: name)))], of: file, writing,
      format: printing.format, printing.spreadsheet)
  }
}
