import AllocationRegister
import ArgumentParser
import EUI64
import IDAllocation
import Reporting

struct RegisterWithdrawCommand: RegisterCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "Withdraw an identifier, or an organisation with all its identifiers.",
    discussion: """
      EXAMPLES:
        seckit register withdraw Fixtures/examples/r.db \\
            --id 70-B3-D5-1F-30-01-00-00 --dry-run
        seckit register withdraw Fixtures/examples/r.db --party ALPHA --dry-run

      Nothing is ever allocated again: the number, the range and the signifier stay with the organisation. Several are all \
      withdrawn, or none.
      """)

  @OptionGroup var file: RegisterArgument

  @Option(
    help: ArgumentHelp("The organisation, by its signifier or number; may be repeated.", valueName: "party"))
  var party: [String] = []

  @Option(
    help: ArgumentHelp("An identifier; may be repeated.", valueName: "id"), transform: { try EUI64(argument: $0) })
  var id: [EUI64] = []

  @Flag(help: "The organisation was expelled.")
  var expelled = false

  @Option(
    help: ArgumentHelp("An id that makes the request safe to repeat.", valueName: "id"),
    transform: RegisterText.requestID)
  var requestID: String?

  @OptionGroup(title: "Writing") var writing: RegisterWriteOptions

  @OptionGroup var printing: ListOptions

  func validate() throws {
    guard party.isEmpty != id.isEmpty else { throw ValidationError("Give either --party or --id.") }
    guard !expelled || !party.isEmpty else { throw ValidationError("--expelled requires --party.") }
    guard requestID == nil || party.count + id.count == 1 else {
      throw ValidationError(
        "--request-id names one request; withdraw one organisation or identifier at a time with it.")
    }
  }

  func run() throws {
    let requests: [RegisterRequest] =
      party.map { .close(party: $0, state: expelled ? .expelled : .withdrawn) } + id.map { .withdraw(value: $0) }
    try RegisterAnswers.ask(
      requests.map { SubmittedRequest(id: requestID, .success($0)) }, of: file.path, writing,
      format: printing.chosen, printing.spreadsheet)
  }
}
