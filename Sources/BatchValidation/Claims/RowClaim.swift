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
  /// A number that this batch gives to words that are not User Roles; 0 where there are none.
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

/// What a row has in common with the rows of the same identifier before it: the first line of each kind, 0 where there is none.
struct ClaimMatch {
  /// For the same Party and the same roles.
  var equal = 0
  /// For what may be the same Party and the same roles.
  var alike = 0
  /// For roles that may not share the identifier, and these roles.
  var clash = 0
  var clashingRoles: UInt32 = 0
  /// For another Party than the row's.
  var otherParty = 0

  /// Takes in an earlier row of a known claim; `isRefused` if its own roles may not be there.
  mutating func add(_ earlier: RowClaim, _ line: Int, isRefused: Bool, to claim: RowClaim) {
    if claim.isOfAnotherParty(than: earlier) { Self.note(line, in: &otherParty) }
    guard claim.mayHaveParty(of: earlier) else { return }
    if claim.mayHaveRoles(of: earlier) {
      Self.note(line, in: &alike)
      if claim.hasParty(of: earlier), claim.hasRoles(of: earlier) { Self.note(line, in: &equal) }
    }
    if !isRefused, earlier.roles & claim.clashingRoles != 0 { addClash(line, earlier.roles) }
  }

  mutating func addClash(_ line: Int, _ roles: UInt32) {
    guard clash == 0 || line < clash else { return }
    (clash, clashingRoles) = (line, roles)
  }

  /// Keeps the smaller of two lines; 0 means no line.
  static func note(_ line: Int, in known: inout Int) {
    if line > 0, known == 0 || line < known { known = line }
  }
}
