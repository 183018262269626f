import AllocationRegister
import ArgumentParser
import IDAllocation
import Tables

struct AllocateRangeCommand: TableCommand {
  static let configuration = CommandConfiguration(
    commandName: "range", abstract: "Give an organisation another range, where its own is full or it has none.",
    discussion: """
      The range is that of an organisation number that was never given, which then never will be. With --requests a \
      batch: CSV or .xlsx with party, and request_id, number if wanted.
      """)

  static let tables = [RequestTable.Kind.ranges.schema]

  @Option(help: ArgumentHelp("The register.", valueName: "file"))
  var register: String

  @OptionGroup var requestOptions: RequestOptions

  @Option(help: ArgumentHelp("The organisation: its signifier or its number.", valueName: "party"))
  var party: String?

  @Option(
    help: ArgumentHelp(
      "The number whose range is wanted. (default: its own, if that is free, else the next free one)",
      valueName: "number"))
  var number: Int?

  func validate() throws {
    guard (requestOptions.requests != nil) == (party == nil) else {
      throw ValidationError("Give --party, or --requests.")
    }
    guard requestOptions.requests == nil || number == nil else {
      throw ValidationError("With --requests the columns of the file say what is wanted.")
    }
    try requestOptions.check(number: number)
  }

  func run() throws {
    try requestOptions.run(register, .ranges, party.map { .range(party: $0, number: number) })
  }
}
