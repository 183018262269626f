import AllocationRegister
import ArgumentParser
import IDAllocation
import Reporting

/// `seckit register withdraw`: an organisation or an identifier that is no longer used.
struct RegisterWithdraw: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "Withdraw an identifier, or an organisation with all its identifiers.",
    discussion: "Nothing is ever given out again: the number, the range and the signifier stay with the organisation.")

  @Argument(help: "The register.")
  var file: String

  @Option(help: ArgumentHelp("The organisation: its signifier or its number.", valueName: "party"))
  var party: String?

  @Option(help: ArgumentHelp("The identifier.", valueName: "id"))
  var id: String?

  @Flag(help: "The organisation was expelled.")
  var expelled = false

  @Option(help: ArgumentHelp("The id of the request, under which it may be asked again.", valueName: "id"))
  var requestID: String?

  @OptionGroup(title: "Writing") var writing: RegisterWriteOptions

  @Option(help: "The format: table, csv, json or jsonl.")
  var format: TableFormat = .table

  func validate() throws {
    guard (party == nil) != (id == nil) else { throw ValidationError("Give either --party or --id.") }
    guard !expelled || party != nil else { throw ValidationError("--expelled is about a --party.") }
  }

  func run() throws {
    let request = Result { () throws(RegisterRefusal) -> RegisterRequest in
      if let id { return .withdraw(value: try RequestText.identifier(id)) }
      return .close(party: party ?? "", state: expelled ? .expelled : .withdrawn)
    }
    try RegisterAnswers.ask(IdentifiedRequest(id: requestID, request), of: file, writing, format: format)
  }
}
