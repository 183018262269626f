import AllocationRegister
import ArgumentParser
import IDAllocation
import Tables
import WorkingDays

struct AllocateOrganisationCommand: TableCommand {
  static let configuration = CommandConfiguration(
    commandName: "organisation", abstract: "Give an organisation its number, its range and its signifier.",
    discussion:
      "With --requests a batch: CSV or .xlsx with name, signifier, and request_id, kind, number, accession if wanted.")

  static let tables = [RequestTable.Kind.organisations.schema]

  @Option(help: ArgumentHelp("The register.", valueName: "file"))
  var register: String

  @OptionGroup var requestOptions: RequestOptions

  @Option(help: ArgumentHelp("Its name.", valueName: "name"))
  var name: String?

  @Option(help: ArgumentHelp("Its Party Signifier.", valueName: "signifier"))
  var signifier: String?

  @Option(help: "What it is. (default: party)")
  var kind: NumberedKind?

  @Option(help: ArgumentHelp("The number that is wanted. (default: the next free one)", valueName: "number"))
  var number: Int?

  @Option(
    help: ArgumentHelp("The day on which it acceded.", valueName: "date"), transform: { try CivilDate(parsing: $0) })
  var accession: CivilDate?

  func validate() throws {
    let isBatch = requestOptions.requests != nil
    guard isBatch == (name == nil && signifier == nil) else {
      throw ValidationError("Give --name and --signifier, or --requests.")
    }
    guard isBatch || (name != nil && signifier != nil) else { throw ValidationError("Give --name and --signifier.") }
    guard !isBatch || (kind == nil && number == nil && accession == nil) else {
      throw ValidationError("With --requests the columns of the file say what is wanted.")
    }
    try requestOptions.check(number: number)
  }

  func run() throws {
    guard let name, let signifier else { return try requestOptions.run(register, .organisations, nil) }
    try requestOptions.run(
      register, .organisations,
      .organisation(
        kind: (kind ?? .party).kind, name: name, signifier: signifier, number: number, accession: accession))
  }
}
