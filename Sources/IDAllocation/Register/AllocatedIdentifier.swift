public import EUI64
public import WorkingDays

/// How far an identifier has come.
public enum IdentifierState: String, CaseIterable, Codable, Sendable {
  /// Proposed by its organisation.
  case proposed
  /// Accepted by the DCC.
  case accepted
  /// No longer used, and never given to another organisation.
  case withdrawn
}

/// An identifier that an organisation was given or has chosen.
public struct AllocatedIdentifier: Codable, Hashable, Sendable {
  /// The identifier.
  public let value: EUI64
  /// The number of its organisation.
  public let organisation: Int
  /// What it serves as: `user`, `rdp` or `dcc`.
  public let kind: IdentifierKind
  /// The User Roles that it serves, in alphabetical order; none but for a User ID.
  public var roles: [String]
  /// How far it has come.
  public var state: IdentifierState
  /// The day on which it was proposed.
  public let proposed: CivilDate
  /// The day on which it was accepted, where it was.
  public var accepted: CivilDate?
  /// The day on which it was withdrawn, where it was.
  public var withdrawn: CivilDate?

  /// Makes an identifier that is proposed on a day.
  public init(
    value: EUI64, organisation: Int, kind: IdentifierKind, roles: [String], state: IdentifierState = .proposed,
    proposed: CivilDate, accepted: CivilDate? = nil, withdrawn: CivilDate? = nil
  ) {
    self.value = value
    self.organisation = organisation
    self.kind = kind
    self.roles = roles
    self.state = state
    self.proposed = proposed
    self.accepted = accepted
    self.withdrawn = withdrawn
  }
}
