import CBulkScanner
import IDAllocation
import Reporting

/// Who claimed which identifiers before in a batch, and for which User Roles: rows of one identifier for two Parties, for
/// roles that may not share it, or for the same again.
///
/// Memory: 36 to 72 bytes for each identifier of a Party, and 16 for each other set of roles that it stands there with.
struct ClaimIndex: ~Copyable {
  private let allocations: AllocationTable
  private var first: SlotTable<ClaimSlot>
  /// The roles of later rows, each with its first line and the place of the next, as ``ClaimSlot`` has them.
  private var others: [(roles: UInt32, next: UInt32, line: Int)] = []
  /// The first rows of identifiers that are not in the range of their Party, for up to two Parties each. They are errors
  /// by themselves, and few; all others of an identifier are of the one Party in whose range it is.
  private var strays: [UInt64: Stray] = [:]

  private struct Stray {
    let first: (party: Int32, line: Int)
    /// The line of the first row for another Party than the first.
    var second: Int?
  }

  init(_ allocations: AllocationTable) throws(BatchError) {
    self.allocations = allocations
    first = try SlotTable<ClaimSlot>()
  }

  /// Looks up a run of rows in their order and adds them. `claims` are those of the groups of rows, from 1.
  mutating func judge(
    _ rows: UnsafeMutableBufferPointer<Row>, _ claims: [AllocationClaim], linesBefore: Int
  ) throws(BatchError) {
    guard let last = rows.last else { return }
    guard linesBefore + last.line <= ClaimSlot.lastLine else {
      throw .tooMuchForDuplicates("more than \(ClaimSlot.lastLine.grouped) lines")
    }
    for row in rows where row.isClaim {
      let claim = claims[Int(row.group)]
      bulk_prefetch(first.address(of: ClaimSlot(value: row.value, party: claim.party, roles: 0, line: 1)))
    }
    for index in rows.indices where rows[index].isClaim {
      try judge(&rows[index], claims[Int(rows[index].group)], linesBefore + rows[index].line)
    }
  }

  private mutating func judge(
    _ row: inout Row, _ claim: AllocationClaim, _ line: Int
  ) throws(BatchError) {
    let slot = ClaimSlot(value: row.value, party: claim.party, roles: claim.roles, line: line)
    let entry = try first.entry(orAdd: slot)
    if !entry.isNew { row.firstLine = compare(&row, claim, entry.place, line) }
    guard claim.party >= 0 else { return }
    let owner = allocations.owner(of: row.value)
    if owner != claim.party {
      try judgeStray(&row, claim, owner, line)
    } else if !strays.isEmpty, let stray = strays[row.value] {
      note(otherParty: stray.first.line, &row)
    }
    if row.otherPartyLine > 0 { row.allocation.insert(.twoParties) }
  }

  /// Compares a row with those before it of the same Party. Returns the line of the first with the same roles, else adds
  /// its roles and returns 0.
  private mutating func compare(
    _ row: inout Row, _ claim: AllocationClaim, _ entry: UnsafeMutablePointer<ClaimSlot>, _ line: Int
  ) -> Int {
    var same = entry.pointee.roles == claim.roles ? entry.pointee.line : 0
    note(entry.pointee.roles, on: entry.pointee.line, claim, &row)
    var last: Int?
    var next = entry.pointee.next
    while next > 0 {
      let place = Int(next) - 1
      let other = others[place]
      if other.roles == claim.roles { same = other.line }
      note(other.roles, on: other.line, claim, &row)
      (last, next) = (place, other.next)
    }
    if row.otherRoleLine > 0 { row.allocation.insert(.roleShared) }
    guard same == 0, others.count < Int(UInt32.max) else { return same }
    others.append((claim.roles, 0, line))
    if let last { others[last].next = UInt32(others.count) } else { entry.pointee.next = UInt32(others.count) }
    return 0
  }

  /// A row of an identifier that is not in its Party's range.
  private mutating func judgeStray(
    _ row: inout Row, _ claim: AllocationClaim, _ owner: Int32?, _ line: Int
  ) throws(BatchError) {
    if let owner {
      let slot = ClaimSlot(value: row.value, party: owner, roles: 0, line: 1)
      if let home = first.entry(of: slot) { note(otherParty: home.pointee.line, &row) }
    }
    guard let known = strays[row.value] else {
      strays[row.value] = Stray(first: (claim.party, line))
      return
    }
    if known.first.party != claim.party {
      note(otherParty: known.first.line, &row)
      if known.second == nil { strays[row.value]?.second = line }
    } else if let second = known.second {
      note(otherParty: second, &row)
    }
  }

  private func note(_ roles: UInt32, on line: Int, _ claim: AllocationClaim, _ row: inout Row) {
    guard row.otherRoleLine == 0, roles & claim.clashingRoles != 0 else { return }
    row.otherRoleLine = line
    row.otherRoles = roles
  }

  private func note(otherParty line: Int, _ row: inout Row) {
    row.otherPartyLine = row.otherPartyLine == 0 ? line : min(row.otherPartyLine, line)
  }
}
