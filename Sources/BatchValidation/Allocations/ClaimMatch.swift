/// What a row has in common with the rows of the same identifier before it: the first line of each kind, 0 where there is none.
struct ClaimMatch {
  /// For the same Party and the same roles.
  var equal = 0
  /// For what may be the same Party and the same roles.
  var alike = 0
  /// For roles that may not share the identifier, and these roles.
  var clash = 0
  var clashingRoles: UInt32 = 0
  /// For another Party.
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

  /// Keeps the smaller of two lines; 0 is none.
  static func note(_ line: Int, in known: inout Int) {
    if line > 0, known == 0 || line < known { known = line }
  }
}
