import AllocationRegister
import ArgumentParser
import EUI64
import IDAllocation
import Tables

struct AllocateIDCommand: TableCommand, RegisterCommand {
  static let configuration = CommandConfiguration(
    commandName: "id", abstract: "Allocate an identifier from an organisation's range, for User Roles.",
    discussion: """
      EXAMPLES:
        seckit allocate id Fixtures/examples/r.db --party ALPHA --role ED --dry-run
        seckit allocate id Fixtures/examples/r.db --party ALPHA --role IS --role GS \\
            --dry-run

      --requests takes a batch: CSV or .xlsx with the column party; request_id, kind, roles (IS;GS, IS,GS or IS/GS) and id are \
      optional.
      """
  )

  static let tables = [RequestTable.Kind.identifiers.schema]

  @OptionGroup var file: RegisterArgument

  @Option(help: ArgumentHelp("The organisation, by its signifier or number.", valueName: "party"))
  var party: String?

  @Option(help: "The kind of identifier. (default: user)")
  var kind: AllocatedKind?

  @Option(
    help: ArgumentHelp("The User Roles, for example ED or IS,GS; may be repeated.", valueName: "roles"),
    transform: { RoleList(parsing: $0) })
  var role: [RoleList] = []

  @Option(
    help: ArgumentHelp("The identifier to allocate. (default: the next free one)", valueName: "id"),
    transform: { try EUI64(argument: $0) })
  var id: EUI64?

  @OptionGroup var requestOptions: RequestOptions

  func validate() throws {
    guard (requestOptions.requests != nil) == (party == nil) else {
      throw ValidationError("Give --party, or --requests.")
    }
    guard requestOptions.requests != nil || !role.allSatisfy(\.words.isEmpty) || (kind ?? .user) != .user else {
      throw ValidationError("A User ID needs a User Role; give --role.")
    }
    guard requestOptions.requests == nil || (kind == nil && role.isEmpty && id == nil) else {
      throw ValidationError("Leave out the other options with --requests: the columns of the file replace them.")
    }
  }

  func run() throws {
    let known = IdentifierRules.builtIn.roles.map(\.code)
    let areKnown = role.flatMap(\.words).allSatisfy { known.contains($0.uppercased()) }
    // A register may have been made with other roles.
    let roles = try role.codes(
      known: areKnown ? known : AllocationRegister.open(file.path, isReadOnly: true).layout.roles)
    try requestOptions.run(
      file.path, .identifiers,
      party.map { .identifier(party: $0, kind: (kind ?? .user).kind, roles: roles, value: id) })
  }
}
