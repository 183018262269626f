import AllocationRegister
import ArgumentParser
import EUI64
import IDAllocation
import Reporting

struct RegisterWithdrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "Withdraw an identifier, or an organisation with all its identifiers.",
    discussion: """
      Nothing is ever given out again: the number, the range and the signifier stay with the organisation. Of several all \
      are withdrawn, or none.
      """)

  @Argument(help: "The register.", completion: .file())
  var file: String

  @Option(
    help: ArgumentHelp("The organisation: its signifier or its number; may be repeated.", valueName: "party"))
  var party: [String] = []

  @Option(
    help: ArgumentHelp("The identifier; may be repeated.", valueName: "id"), transform: { try EUI64(argument: $0) })
  var id: [EUI64] = []

  @Flag(help: "The organisation was expelled.")
  var expelled = false

  @Option(
    help: ArgumentHelp("The id of the request, under which it may be asked again.", valueName: "id"),
    transform: RegisterText.requestID)
  var requestID: String?

  @OptionGroup(title: "Writing") var writing: RegisterWriteOptions

  @OptionGroup var printing: ListOptions

  func validate() throws {
    guard party.isEmpty != id.isEmpty else { throw ValidationError("Give either --party or --id.") }
    guard !expelled || !party.isEmpty else { throw ValidationError("--expelled is about a --party.") }
    guard requestID == nil || party.count + id.count == 1 else {
      throw ValidationError("--request-id is the id of one request; with it, withdraw one at a time.")
    }
  }

  func run() throws {
    let requests: [RegisterRequest] =
      party.map { .close(party: $0, state: expelled ? .expelled : .withdrawn) } + id.map { .withdraw(value: $0) }
    try RegisterAnswers.ask(
      requests.map { SubmittedRequest(id: requestID, .success($0)) }, of: file, writing,
      format: printing.format, printing.spreadsheet)
  }
}
