import AllocationRegister
import ArgumentParser
import EUI64
import IDAllocation
import Tables

struct RegisterAcceptCommand: TableCommand, RegisterCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept", abstract: "Record that the DCC has accepted an identifier.",
    discussion: """
      EXAMPLES:
        seckit register accept Fixtures/examples/r.db \\
            70-B3-D5-1F-30-01-00-00 --dry-run
        seckit register accept Fixtures/examples/r.db \\
            --requests Fixtures/examples/ids.csv --dry-run

      --requests takes a batch: CSV or .xlsx with the column id; request_id is optional.
      """)

  static let tables = [RequestTable.Kind.acceptances.schema]

  @OptionGroup var file: RegisterArgument

  @Argument(help: "The identifier.", transform: { try EUI64(argument: $0) })
  var id: EUI64?

  @OptionGroup var requestOptions: RequestOptions

  /// One argument that can only be an identifier is one.
  static func lacksRegister(_ arguments: [String]) -> Bool {
    arguments.isEmpty || arguments.count == 1 && DefaultRegister.isIdentifier(arguments[0])
  }

  func validate() throws {
    guard (requestOptions.requests != nil) == (id == nil) else {
      throw ValidationError("Give an identifier, or --requests.")
    }
  }

  func run() throws {
    try requestOptions.run(file.path, .acceptances, id.map { .accept(value: $0) })
  }
}
