import IDAllocation

/// Whose an identifier is said to be, and for which User Roles, as the rows of one batch are compared with each other.
struct RowClaim: BitwiseCopyable {
  /// The Party: its organisation number where there is a register, else a number that this batch gives to its name;
  /// ``AllocationClaim/noParty`` where none is named.
  let party: Int32
  /// Whether it is named by a number. Without a register a number says nothing of a signifier.
  let isNumber: Bool
  /// A bit for each User Role.
  let roles: UInt32
  /// A number that this batch gives to words that are no User Roles; 0 where there are none.
  let otherRoles: UInt32
  /// The roles that may not share an identifier with all of ``roles``.
  let clashingRoles: UInt32
  /// Whether Party and roles are known, so that rows of the same are the same claim however they write it.
  let isKnown: Bool

  var hasParty: Bool { party >= 0 }
  var hasRoles: Bool { roles | otherRoles != 0 }
  /// Whether the roles may not share one identifier with each other.
  var isSplit: Bool { roles & clashingRoles != 0 }

  func hasParty(of other: RowClaim) -> Bool { party == other.party }
  func hasRoles(of other: RowClaim) -> Bool { roles == other.roles && otherRoles == other.otherRoles }

  /// Whether nothing tells the Parties apart: they are the same, or one is not named.
  func mayHaveParty(of other: RowClaim) -> Bool { hasParty(of: other) || !hasParty || !other.hasParty }

  /// Whether nothing tells the roles apart.
  func mayHaveRoles(of other: RowClaim) -> Bool { hasRoles(of: other) || !hasRoles || !other.hasRoles }

  /// Whether two Parties are named, and they are not the same.
  func isOfAnotherParty(than other: RowClaim) -> Bool {
    hasParty && other.hasParty && isNumber == other.isNumber && !hasParty(of: other)
  }
}
