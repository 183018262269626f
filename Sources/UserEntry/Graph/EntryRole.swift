public import IDAllocation

/// A User Role, as the rules of identifiers know it; or what replaces it for an organisation that has none.
public struct EntryRole: Hashable, Sendable {
  /// Its code: `ED`.
  public let code: String
  /// Its name: `Electricity Distributor`.
  public let name: String

  /// A Registration Data Provider: no User Role, but it has a checklist of its own, with an RDP ID for a User ID.
  public static let rdp = EntryRole(code: EntryRules.builtIn.rdp.role, name: EntryRules.builtIn.rdp.name)
}

/// The User Roles that there are, by the rules of identifiers. Files of records and task graphs are judged by them.
public struct EntryRoles: Hashable, Sendable {
  /// The roles, in the order of the rules. The code of a Registration Data Provider is never one of them.
  public let all: [EntryRole]

  /// The roles of the rules that are built in.
  public static let builtIn = EntryRoles(.builtIn)

  /// The roles of some rules.
  public init(_ rules: IdentifierRules) {
    all = rules.roles.map { EntryRole(code: $0.code, name: $0.name) }.filter { $0.code != EntryRole.rdp.code }
  }

  /// The codes of the roles, in the order of the rules.
  public var codes: [String] { all.map(\.code) }

  /// The name of a code, also of a Registration Data Provider; the code itself where it isn't known.
  public func name(_ code: String) -> String { (all + [.rdp]).first { $0.code == code }?.name ?? code }

  /// The code that a word is in any case, also of a Registration Data Provider; else the word itself.
  package func code(_ word: String) -> String {
    let capitals = word.uppercased()
    return (all + [.rdp]).contains { $0.code == capitals } ? capitals : word
  }

  /// Throws for a word that is not a User Role: nothing else has a plan.
  package func check(planned role: String) throws(EntryPlanError) {
    let known = codes
    guard known.contains(role) else { throw .unknownRole(role, known: known) }
  }
}
