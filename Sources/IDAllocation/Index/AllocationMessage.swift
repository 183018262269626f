package import EUI64
import Messages
import Reporting

/// The words for a claim that a register has something against.
package struct AllocationMessage {
  private let index: AllocationIndex
  private let kind: IdentifierKind
  private let value: EUI64
  private let party: String?
  private let role: String?
  private let likelyParties: LikelyParties?

  /// Of an identifier with the Party and the roles as they are written, `nil` where nothing says them. In a batch
  /// `likely` has the Parties that were probably meant; else one is searched for.
  package init(
    _ index: AllocationIndex, value: EUI64, party: String?, role: String?, kind: IdentifierKind,
    likely: LikelyParties? = nil
  ) {
    self.index = index
    likelyParties = likely
    self.kind = kind
    self.value = value
    self.party = party
    self.role = role
  }

  /// Worked out where a message needs it: a batch may have a million of an unknown Party, which needs none.
  private var claim: AllocationClaim { index.claim(party: party, role: role, kind: kind) }

  /// The message of a code that the register gives by itself; `nil` where it rests on another claim.
  package func text(for code: FindingCode) -> String? {
    switch code {
    case .unallocated: "outside all allocated ranges in \(index.name)\(neverAllocated)\(ownRanges)"
    case .otherParty: "in the range of \(owner)\(ownRanges)"
    case .dccRange: "in the range of the DCC, organisation \(index.layout.dccOrganisation)\(ownRanges)"
    case .roleShared: roleSharedText
    case .twoParties:
      index.table.findings(on: value.rawValue, claim).has(.twoParties)
        ? "\(index.name) lists it for \(owner); an identifier is never reassigned" : nil
    case .withdrawn: withdrawnText
    case .notGivenOut: index.notGivenOutText(value)
    case .notAccepted: "\(index.name) lists it for \(owner) as proposed; the DCC has not accepted it"
    case .unknownParty: unknownPartyText
    case .unknownRole: unknownRoleText
    default: preconditionFailure("\(code) is not a code of a register")
    }
  }

  private var owner: String {
    index.table.owner(of: value.rawValue).flatMap { index.organisations[Int($0)] }?.description ?? "nobody"
  }

  private var neverAllocated: String {
    let layout = index.layout
    guard layout.block.contains(value) else { return ", whose block is \(layout.block.prefixText)" }
    let number = layout.number(of: value)
    return index.organisations[number] == nil ? "; organisation number \(number) was never allocated" : ""
  }

  /// Where the Party's identifiers are: what was probably meant.
  private var ownRanges: String {
    guard let organisation = index.organisations[Int(claim.party)] else { return "" }
    return AllocationIndex.text(of: organisation, index.ranges(of: organisation.number))
  }

  private var roleSharedText: String? {
    let (roles, sharing, claim) = (index.roles, index.roles.sharing, claim)
    if claim.findings.has(.roleShared) { return "\(roles.names(of: claim.roles)) on one identifier; \(sharing)" }
    guard index.table.findings(on: value.rawValue, claim).has(.roleShared),
      let record = index.table.records[value.rawValue &- index.table.first]
    else { return nil }
    return "\(index.name) lists it for \(roles.names(of: record & claim.clashingRoles)) of the same Party; \(sharing)"
  }

  private var withdrawnText: String {
    let state = index.table.owner(of: value.rawValue).flatMap { index.organisations[Int($0)] }?.state
    if let record = index.table.records[value.rawValue &- index.table.first], record & IdentifierRecords.withdrawn != 0
    {
      let who = state == .expelled ? "withdrawn when \(owner) was expelled" : "withdrawn by \(owner)"
      return "\(who); withdrawn identifiers can't be reused"
    }
    return "\(owner) is \(state?.rawValue ?? "closed"), so its range can't be used"
  }

  private var unknownPartyText: String {
    guard let party, !party.isEmpty else { return "the Party is missing" }
    let likely = likelyParties.map { $0.signifier(for: party) } ?? index.likely(party)
    return "no organisation in \(index.name) has the signifier or the number '\(party.shown)'"
      + (likely.map { "; probably meant: \($0)" } ?? "")
  }

  private var unknownRoleText: String {
    let roles = index.layout.roles
    if kind == .user, let organisation = index.organisations[Int(claim.party)], organisation.kind != .party {
      return "\(organisation) is of kind \(organisation.kind.rawValue), which has no User Role; probably meant:"
        + " --kind \(organisation.kind.rawValue)"
    }
    guard let wrong = index.roles.read(role ?? "").unknown.first else {
      return "the User Role is missing; the roles are \(roles.joined(separator: ", "))"
    }
    let likely = Suggestion.nearest(to: wrong.uppercased(), among: roles)
    return "unknown User Role '\(wrong.shown)'; the roles are \(roles.joined(separator: ", "))"
      + (likely.map { "; probably meant: \($0)" } ?? "")
  }
}
