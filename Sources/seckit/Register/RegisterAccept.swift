import AllocationRegister
import ArgumentParser
import IDAllocation
import Reporting

/// `seckit register accept`: an identifier that the DCC has accepted.
struct RegisterAccept: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept", abstract: "Note that the DCC has accepted an identifier.")

  @Argument(help: "The register.")
  var file: String

  @Argument(help: "The identifier.")
  var id: String

  @OptionGroup(title: "Writing") var writing: RegisterWriteOptions

  @Option(help: "The format: table, csv, json or jsonl.")
  var format: TableFormat = .table

  func run() throws {
    let request = Result { () throws(RegisterRefusal) -> RegisterRequest in
      .accept(value: try RequestText.identifier(id))
    }
    try RegisterAnswers.ask(IdentifiedRequest(id: nil, request), of: file, writing, format: format)
  }
}
