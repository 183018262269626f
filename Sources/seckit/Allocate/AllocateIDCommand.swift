import AllocationRegister
import ArgumentParser
import EUI64
import IDAllocation
import Tables

struct AllocateIDCommand: TableCommand {
  static let configuration = CommandConfiguration(
    commandName: "id", abstract: "Allocate an identifier from an organisation's range, for User Roles.",
    discussion: """
      EXAMPLES:
        seckit allocate id --register r.db --party ALPHA --roles ED
        seckit allocate id --register r.db --party ALPHA --roles 'IS;GS' --dry-run

      --requests takes a batch: CSV or .xlsx with the column party; request_id, kind, roles (IS;GS) and id are \
      optional.
      """
  )

  static let tables = [RequestTable.Kind.identifiers.schema]

  @Option(help: ArgumentHelp("The register file.", valueName: "file"))
  var register: String

  @OptionGroup var requestOptions: RequestOptions

  @Option(help: ArgumentHelp("The organisation, by its signifier or number.", valueName: "party"))
  var party: String?

  @Option(help: "The kind of identifier. (default: user)")
  var kind: AllocatedKind?

  @Option(
    help: ArgumentHelp("The User Roles, separated by semicolons ('IS;GS'); may be repeated.", valueName: "roles"),
    transform: { try RoleList(parsing: $0) })
  var roles: [RoleList] = []

  @Option(
    help: ArgumentHelp("The identifier to allocate. (default: the next free one)", valueName: "id"),
    transform: { try EUI64(argument: $0) })
  var id: EUI64?

  func validate() throws {
    guard (requestOptions.requests != nil) == (party == nil) else {
      throw ValidationError("Give --party, or --requests.")
    }
    guard requestOptions.requests == nil || (kind == nil && roles.isEmpty && id == nil) else {
      throw ValidationError("Leave out the other options with --requests: the columns of the file replace them.")
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
