/// The claims of many Parties or roles on one identifier, kept so that a row is not compared with each of them.
struct ClaimHistory {
  /// The first lines of all groups, for claims that are not known.
  private var groups: [UInt32: Int] = [:]
  private var all = Scope()
  /// By Party, and of rows that name none.
  private var parties: [Int32: Scope] = [:]
  /// The first Party by signifier and by number, and the line of the first row of another one.
  private var named: [Bool: (party: Int32, line: Int, second: Int)] = [:]

  /// The claims of one Party, or of all.
  private struct Scope {
    var first = 0
    /// The first line of each set of roles.
    private var lines: [UInt64: Int] = [:]
    /// By role, the first row with it whose roles may be there.
    private var roles: [Int: (line: Int, roles: UInt32)] = [:]

    private static func key(_ claim: RowClaim) -> UInt64 { UInt64(claim.otherRoles) << 32 | UInt64(claim.roles) }

    mutating func add(_ claim: RowClaim, _ line: Int, isRefused: Bool) {
      ClaimMatch.note(line, in: &first)
      ClaimMatch.note(line, in: &lines[Self.key(claim), default: 0])
      guard !isRefused else { return }
      for bit in 0..<32 where claim.roles & 1 << UInt32(bit) != 0 && roles[bit].map({ line < $0.line }) ?? true {
        roles[bit] = (line, claim.roles)
      }
    }

    func equal(_ claim: RowClaim) -> Int { lines[Self.key(claim)] ?? 0 }

    func match(_ claim: RowClaim, into match: inout ClaimMatch) {
      if claim.hasRoles {
        ClaimMatch.note(equal(claim), in: &match.alike)
        ClaimMatch.note(lines[0] ?? 0, in: &match.alike)
      } else {
        ClaimMatch.note(first, in: &match.alike)
      }
      for bit in 0..<32 where claim.clashingRoles & 1 << UInt32(bit) != 0 {
        if let row = roles[bit] { match.addClash(row.line, row.roles) }
      }
    }
  }

  mutating func add(_ claim: RowClaim, _ row: ClaimSlot.Claim) {
    groups[row.group] = row.line
    guard claim.isKnown else { return }
    all.add(claim, row.line, isRefused: row.isRefused)
    parties[claim.party, default: Scope()].add(claim, row.line, isRefused: row.isRefused)
    guard claim.hasParty else { return }
    if let known = named[claim.isNumber] {
      if known.party != claim.party, known.second == 0 { named[claim.isNumber]?.second = row.line }
    } else {
      named[claim.isNumber] = (claim.party, row.line, 0)
    }
  }

  /// The line of the first row of a group; 0 where there is none.
  func line(ofGroup group: UInt32) -> Int { groups[group] ?? 0 }

  /// What a row with a known claim has in common with those before it.
  func match(_ claim: RowClaim) -> ClaimMatch {
    var match = ClaimMatch()
    match.equal = parties[claim.party]?.equal(claim) ?? 0
    if claim.hasParty {
      for party in [claim.party, -1] { parties[party]?.match(claim, into: &match) }
      if let known = named[claim.isNumber] { match.otherParty = known.party == claim.party ? known.second : known.line }
    } else {
      all.match(claim, into: &match)
    }
    return match
  }
}
