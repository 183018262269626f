import AllocationRegister
import ArgumentParser
import EUI64
import IDAllocation

/// `seckit register accept`: an identifier that the DCC has accepted.
struct RegisterAcceptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept", abstract: "Note that the DCC has accepted an identifier.",
    discussion: "With --requests a batch: CSV with id, and request_id if wanted.")

  @Argument(help: "The register.", completion: .file())
  var file: String

  @Argument(help: "The identifier.", transform: { try EUI64(argument: $0) })
  var id: EUI64?

  @OptionGroup var requestOptions: RequestOptions

  func validate() throws {
    guard (requestOptions.requests != nil) == (id == nil) else {
      throw ValidationError("Give an identifier, or --requests.")
    }
  }

  func run() throws {
    try requestOptions.run(file, .acceptances, id.map { .accept(value: $0) })
  }
}
