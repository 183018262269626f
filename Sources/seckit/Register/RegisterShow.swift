import AllocationRegister
import ArgumentParser
import EUI64
import Files
import IDAllocation
import Messages
import Reporting
import WorkingDays

/// `seckit register show`: the daily questions.
struct RegisterShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show who holds what: all organisations, one of them, one identifier, what is free, what changed.",
    discussion: """
      Exit status: 0 it is shown; 1 there is no such organisation; 2 the run could not be finished; 64 the command line is \
      wrong.
      """)

  @Argument(help: "The register.", completion: .file())
  var file: String

  @Option(
    help: ArgumentHelp(
      "One organisation and its identifiers: its signifier or number; may be repeated.", valueName: "party"))
  var party: [String] = []

  @Option(help: ArgumentHelp("Who holds an identifier; may be repeated.", valueName: "id"))
  var id: [String] = []

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
    let values: [EUI64]
    do throws(RegisterRefusal) {
      values = try id.map { text throws(RegisterRefusal) in try RequestText.identifier(text) }
    } catch {
      throw RunFailure(error.detail)
    }
    if let since { return try showChanges(since) }
    let list: Listing
    do {
      let register = try AllocationRegister.open(file, isReadOnly: true)
      let picture = try asOf.map { day throws(RegisterError) in RegisterPicture(try register.state(asOf: day)) }
      switch try show(picture ?? RegisterPicture(register), values) {
      case .success(let shown): list = shown
      case .failure(let refusal): throw nobody(refusal)
      }
    } catch let error as RegisterError {
      throw RunFailure(error)
    }
    try WholeText.write(printing.text(list))
  }

  private func nobody(_ refusal: RegisterRefusal) -> ExitCode {
    StandardError.write("seckit: \(file.shownName): \(refusal.detail)\n")
    return ExitCode(RunStatus.findings.rawValue)
  }

  private func showChanges(_ since: CivilDate) throws {
    let story: RegisterStory
    do {
      story = try RegisterStory(
        AllocationRegister.open(file, isReadOnly: true), parties: party,
        days: since...(until ?? .last))
    } catch let error as RegisterError {
      throw RunFailure(error)
    } catch let refusal as RegisterRefusal {
      throw nobody(refusal)
    }
    try WholeText.write(printing.text(story))
    if story.isEmpty { StandardError.write("seckit: \(file.shownName): nothing changed in that time\n") }
  }

  private func show(
    _ picture: RegisterPicture, _ values: [EUI64]
  ) throws(RegisterError) -> Result<Listing, RegisterRefusal> {
    if !party.isEmpty { return try picture.parties(party) }
    if !values.isEmpty { return .success(try picture.holders(of: values)) }
    if rules { return .success(picture.rules) }
    return .success(free ? try picture.free() : try picture.all())
  }
}
