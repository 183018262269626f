public import EUI64
public import WorkingDays

/// What somebody asks of a register: one thing, which is done whole or refused. ``RegisterRules/action(for:in:on:)``
/// answers it.
public enum RegisterRequest: Codable, Hashable, Sendable {
  /// A number, a range and a signifier for an organisation; the next free number where none is wanted.
  case organisation(
    kind: OrganisationKind, name: String, signifier: String, number: Int?, accession: CivilDate?)
  /// Another range for an organisation: the range of an organisation number which was never given; where none is wanted
  /// its own range, if it is free, else the next free one.
  case range(party: String, number: Int?)
  /// An identifier of a Party for roles; the next free one where none is wanted.
  case identifier(party: String, kind: IdentifierKind, roles: [String], value: EUI64?)
  /// Another name for a Party.
  case rename(party: String, name: String)
  /// A Party that has withdrawn or was expelled.
  case close(party: String, state: OrganisationState)
  /// An identifier that the DCC has accepted.
  case accept(value: EUI64)
  /// An identifier that is no longer used.
  case withdraw(value: EUI64)

  /// Whether it would get something else if it were made again: what is wanted is not named.
  public var givesMoreEachTime: Bool {
    switch self {
    case .identifier(_, _, _, nil), .range(_, nil): true
    default: false
    }
  }

  /// The Party that it names, by a signifier or a number; `nil` where it names none that should be there.
  package var party: String? {
    switch self {
    case .range(let party, _), .identifier(let party, _, _, _), .rename(let party, _), .close(let party, _): party
    case .organisation, .accept, .withdraw: nil
    }
  }

  /// The request as it counts: what differs from another only in how it is written, as the order of roles or the spaces in a
  /// name, is the same.
  public var normal: RegisterRequest {
    switch self {
    case .organisation(let kind, let name, let signifier, let number, let accession):
      .organisation(
        kind: kind, name: Organisation.tidy(name), signifier: signifier, number: number, accession: accession)
    case .identifier(let party, let kind, let roles, let value):
      .identifier(party: party, kind: kind, roles: Set(roles).sorted(), value: value)
    case .rename(let party, let name): .rename(party: party, name: Organisation.tidy(name))
    case .range, .close, .accept, .withdraw: self
    }
  }
}
