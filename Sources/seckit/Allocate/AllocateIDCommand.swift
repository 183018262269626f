import AllocationRegister
import ArgumentParser
import EUI64
import IDAllocation
import Tables

struct AllocateIDCommand: TableCommand {
  static let configuration = CommandConfiguration(
    commandName: "id", abstract: "Give an organisation an identifier of its range, for User Roles.",
    discussion: "With --requests a batch: CSV or .xlsx with party, and request_id, kind, roles (IS;GS), id if wanted.")

  static let tables = [RequestTable.Kind.identifiers.schema]

  @Option(help: ArgumentHelp("The register.", valueName: "file"))
  var register: String

  @OptionGroup var requestOptions: RequestOptions

  @Option(help: ArgumentHelp("The organisation: its signifier or its number.", valueName: "party"))
  var party: String?

  @Option(help: "What the identifier is to serve as. (default: user)")
  var kind: AllocatedKind?

  @Option(
    help: ArgumentHelp("The User Roles, with semicolons: 'IS;GS'; may be repeated.", valueName: "roles"),
    transform: { try RoleList(parsing: $0) })
  var roles: [RoleList] = []

  @Option(
    help: ArgumentHelp("The identifier that is wanted. (default: the next free one)", valueName: "id"),
    transform: { try EUI64(argument: $0) })
  var id: EUI64?

  func validate() throws {
    guard (requestOptions.requests != nil) == (party == nil) else {
      throw ValidationError("Give --party, or --requests.")
    }
    guard requestOptions.requests == nil || (kind == nil && roles.isEmpty && id == nil) else {
      throw ValidationError("With --requests the columns of the file say what is wanted.")
    }
  }

  func run() throws {
    try requestOptions.run(
      register, .identifiers,
      party.map {
        .identifier(party: $0, kind: (kind ?? .user).kind, roles: roles.flatMap(\.codes), value: id)
      })
  }
}
