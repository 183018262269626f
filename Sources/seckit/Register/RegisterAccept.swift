import AllocationRegister
import ArgumentParser
import EUI64
import IDAllocation
import Tables

/// `seckit register accept`: an identifier that the DCC has accepted.
struct RegisterAccept: TableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept", abstract: "Note that the DCC has accepted an identifier.",
    discussion: "With --requests a batch: CSV with id, and request_id if wanted.")

  static let tables = [RequestTable.Kind.acceptances.schema]

  @Argument(help: "The register.", completion: .file())
  var file: String

  @Argument(help: "The identifier.", transform: { try EUI64(argument: $0) })
  var id: EUI64?

  @OptionGroup var asking: RequestOptions

  func validate() throws {
    guard (asking.requests != nil) == (id == nil) else { throw ValidationError("Give an identifier, or --requests.") }
  }

  func run() throws {
    try asking.run(file, .acceptances, id.map { .accept(value: $0) })
  }
}
