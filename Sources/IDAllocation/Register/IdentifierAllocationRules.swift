import EUI64
import Reporting

/// The rules on identifiers of organisations.
enum IdentifierAllocationRules {
  static func check(_ identifier: AllocatedIdentifier, in view: some RegisterView) throws {
    guard let organisation = try view.organisation(identifier.organisation) else {
      throw RegisterRules.unknown("\(identifier.organisation)")
    }
    guard organisation.state == .active || identifier.state == .withdrawn else {
      throw RegisterRules.closed(organisation)
    }
    try check(identifier.kind, identifier.roles, of: organisation, in: view)
    if let other = try view.identifier(identifier.value) {
      guard other.organisation == organisation.number else { throw try twoParties(other, view) }
      // A withdrawn identifier stays withdrawn: what it stood for is still in everybody's records.
      throw RegisterRefusal(
        other.state == .withdrawn ? .withdrawn : .alreadyThere,
        "\(identifier.value) is \(organisation.words)'s already, and \(other.state.rawValue)")
    }
    guard let range = try view.range(containing: identifier.value) else {
      throw RegisterRefusal(.outsideRange, "\(identifier.value) is in nobody's range")
    }
    guard range.organisation == organisation.number else {
      let owner = try view.organisation(range.organisation)?.words ?? "number \(range.organisation)"
      throw RegisterRefusal(.outsideRange, "\(identifier.value) is in the range of \(owner)")
    }
  }

  /// The roles of an identifier, with more.
  static func joined(_ roles: [String], to value: EUI64, in view: some RegisterView) throws -> [String] {
    guard let identifier = try view.identifier(value) else {
      throw RegisterRefusal(.unknownIdentifier, "\(value) is not in the register")
    }
    guard identifier.state != .withdrawn else { throw RegisterRefusal(.withdrawn, "\(value) was withdrawn") }
    let all = Set(identifier.roles + roles).sorted()
    try check(all, kind: identifier.kind, in: view)
    guard all != identifier.roles else { throw RegisterRefusal(.alreadyThere, "\(value) has these roles already") }
    return all
  }

  /// Throws where an organisation can't have an identifier of a kind and roles.
  static func check(
    _ kind: IdentifierKind, _ roles: [String], of organisation: Organisation, in view: some RegisterView
  ) throws {
    try check(kind, of: organisation)
    try check(roles, kind: kind, in: view)
  }

  private static func check(_ kind: IdentifierKind, of organisation: Organisation) throws {
    let allowed: IdentifierKind =
      switch organisation.kind {
      case .party: .user
      case .rdp: .rdp
      case .dcc: .dcc
      }
    guard kind == allowed else {
      throw RegisterRefusal(
        .wrongKind,
        "\(organisation.words) is of kind \(organisation.kind.rawValue), and gets identifiers of kind \(allowed.rawValue),"
          + " not \(kind.rawValue)"
      )
    }
  }

  private static func check(_ roles: [String], kind: IdentifierKind, in view: some RegisterView) throws {
    guard (kind == .user) == !roles.isEmpty else {
      throw RegisterRefusal(
        .wrongRoles,
        kind == .user ? "a User ID needs a User Role" : "an identifier of kind \(kind.rawValue) has no User Role")
    }
    if let role = roles.first(where: { !view.layout.roles.contains($0) }) {
      throw RegisterRefusal(
        .unknownRole, "there is no User Role '\(role)'; the roles are \(view.layout.roles.joined(separator: ", "))")
    }
    guard view.layout.canShare(Set(roles)) else {
      let groups = view.layout.sharingGroups.map { $0.joined(separator: ", ") }.joined(separator: "; ")
      throw RegisterRefusal(
        .roleShared,
        "\(roles.joined(separator: " and ")) may not share an identifier; those that may are \(groups)"
          + " (\(view.layout.sharingRule.words))")
    }
  }

  private static func twoParties(_ other: AllocatedIdentifier, _ view: some RegisterView) throws -> RegisterRefusal {
    let owner = try view.organisation(other.organisation)?.words ?? "number \(other.organisation)"
    return RegisterRefusal(
      .twoParties,
      "\(other.value) is that of \(owner), and \(other.state.rawValue); one identifier has one Party for ever"
    )
  }
}
