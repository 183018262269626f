import IDAllocation

/// A User Role, as the rules of identifiers know it; or what replaces it for an organisation that has none.
public struct EntryRole: Hashable, Sendable {
  /// Its code: `ED`.
  public let code: String
  /// Its name: `Electricity Distributor`.
  public let name: String

  /// All roles that are known.
  public static var all: [EntryRole] { IdentifierRules.builtIn.roles.map { EntryRole(code: $0.code, name: $0.name) } }

  /// A Registration Data Provider: no User Role, but it has a checklist of its own, with an RDP ID for a User ID.
  public static let rdp = EntryRole(code: EntryRules.builtIn.rdp.role, name: EntryRules.builtIn.rdp.name)

  /// The name of a code; the code itself where it isn't known.
  public static func name(_ code: String) -> String { (all + [rdp]).first { $0.code == code }?.name ?? code }
}
