import AllocationRegister
import ArgumentParser
import Files
import IDAllocation
import Messages
import Reporting
import WorkingDays

/// `seckit register history`: what happened.
struct RegisterHistory: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "Tell what happened to a register, to organisations or to identifiers.",
    discussion: """
      Exit status: 0 it is told; 1 nothing happened, or there is no such organisation; 2 the run could not be finished; 64 \
      the command line is wrong.
      """)

  @Argument(help: "The register.", completion: .file())
  var file: String

  @Option(
    help: ArgumentHelp("What concerns an organisation: its signifier or number; may be repeated.", valueName: "party"))
  var party: [String] = []

  @Option(help: ArgumentHelp("What concerns an identifier; may be repeated.", valueName: "id"))
  var id: [String] = []

  @Option(
    help: ArgumentHelp("From a day on.", valueName: "date"), transform: { try CivilDate(parsing: $0) })
  var since: CivilDate?

  @Option(
    help: ArgumentHelp("Up to a day, with it.", valueName: "date"), transform: { try CivilDate(parsing: $0) })
  var until: CivilDate?

  @OptionGroup var printing: ListOptions

  func validate() throws {
    guard party.isEmpty || id.isEmpty else { throw ValidationError("Give --party or --id, not both.") }
    if let since, let until, until < since { throw ValidationError("--until \(until) is before --since \(since).") }
  }

  func run() throws {
    let register = try RegisterReading.open(file)
    let story: RegisterStory
    do {
      let values = try id.map { try RequestText.identifier($0) }
      story = try RegisterStory(
        register, parties: party, identifiers: values, days: (since ?? .first)...(until ?? .last))
    } catch let error as RegisterError {
      throw RunFailure(error)
    } catch let refusal as RegisterRefusal where refusal.code == .unknownParty {
      StandardError.write("seckit: \(file.shownName): \(refusal.detail)\n")
      throw ExitCode(RunStatus.findings.rawValue)
    } catch {
      throw RunFailure("\(error)")
    }
    try WholeText.write(printing.text(story))
    guard story.isEmpty else { return }
    StandardError.write("seckit: \(file.shownName): nothing happened \(subject)\n")
    throw ExitCode(RunStatus.findings.rawValue)
  }

  /// What a story would be about.
  private var subject: String {
    let time =
      (since.map { " from \($0)" } ?? "") + (until.map { " up to \($0)" } ?? "")
    let names = (party + id).map { "'\($0.shown)'" }.joined(separator: " or ")
    return "to " + (names.isEmpty ? "the register" : names) + time
  }
}
