import CBulkScanner
import IDAllocation
import Reporting

/// Who claimed which identifiers before in a batch, and for which User Roles: rows of one identifier for two Parties, for
/// roles that may not share it, or for the same again.
///
/// A row that is wrong by itself speaks against none behind it: the Party in whose range an identifier is isn't accused by
/// others that claim it, and roles that may not be there don't keep out those that may.
///
/// Memory: 24 to 48 bytes for each identifier, and 16 for each other set of roles that it stands there with.
struct ClaimIndex: ~Copyable {
  private let allocations: AllocationTable
  /// The first rows of identifiers that are in the range of their Party.
  private var home: SlotTable<HomeSlot>
  /// The first rows of those that are not, for each Party: errors by themselves, and few.
  private var strays: SlotTable<StraySlot>
  /// The roles of later rows, each with its first line and the place of the next, as ``ClaimSlot`` has them.
  private var others: [(roles: UInt32, next: UInt32, line: Int)] = []
  /// The Parties of those that are not, of which two are enough to tell.
  private var parties: [UInt64: Parties] = [:]

  private struct Parties {
    let first: (party: Int32, line: Int)
    /// The line of the first row for another Party than the first.
    var second: Int?
  }

  init(_ allocations: AllocationTable) throws(BatchError) {
    let home = try SlotTable<HomeSlot>()
    let strays = try SlotTable<StraySlot>()
    self.allocations = allocations
    self.home = home
    self.strays = strays
  }

  /// Looks up a run of rows in their order and adds them. `claims` are those of the groups of rows, from 1.
  mutating func judge(
    _ rows: UnsafeMutableBufferPointer<Row>, _ claims: [AllocationClaim], linesBefore: Int
  ) throws(BatchError) {
    guard let last = rows.last else { return }
    guard linesBefore + last.line <= HomeSlot.lastLine else {
      throw .tooMuchForDuplicates("more than \(HomeSlot.lastLine.grouped) lines")
    }
    // A table is far larger than the caches: the memory for all rows of the run is asked for before the first is needed.
    for row in rows where row.isClaim {
      bulk_prefetch(home.address(of: HomeSlot(value: row.value, roles: 0, line: 1)))
    }
    for index in rows.indices where rows[index].isClaim {
      try judge(&rows[index], claims[Int(rows[index].group)], linesBefore + rows[index].line)
    }
  }

  private mutating func judge(
    _ row: inout Row, _ claim: AllocationClaim, _ line: Int
  ) throws(BatchError) {
    let owner = allocations.owner(of: row.value)
    if claim.party == owner || claim.party == AllocationClaim.noParty {
      let entry = try home.entry(orAdd: HomeSlot(value: row.value, roles: roles(row, claim), line: line))
      if !entry.isNew { row.firstLine = try compare(&row, claim, entry.place, line) }
    } else {
      let entry = try strays.entry(
        orAdd: StraySlot(value: row.value, party: claim.party, roles: roles(row, claim), line: line))
      // What is added to `others` leaves the entry where it is.
      if !entry.isNew { row.firstLine = try compare(&row, claim, entry.place, line) }
      if let first = home.entry(of: HomeSlot(value: row.value, roles: 0, line: 1)) {
        note(otherParty: first.pointee.line, &row)
      }
      compareParties(&row, claim, line)
    }
    if row.otherPartyLine > 0 { row.allocation.add(.twoParties) }
  }

  /// The roles of a row as they are kept: marked where they may not be there.
  private func roles(_ row: borrowing Row, _ claim: AllocationClaim) -> UInt32 {
    row.allocation.has(.roleShared) ? claim.roles | Self.refused : claim.roles
  }

  /// The bit of roles that may not share their identifier; no role has it.
  private static var refused: UInt32 { 1 << 31 }

  /// Compares a row with those before it of the same Party. Returns the line of the first with the same roles, else adds
  /// its roles and returns 0.
  private mutating func compare(
    _ row: inout Row, _ claim: AllocationClaim, _ entry: UnsafeMutablePointer<some ClaimSlot>, _ line: Int
  ) throws(BatchError) -> Int {
    var same = entry.pointee.roles & ~Self.refused == claim.roles ? entry.pointee.line : 0
    note(entry.pointee.roles, on: entry.pointee.line, claim, &row)
    var last: Int?
    var next = entry.pointee.next
    while next > 0 {
      let place = Int(next) - 1
      let other = others[place]
      if other.roles & ~Self.refused == claim.roles { same = other.line }
      note(other.roles, on: other.line, claim, &row)
      (last, next) = (place, other.next)
    }
    if row.otherRoleLine > 0 { row.allocation.add(.roleShared) }
    guard same == 0 else { return same }
    guard others.count < HomeSlot.lastPlace else {
      throw .tooMuchForDuplicates("more than \(HomeSlot.lastPlace.grouped) rows with other roles")
    }
    others.append((roles(row, claim), 0, line))
    if let last { others[last].next = UInt32(others.count) } else { entry.pointee.next = UInt32(others.count) }
    return 0
  }

  /// Compares the Party of a row, in whose range the identifier is not, with those before it.
  private mutating func compareParties(_ row: inout Row, _ claim: AllocationClaim, _ line: Int) {
    guard let known = parties[row.value] else {
      parties[row.value] = Parties(first: (claim.party, line))
      return
    }
    if known.first.party != claim.party {
      note(otherParty: known.first.line, &row)
      if known.second == nil { parties[row.value]?.second = line }
    } else if let second = known.second {
      note(otherParty: second, &row)
    }
  }

  private func note(_ roles: UInt32, on line: Int, _ claim: AllocationClaim, _ row: inout Row) {
    guard row.otherRoleLine == 0, roles & Self.refused == 0, roles & claim.clashingRoles != 0 else { return }
    row.otherRoleLine = line
    row.otherRoles = roles
  }

  private func note(otherParty line: Int, _ row: inout Row) {
    row.otherPartyLine = row.otherPartyLine == 0 ? line : min(row.otherPartyLine, line)
  }
}
