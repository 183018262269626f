import AllocationRegister
import ArgumentParser
import IDAllocation
import Reporting
import WorkingDays

/// `seckit register show`: the daily questions.
struct RegisterShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show who holds what: all organisations, one of them, one identifier, or what is free.",
    discussion: "What changed in a time is told by 'seckit register history --since'.")

  @Argument(help: "The register.")
  var file: String

  @Option(help: ArgumentHelp("One organisation and its identifiers: its signifier or number.", valueName: "party"))
  var party: String?

  @Option(help: ArgumentHelp("Who holds an identifier.", valueName: "id"))
  var id: String?

  @Flag(help: "How full the block is, and what is given out next.")
  var free = false

  @Option(
    help: ArgumentHelp("The register as it was at the end of a day.", valueName: "date"),
    transform: { try CivilDate(parsing: $0) })
  var asOf: CivilDate?

  @Option(help: "The format: table, csv, json or jsonl.")
  var format: TableFormat = .table

  func validate() throws {
    guard [party != nil, id != nil, free].filter({ $0 }).count <= 1 else {
      throw ValidationError("Give one of --party, --id and --free.")
    }
  }

  func run() throws {
    let text: String
    if let asOf {
      do throws(RegisterError) {
        let register = try AllocationRegister.open(file, isReadOnly: true)
        text = try show(RegisterPicture(try register.state(asOf: asOf)))
      } catch {
        throw RunFailure(error)
      }
    } else {
      do throws(RegisterError) {
        text = try show(RegisterPicture(try AllocationRegister.open(file, isReadOnly: true)))
      } catch {
        throw RunFailure(error)
      }
    }
    try WholeText.write(text)
  }

  private func show(_ picture: RegisterPicture) throws(RegisterError) -> String {
    if let party { return try picture.party(party, format) }
    if let id { return try picture.holder(id, format) }
    return free ? try picture.free(format) : try picture.all(format)
  }
}

/// `seckit register history`: what happened.
struct RegisterHistory: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "Tell what happened to a register, to one organisation or to one identifier.")

  @Argument(help: "The register.")
  var file: String

  @Option(help: ArgumentHelp("What concerns one organisation: its signifier or number.", valueName: "party"))
  var party: String?

  @Option(help: ArgumentHelp("What concerns one identifier.", valueName: "id"))
  var id: String?

  @Option(
    help: ArgumentHelp("From a day on.", valueName: "date"), transform: { try CivilDate(parsing: $0) })
  var since: CivilDate?

  @Option(
    help: ArgumentHelp("Up to a day, with it.", valueName: "date"), transform: { try CivilDate(parsing: $0) })
  var until: CivilDate?

  @Option(help: "The format: table, csv, json or jsonl.")
  var format: TableFormat = .table

  func validate() throws {
    guard party == nil || id == nil else { throw ValidationError("Give --party or --id, not both.") }
  }

  func run() throws {
    let register = try RegisterReading.open(file)
    let story: RegisterStory
    do {
      let value = try id.map { try RequestText.identifier($0) }
      story = try RegisterStory(register, party: party, identifier: value, days: (since ?? .first)...(until ?? .last))
    } catch let error as RegisterError {
      throw RunFailure(error)
    } catch {
      throw RunFailure("\(error)")
    }
    try WholeText.write(story.text(format))
  }
}
