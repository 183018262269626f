import AllocationRegister
import ArgumentParser
import IDAllocation

/// `seckit allocate id`: an identifier of an organisation's range.
struct AllocateID: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "id", abstract: "Give an organisation an identifier of its range, for User Roles.",
    discussion: "With --requests a batch: CSV with party, and request_id, kind, roles (IS;GS), id if wanted.")

  @OptionGroup var target: AllocateTarget

  @Option(help: ArgumentHelp("The organisation: its signifier or its number.", valueName: "party"))
  var party: String?

  @Option(help: "What the identifier is to serve as: user, rdp or dcc.")
  var kind: String?

  @Option(
    help: ArgumentHelp("The User Roles, with semicolons: 'IS;GS'; may be repeated.", valueName: "roles"))
  var roles: [String] = []

  @Option(help: ArgumentHelp("The identifier that is wanted. (default: the next free one)", valueName: "id"))
  var id: String?

  func validate() throws {
    guard (target.requests != nil) == (party == nil) else { throw ValidationError("Give --party, or --requests.") }
    guard target.requests == nil || (kind == nil && roles.isEmpty && id == nil) else {
      throw ValidationError("With --requests the columns of the file say what is wanted.")
    }
  }

  func run() throws {
    try target.run(.identifiers) { () throws(RegisterRefusal) in
      try RequestText.identifier(party: party, kind: kind, roles: roles.joined(separator: ";"), value: id)
    }
  }
}
