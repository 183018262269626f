import AllocationRegister
import ArgumentParser
import EUI64
import Files
import IDAllocation
import Messages
import Reporting
import WorkingDays

struct RegisterShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show all organisations, one organisation or identifier, what is free, or what changed.",
    discussion: """
      EXAMPLES:
        seckit register show r.db
        seckit register show r.db --party ALPHA
        seckit register show r.db --free

      \(ExitStatus.help(success: "the answer is printed", findings: nil))
      """)

  @Argument(help: "The register file.", completion: .file())
  var file: String

  @Option(
    help: ArgumentHelp(
      "Show an organisation and its identifiers, by its signifier or number; may be repeated.", valueName: "party"))
  var party: [String] = []

  @Option(
    help: ArgumentHelp("Show who holds this identifier; may be repeated.", valueName: "id"),
    transform: { try EUI64(argument: $0) })
  var id: [EUI64] = []

  @Option(
    help: ArgumentHelp(
      "Show what changed from this date on; with --party, for that organisation only.", valueName: "date"),
    transform: { try CivilDate(parsing: $0) })
  var since: CivilDate?

  @Option(
    help: ArgumentHelp("End date, inclusive. Requires --since.", valueName: "date"),
    transform: { try CivilDate(parsing: $0) })
  var until: CivilDate?

  @Flag(help: "Show how full the block is and what is allocated next.")
  var free = false

  @Flag(help: "Show the rules stored in the register when it was made, with their sources.")
  var rules = false

  @Option(
    help: ArgumentHelp("Use the register as it was at the end of this date.", valueName: "date"),
    transform: { try CivilDate(parsing: $0) })
  var asOf: CivilDate?

  @OptionGroup var printing: ListOptions

  func validate() throws {
    guard [!party.isEmpty || since != nil, !id.isEmpty, free, rules].filter({ $0 }).count <= 1 else {
      throw ValidationError(
        "Give only one of --party, --id, --since, --free and --rules; only --party and --since go together.")
    }
    guard since == nil || asOf == nil else { throw ValidationError("--as-of does not go with --since; give --until.") }
    guard until == nil || since != nil else { throw ValidationError("--until requires --since.") }
    if let since, let until, until < since { throw ValidationError("--until \(until) is before --since \(since).") }
  }

  func run() throws {
    if let since { return try showChanges(since) }
    let register = try AllocationRegister.open(file, isReadOnly: true)
    let report = try asOf.map { RegisterReport(try register.state(asOf: $0)) } ?? RegisterReport(register)
    let notes = try printing.spreadsheet.notes { try RegisterReading.notes(file, asOf: asOf) }
    try printing.write(RegisterReading.asking(file) { try show(report) }.adding(notes: notes))
  }

  private func showChanges(_ since: CivilDate) throws {
    let register = try AllocationRegister.open(file, isReadOnly: true)
    let history = try RegisterReading.asking(file) {
      try RegisterHistory(register, parties: party, days: since...(until ?? .last))
    }
    let notes = try printing.spreadsheet.notes { try RegisterReading.notes(file) }
    try printing.write(history.listing.adding(notes: notes))
    if history.isEmpty { StandardError.write("seckit: \(file.shownName): nothing changed in this period\n") }
  }

  private func show(_ report: RegisterReport) throws -> Listing {
    if !party.isEmpty { return try report.parties(party).get() }
    if !id.isEmpty { return try report.holders(of: id) }
    if rules { return report.rules }
    return free ? try report.free() : try report.all()
  }
}
