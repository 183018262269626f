public import EUI64
public import WorkingDays

/// How far an identifier has come in a register. The raw values are stable: registers and lists hold them.
public enum IdentifierState: String, CaseIterable, Codable, Sendable {
  /// Its organisation has it or has chosen it; the DCC has not accepted it yet.
  case proposed
  /// The DCC has accepted it.
  case accepted
  /// No longer used, and never given to another organisation.
  case withdrawn
}

/// An identifier that an organisation was given or has chosen. You meet it as a row of a register; nothing in it is
/// ever deleted, only withdrawn.
public struct AllocatedIdentifier: Codable, Hashable, Sendable {
  /// The 64 bits, in a range of the organisation.
  public let value: EUI64
  /// The number of its organisation.
  public let organisation: Int
  /// What it serves as: `user`, `rdp` or `dcc`.
  public let kind: IdentifierKind
  /// The User Roles that it serves, in alphabetical order; none but for a User ID.
  public var roles: [String]
  /// How far it has come. Only forwards: never from accepted to proposed, and never back from withdrawn.
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

/// Identifiers that belong to an organisation: all from ``first`` to ``last``. It is made by the layout of the block
/// from the organisation's number, or comes from a list.
public struct AllocatedRange: Codable, Hashable, Sendable, CustomStringConvertible {
  /// The number of the organisation that it belongs to.
  public let organisation: Int
  /// The first identifier that lies in it, as `70-B3-D5-1F-30-01-00-00`.
  public let first: EUI64
  /// The last identifier, not before the first.
  public let last: EUI64

  /// Makes a range of the identifiers from `first` to `last`, both included.
  public init(organisation: Int, first: EUI64, last: EUI64) {
    self.organisation = organisation
    self.first = first
    self.last = last
  }

  /// How many identifiers lie in it.
  public var count: Int {
    first <= last ? Int(clamping: (last.rawValue - first.rawValue).addingReportingOverflow(1).partialValue) : 0
  }

  /// Whether an identifier lies in it, both ends included.
  public func contains(_ identifier: EUI64) -> Bool { first <= identifier && identifier <= last }

  /// Whether it has an identifier with another range in common.
  public func overlaps(_ other: AllocatedRange) -> Bool { first <= other.last && other.first <= last }

  /// `70-B3-D5-1F-30-01-00-00 to 70-B3-D5-1F-30-01-FF-FF`.
  public var description: String { "\(first) to \(last)" }
}
