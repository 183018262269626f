import AllocationRegister
import ArgumentParser
import EUI64
import Files
import IDAllocation
import Messages
import Reporting
import WorkingDays

struct RegisterShowCommand: RegisterCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show all organisations, one organisation or identifier, or what is free.",
    discussion: """
      EXAMPLES:
        seckit register show Fixtures/examples/r.db
        seckit register show Fixtures/examples/r.db --party ALPHA
        seckit register show Fixtures/examples/r.db --free

      \(ExitStatus.help(success: "the answer is printed", findings: nil))
      """)

  @OptionGroup var file: RegisterArgument

  @Option(
    help: ArgumentHelp(
      "Show an organisation and its identifiers, by its signifier or number; may be repeated.", valueName: "party"))
  var party: [String] = []

  @Option(
    help: ArgumentHelp("Show who holds this identifier; may be repeated.", valueName: "id"),
    transform: { try EUI64(argument: $0) })
  var id: [EUI64] = []

  @Flag(help: "Show how full the block is and what is allocated next.")
  var free = false

  @Option(
    help: ArgumentHelp("Use the register as it was at the end of this date.", valueName: "date"),
    transform: { try CivilDate(parsing: $0) })
  var asOf: CivilDate?

  @OptionGroup var printing: ListOptions

  func validate() throws {
    guard [!party.isEmpty, !id.isEmpty, free].filter({ $0 }).count <= 1 else {
      throw ValidationError("Give only one of --party, --id and --free.")
    }
  }

  func run() throws {
    let register = try AllocationRegister.open(file.path, isReadOnly: true)
    let report = try asOf.map { RegisterReport(try register.state(asOf: $0)) } ?? RegisterReport(register)
    let notes = try printing.spreadsheet.notes { try RegisterReading.notes(file.path, asOf: asOf) }
    try printing.write(RegisterReading.asking(file.path) { try show(report) }.adding(notes: notes))
  }

  private func show(_ report: RegisterReport) throws -> Listing {
    if !party.isEmpty { return try report.parties(party).get() }
    if !id.isEmpty { return try report.holders(of: id) }
    return free ? try report.free() : try report.all()
  }
}
