import AllocationRegister
import ArgumentParser
import EUI64
import Files
import IDAllocation
import Messages
import Reporting

struct RegisterReceiptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "receipt", abstract: "Print the receipt of an event, for the Party to keep (JSON).",
    discussion: "The event is named by its number, by the request that it answers, or by what it gave out.")

  @Argument(help: "The register.", completion: .file())
  var file: String

  @Argument(help: "The number of the event, as answers and 'history' give it (sequence).")
  var sequence: Int?

  @Option(
    help: ArgumentHelp("That which answers the request of an id.", valueName: "id"), transform: RegisterText.requestID)
  var requestID: String?

  @Option(
    help: ArgumentHelp("That by which an identifier was given out.", valueName: "id"),
    transform: { try EUI64(argument: $0) })
  var id: EUI64?

  @Option(
    help: ArgumentHelp(
      "That by which an organisation got its number and its range: its signifier or number.", valueName: "party"))
  var party: String?

  func validate() throws {
    guard [sequence != nil, requestID != nil, id != nil, party != nil].filter({ $0 }).count == 1 else {
      throw ValidationError("Give the number of an event, or one of --request-id, --id and --party.")
    }
  }

  func run() throws {
    let receipt = try AllocationRegister.open(file, isReadOnly: true).receipt(of: subject)
    guard let receipt else { throw CommandError("\(file.shownName): there is no event \(wanted)") }
    try AtomicOutput.write(receipt.json)
  }

  private var subject: RegisterReceipt.Subject {
    if let requestID { return .request(requestID) }
    if let id { return .identifier(id) }
    if let party { return .organisation(party) }
    return .sequence(sequence ?? 0)
  }

  /// What follows "there is no event" in a message.
  private var wanted: String {
    if let requestID { return "that answers the request '\(requestID.shown)'" }
    if let id { return "by which \(id) was given out" }
    if let party { return "by which '\(party.shown)' got a number" }
    return String(sequence ?? 0)
  }
}
