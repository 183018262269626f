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
    abstract: "Show who holds what: all organisations, one of them, one identifier, what is free, what changed.",
    discussion: """
      \(ExitStatus.help(success: "it is shown", findings: nil))
      """)

  @Argument(help: "The register.", completion: .file())
  var file: String

  @Option(
    help: ArgumentHelp(
      "One organisation and its identifiers: its signifier or number; may be repeated.", valueName: "party"))
  var party: [String] = []

  @Option(
    help: ArgumentHelp("Who holds an identifier; may be repeated.", valueName: "id"),
    transform: { try EUI64(argument: $0) })
  var id: [EUI64] = []

  @Option(
    help: ArgumentHelp("What changed from a day on; with --party, what concerns it.", valueName: "date"),
    transform: { try CivilDate(parsing: $0) })
  var since: CivilDate?

  @Option(
    help: ArgumentHelp("What changed up to a day, with it; goes with --since.", valueName: "date"),
    transform: { try CivilDate(parsing: $0) })
  var until: CivilDate?

  @Flag(help: "How full the block is, and what is given out next.")
  var free = false

  @Flag(help: "The rules that were fixed into it when it was made, and where they come from.")
  var rules = false

  @Option(
    help: ArgumentHelp("The register as it was at the end of a day.", valueName: "date"),
    transform: { try CivilDate(parsing: $0) })
  var asOf: CivilDate?

  @OptionGroup var printing: ListOptions

  func validate() throws {
    guard [!party.isEmpty || since != nil, !id.isEmpty, free, rules].filter({ $0 }).count <= 1 else {
      throw ValidationError(
        "Give one of --party, --id, --since, --free and --rules; only --party and --since go together.")
    }
    guard since == nil || asOf == nil else { throw ValidationError("With --since give --until, not --as-of.") }
    guard until == nil || since != nil else { throw ValidationError("--until goes with --since.") }
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
    if history.isEmpty { StandardError.write("seckit: \(file.shownName): nothing changed in that time\n") }
  }

  private func show(_ report: RegisterReport) throws -> Listing {
    if !party.isEmpty { return try report.parties(party).get() }
    if !id.isEmpty { return try report.holders(of: id) }
    if rules { return report.rules }
    return free ? try report.free() : try report.all()
  }
}
