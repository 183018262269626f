import AllocationRegister
import ArgumentParser
import IDAllocation
import Tables
import WorkingDays

struct AllocateOrganisationCommand: TableCommand, RegisterCommand {
  static let configuration = CommandConfiguration(
    commandName: "organisation", abstract: "Allocate a number, a range and a signifier to an organisation.",
    discussion: """
      EXAMPLES:
        seckit allocate organisation Fixtures/examples/r.db \\
            --name 'Bravo Supply' --signifier BRAVO --dry-run
        seckit allocate organisation Fixtures/examples/r.db \\
            --name 'Charlie Gas' --signifier CHARLIE --number 7 --dry-run

      --requests takes a batch: CSV or .xlsx with the columns name and signifier; request_id, kind, number and \
      accession are optional.
      """
  )

  static let tables = [RequestTable.Kind.organisations.schema]

  @OptionGroup var file: RegisterArgument

  @Option(help: ArgumentHelp("The organisation's name.", valueName: "name"))
  var name: String?

  @Option(help: ArgumentHelp("The Party Signifier.", valueName: "signifier"))
  var signifier: String?

  @Option(help: "The kind of organisation. (default: party)")
  var kind: NumberedKind?

  @Option(help: ArgumentHelp("The number to allocate. (default: the next free one)", valueName: "number"))
  var number: Int?

  @Option(
    help: ArgumentHelp("The date of accession.", valueName: "date"), transform: { try CivilDate(parsing: $0) })
  var accession: CivilDate?

  @OptionGroup var requestOptions: RequestOptions

  func validate() throws {
    let isBatch = requestOptions.requests != nil
    guard isBatch == (name == nil && signifier == nil) else {
      throw ValidationError("Give --name and --signifier, or --requests.")
    }
    guard isBatch || (name != nil && signifier != nil) else { throw ValidationError("Give --name and --signifier.") }
    guard !isBatch || (kind == nil && number == nil && accession == nil) else {
      throw ValidationError("Leave out the other options with --requests: the columns of the file replace them.")
    }
    try requestOptions.check(number: number)
  }

  func run() throws {
    guard let name, let signifier else { return try requestOptions.run(file.path, .organisations, nil) }
    try requestOptions.run(
      file.path, .organisations,
      .organisation(
        kind: (kind ?? .party).kind, name: name, signifier: signifier, number: number, accession: accession))
  }
}
