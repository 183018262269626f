import AllocationRegister
import ArgumentParser
import EUI64
import Files
import IDAllocation
import Messages
import Reporting
import WorkingDays

struct RegisterHistoryCommand: RegisterCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "Show the history of a register, of organisations or of identifiers.",
    discussion: """
      EXAMPLES:
        seckit register history Fixtures/examples/r.db
        seckit register history Fixtures/examples/r.db --party ALPHA --format json

      \(ExitStatus.help(success: "the history is printed, even if nothing happened", findings: nil))
      """)

  @OptionGroup var file: RegisterArgument

  @Option(
    help: ArgumentHelp(
      "Show the events of an organisation, by its signifier or number; may be repeated.", valueName: "party"))
  var party: [String] = []

  @Option(
    help: ArgumentHelp("Show the events of an identifier; may be repeated.", valueName: "id"),
    transform: { try EUI64(argument: $0) })
  var id: [EUI64] = []

  @Option(
    help: ArgumentHelp("Start date, inclusive.", valueName: "date"), transform: { try CivilDate(parsing: $0) })
  var since: CivilDate?

  @Option(
    help: ArgumentHelp("End date, inclusive.", valueName: "date"), transform: { try CivilDate(parsing: $0) })
  var until: CivilDate?

  @OptionGroup var printing: ListOptions

  func validate() throws {
    guard party.isEmpty || id.isEmpty else { throw ValidationError("Give --party or --id, not both.") }
    if let since, let until, until < since { throw ValidationError("--until \(until) is before --since \(since).") }
  }

  func run() throws {
    let register = try AllocationRegister.open(file.path, isReadOnly: true)
    let history = try RegisterReading.asking(file.path) {
      try RegisterHistory(register, parties: party, identifiers: id, days: (since ?? .first)...(until ?? .last))
    }
    let notes = try printing.spreadsheet.notes { try RegisterReading.notes(file.path) }
    try printing.write(history.listing.adding(notes: notes))
    if history.isEmpty { StandardError.note("\(file.path.shownName): nothing happened \(subject)") }
  }

  private var subject: String {
    let time =
      (since.map { " from \($0)" } ?? "") + (until.map { " up to \($0)" } ?? "")
    let names = (party + id.map(\.description)).map { "'\($0.shown)'" }.joined(separator: " or ")
    return "to " + (names.isEmpty ? "the register" : names) + time
  }
}
