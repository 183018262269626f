import AllocationRegister
import ArgumentParser
import EUI64
import Files
import IDAllocation
import Messages
import Reporting

struct RegisterReceiptCommand: RegisterCommand {
  static let configuration = CommandConfiguration(
    commandName: "receipt", abstract: "Print the receipt of an event for the Party to keep.",
    discussion: """
      EXAMPLES:
        seckit register receipt Fixtures/examples/r.db --event 2
        seckit register receipt Fixtures/examples/r.db --party ALPHA

      Name the event by its number, by the request it answered, or by what it allocated. A receipt is JSON: 'register \
      verify --receipt' reads it. As a table it is for people.
      """)

  @OptionGroup var file: RegisterArgument

  @Option(
    help: ArgumentHelp("The number of the event, as shown in answers and in 'history'.", valueName: "number"))
  var event: Int?

  @Option(
    help: ArgumentHelp("The event that answered this request.", valueName: "id"), transform: RegisterText.requestID)
  var requestID: String?

  @Option(
    help: ArgumentHelp("The event that allocated this identifier.", valueName: "id"),
    transform: { try EUI64(argument: $0) })
  var id: EUI64?

  @Option(
    help: ArgumentHelp(
      "The event that allocated this organisation's number and range; give its signifier or number.", valueName: "party"
    ))
  var party: String?

  @Option(
    help: "The format: json or table. (default: json)", completion: .list(["json", "table"]),
    transform: DocumentFormat.one(of: [.json, .table]))
  var format: DocumentFormat?

  @OptionGroup var destination: OutputOption

  func validate() throws {
    try destination.check(format, or: .json, of: [.json])
    guard [event != nil, requestID != nil, id != nil, party != nil].filter({ $0 }).count == 1 else {
      throw ValidationError("Give one of --event, --request-id, --id or --party.")
    }
  }

  func run() throws {
    let receipt = try AllocationRegister.open(file.path, isReadOnly: true).receipt(of: subject)
    guard let receipt else { throw CommandError("\(file.path.shownName): there is no event \(wanted)") }
    let isTable = destination.chosen(format, or: .json) == .table
    try AtomicOutput.write(
      isTable ? receipt.table.text(.showing(destination.output)) : receipt.json, to: destination.output)
  }

  private var subject: RegisterReceipt.Subject {
    if let requestID { return .request(requestID) }
    if let id { return .identifier(id) }
    if let party { return .organisation(party) }
    return .sequence(event ?? 0)
  }

  /// What follows "there is no event" in a message.
  private var wanted: String {
    if let requestID { return "that answers the request '\(requestID.shown)'" }
    if let id { return "that allocated \(id)" }
    if let party { return "that allocated a number to '\(party.shown)'" }
    return String(event ?? 0)
  }
}
