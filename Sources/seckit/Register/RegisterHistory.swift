import AllocationRegister
import ArgumentParser
import IDAllocation
import Reporting
import WorkingDays

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
    if let since, let until, until < since { throw ValidationError("--until \(until) is before --since \(since).") }
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
