import AllocationRegister
import ArgumentParser
import IDAllocation
import Tables

struct AllocateRangeCommand: TableCommand, RegisterCommand {
  static let configuration = CommandConfiguration(
    commandName: "range", abstract: "Allocate another range to an organisation, full or not.",
    discussion: """
      EXAMPLES:
        seckit allocate range Fixtures/examples/r.db --party ALPHA --dry-run
        seckit allocate range Fixtures/examples/r.db --party ALPHA \\
            --number 9 --dry-run

      The range belongs to an unused organisation number, which is then never assigned. --requests takes a batch: CSV or \
      .xlsx with the column party; request_id and number are optional.
      """)

  static let tables = [RequestTable.Kind.ranges.schema]

  @OptionGroup var file: RegisterArgument

  @Option(help: ArgumentHelp("The organisation, by its signifier or number.", valueName: "party"))
  var party: String?

  @Option(
    help: ArgumentHelp(
      "Allocate the range of this number. (default: its own if free, else the next free one)",
      valueName: "number"))
  var number: Int?

  @OptionGroup var requestOptions: RequestOptions

  func validate() throws {
    guard (requestOptions.requests != nil) == (party == nil) else {
      throw ValidationError("Give --party, or --requests.")
    }
    guard requestOptions.requests == nil || number == nil else {
      throw ValidationError("Leave out the other options with --requests: the columns of the file replace them.")
    }
    try requestOptions.check(number: number)
  }

  func run() throws {
    try requestOptions.run(file.path, .ranges, party.map { .range(party: $0, number: number) })
  }
}
