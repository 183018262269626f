package import EUI64
import Messages
import Reporting

package enum IdentifierAllocationRules {
  static func check(_ identifier: AllocatedIdentifier, in view: some RegisterView) throws {
    guard let organisation = try view.organisation(identifier.organisation) else {
      throw RegisterRules.unknown("\(identifier.organisation)")
    }
    guard organisation.state == .active || identifier.state == .withdrawn else {
      throw RegisterRules.closed(organisation)
    }
    try check(identifier.kind, identifier.roles, of: organisation, in: view)
    if let refusal = try refusal(of: identifier.value, to: organisation, in: view) { throw refusal }
  }

  /// The reason against giving an identifier to an organisation, whatever it is for.
  package static func refusal(
    of value: EUI64, to organisation: Organisation, in view: some RegisterView
  ) throws -> RegisterRefusal? {
    if let other = try view.identifier(value) {
      guard other.organisation == organisation.number else { return try twoParties(other, view) }
      // A withdrawn identifier stays withdrawn: its earlier use is still in everybody's records.
      return RegisterRefusal(
        other.state == .withdrawn ? .withdrawn : .alreadyThere,
        "\(value) already belongs to \(organisation) (\(other.state.rawValue))")
    }
    return try rangeRefusal(of: value, to: organisation, in: view)
  }

  /// The refusal of an identifier that is in no range of an organisation; `nil` where it is in one.
  package static func rangeRefusal(
    of value: EUI64, to organisation: Organisation, in view: some RegisterView
  ) throws -> RegisterRefusal? {
    guard let range = try view.range(containing: value) else {
      return RegisterRefusal(.outsideRange, "\(value) is outside all allocated ranges")
    }
    guard range.organisation == organisation.number else {
      let owner = try view.organisation(range.organisation)?.description ?? "number \(range.organisation)"
      return RegisterRefusal(.outsideRange, "\(value) is in the range of \(owner)")
    }
    return nil
  }

  /// The roles of an identifier, with more.
  static func joined(_ roles: [String], to value: EUI64, in view: some RegisterView) throws -> [String] {
    guard let identifier = try view.identifier(value) else {
      throw RegisterRefusal(.unknownIdentifier, "\(value) is not in the register")
    }
    guard identifier.state != .withdrawn else { throw RegisterRefusal(.withdrawn, "\(value) was withdrawn") }
    let all = Set(identifier.roles + roles).sorted()
    for refusal in refusals(of: all, kind: identifier.kind, in: view) { throw refusal }
    guard all != identifier.roles else { throw RegisterRefusal(.alreadyThere, "\(value) already has these roles") }
    return all
  }

  /// Throws where an organisation can't have an identifier of a kind and roles.
  static func check(
    _ kind: IdentifierKind, _ roles: [String], of organisation: Organisation, in view: some RegisterView
  ) throws {
    for refusal in refusals(of: kind, roles, to: organisation, in: view) { throw refusal }
  }

  /// All reasons against giving identifiers of a kind and roles to an organisation; where that isn't known, against the
  /// kind and the roles by themselves.
  package static func refusals(
    of kind: IdentifierKind, _ roles: [String], to organisation: Organisation?, in view: some RegisterView
  ) -> [RegisterRefusal] {
    [organisation.flatMap { refusal(of: kind, to: $0) }].compactMap(\.self) + refusals(of: roles, kind: kind, in: view)
  }

  private static func refusal(of kind: IdentifierKind, to organisation: Organisation) -> RegisterRefusal? {
    let allowed: IdentifierKind =
      switch organisation.kind {
      case .party: .user
      case .rdp: .rdp
      case .dcc: .dcc
      }
    guard kind != allowed else { return nil }
    return RegisterRefusal(
      .wrongKind,
      "\(organisation) is of kind \(organisation.kind.rawValue), so it gets identifiers of kind \(allowed.rawValue),"
        + " not \(kind.rawValue)")
  }

  private static func refusals(
    of roles: [String], kind: IdentifierKind, in view: some RegisterView
  ) -> [RegisterRefusal] {
    guard (kind == .user) == !roles.isEmpty else {
      return [
        RegisterRefusal(
          .wrongRoles,
          kind == .user
            ? "a User ID needs a User Role; give it"
            : "an identifier of kind \(kind.rawValue) has no User Role; leave it out")
      ]
    }
    let layout = view.layout
    var refusals: [RegisterRefusal] = []
    let unknown = roles.filter { !layout.roles.contains($0) }
    if !unknown.isEmpty {
      refusals.append(
        RegisterRefusal(
          .unknownRole,
          "unknown User Role '\(unknown.joined(separator: "' or '"))'; the roles are"
            + " \(layout.roles.joined(separator: ", "))"))
    }
    let known = roles.filter(layout.roles.contains)
    if !layout.canShare(Set(known)) {
      refusals.append(
        RegisterRefusal(
          .roleShared,
          "\(known.listed) may not share an identifier; \(layout.sharing) (\(layout.sharingRule))"))
    }
    return refusals
  }

  private static func twoParties(_ other: AllocatedIdentifier, _ view: some RegisterView) throws -> RegisterRefusal {
    let owner = try view.organisation(other.organisation)?.description ?? "number \(other.organisation)"
    return RegisterRefusal(
      .twoParties,
      "\(other.value) already belongs to \(owner) (\(other.state.rawValue)); an identifier is never reassigned"
    )
  }
}
