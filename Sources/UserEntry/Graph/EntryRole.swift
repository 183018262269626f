import IDAllocation

/// A User Role, as the rules of identifiers know it.
public struct EntryRole: Hashable, Sendable {
  /// Its code: `ED`.
  public let code: String
  /// Its name: `Electricity Distributor`.
  public let name: String

  /// All roles that are known.
  public static var all: [EntryRole] { IdentifierRules.builtIn.roles.map { EntryRole(code: $0.code, name: $0.name) } }

  /// The name of a code; the code itself where it isn't known.
  public static func name(_ code: String) -> String { all.first { $0.code == code }?.name ?? code }
}
