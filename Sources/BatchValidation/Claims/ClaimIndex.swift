import CBulkScanner
import IDAllocation
import Reporting

/// Who claimed which identifiers before in a batch, and for which User Roles: rows of one identifier for two Parties, for
/// roles that may not share it, or for the same again. A Party or a role that is not named may be any.
///
/// Roles that may not be there keep out none behind them. With a register, the Party in whose range an identifier is isn't
/// accused by others that claim it.
///
/// Memory: 16 bytes a slot, 1.5 to 3 slots an identifier; and 16 bytes for each different claim on an identifier that has
/// more than one.
struct ClaimIndex: ~Copyable {
  private let allocations: AllocationTable?
  /// Whether roles and Parties are judged; else only duplicates are.
  private let judgesRoles: Bool
  private let judgesParties: Bool
  private var slots: SlotTable<ClaimSlot>
  /// Claims in lists: each with the place of the next, and one; 0 for the last.
  private var claims: [(claim: GroupAndState, next: UInt32, line: Int)] = []
  private var histories: [ClaimHistory] = []

  /// A group, and a bit if its roles may not be there.
  private struct GroupAndState {
    private let word: UInt32
    init(_ claim: ClaimSlot.Claim) { word = claim.group << 1 | (claim.isRefused ? 1 : 0) }
    func claim(on line: Int) -> ClaimSlot.Claim {
      ClaimSlot.Claim(group: word >> 1, line: line, isRefused: word & 1 != 0)
    }
  }

  /// The most claims that a row is compared with one by one.
  private static let longestList = 16

  /// Makes an empty index. With a register, claims are those that it knows.
  init(_ allocations: AllocationTable?, judgesRoles: Bool, judgesParties: Bool) throws(BatchError) {
    slots = try SlotTable<ClaimSlot>()
    self.allocations = allocations
    self.judgesRoles = judgesRoles
    self.judgesParties = judgesParties
  }

  /// Looks up a run of rows in their order and adds them. `claims` are the claims of the groups of rows, from 1.
  mutating func judge(
    _ rows: UnsafeMutableBufferPointer<Row>, _ claims: [RowClaim], linesBefore: Int
  ) throws(BatchError) {
    guard let last = rows.last else { return }
    guard linesBefore + last.line <= ClaimSlot.lastLine else {
      throw .tooMuchForDuplicates("more than \(ClaimSlot.lastLine.grouped) lines")
    }
    // A table is far larger than the caches: the memory for all rows of the run is asked for before the first is needed.
    for row in rows where row.hasValue { bulk_prefetch(slots.address(of: slot(row, line: 1))) }
    for index in rows.indices where rows[index].hasValue {
      if allocations == nil, judgesRoles, claims[Int(rows[index].group)].isSplit {
        rows[index].allocation.add(.roleShared)
      }
      let entry = try slots.entry(orAdd: slot(rows[index], line: linesBefore + rows[index].line))
      if !entry.isNew { try judge(&rows[index], linesBefore + rows[index].line, claims, entry.place) }
    }
  }

  private func slot(_ row: Row, line: Int) -> ClaimSlot { ClaimSlot(value: row.value, state(of: row, line)) }

  private func state(of row: Row, _ line: Int) -> ClaimSlot.Claim {
    ClaimSlot.Claim(group: row.group, line: line, isRefused: row.allocation.has(.roleShared))
  }

  /// Compares a row with those before it, and adds it if there is none with the same claim.
  private mutating func judge(
    _ row: inout Row, _ line: Int, _ claims: [RowClaim], _ slot: UnsafeMutablePointer<ClaimSlot>
  ) throws(BatchError) {
    let claim = claims[Int(row.group)]
    let isKnown = allocations == nil || row.isClaim
    var match = ClaimMatch()
    var count = 0
    switch slot.pointee.content {
    case .one(let earlier):
      // The same again: most rows that come again.
      if earlier.group == row.group { return row.firstLine = earlier.line }
      add(earlier, claims, to: claim, isKnown, row.group, &match)
      count = 1
    case .list(let first):
      forEach(of: first) { earlier in
        add(earlier, claims, to: claim, isKnown, row.group, &match)
        count += 1
      }
    case .history(let place):
      if isKnown { match = histories[place].match(claim) }
      match.equal = match.equal > 0 ? match.equal : histories[place].line(ofGroup: row.group)
    }
    note(match, on: &row, claim)
    if match.equal == 0 { try keep(state(of: row, line), claims, slot, count) }
  }

  private func add(
    _ earlier: ClaimSlot.Claim, _ claims: [RowClaim], to claim: RowClaim, _ isKnown: Bool, _ group: UInt32,
    _ match: inout ClaimMatch
  ) {
    let other = claims[Int(earlier.group)]
    if isKnown, other.isKnown {
      match.add(other, earlier.line, isRefused: earlier.isRefused, to: claim)
    } else if earlier.group == group {
      ClaimMatch.note(earlier.line, in: &match.equal)
    }
  }

  private func note(_ match: ClaimMatch, on row: inout Row, _ claim: RowClaim) {
    row.firstLine = match.alike > 0 ? match.alike : match.equal
    row.isAlike = row.firstLine > 0 && row.firstLine != match.equal
    if judgesRoles, match.clash > 0 {
      (row.otherRoleLine, row.otherRoles) = (match.clash, match.clashingRoles)
      row.allocation.add(.roleShared)
    }
    if judgesParties, match.otherParty > 0, allocations.map({ $0.owner(of: row.value) != claim.party }) ?? true {
      row.otherPartyLine = match.otherParty
      row.allocation.add(.twoParties)
    }
  }

  private func forEach(of first: Int, _ body: (ClaimSlot.Claim) -> Void) {
    var next = first + 1
    while next > 0 {
      let entry = claims[next - 1]
      body(entry.claim.claim(on: entry.line))
      next = Int(entry.next)
    }
  }

  /// Keeps one more claim on an identifier that has `count` of them in its slot or its list.
  private mutating func keep(
    _ claim: ClaimSlot.Claim, _ groups: [RowClaim], _ slot: UnsafeMutablePointer<ClaimSlot>, _ count: Int
  ) throws(BatchError) {
    switch slot.pointee.content {
    case .one(let first):
      let place = claims.count
      try append(first, next: place + 2)
      try append(claim)
      slot.pointee.content = .list(place)
    case .list(let first) where count < Self.longestList:
      var last = first
      while claims[last].next > 0 { last = Int(claims[last].next) - 1 }
      claims[last].next = UInt32(claims.count + 1)
      try append(claim)
    case .list(let first):
      var history = ClaimHistory()
      forEach(of: first) { history.add(groups[Int($0.group)], $0) }
      history.add(groups[Int(claim.group)], claim)
      slot.pointee.content = .history(histories.count)
      histories.append(history)
    case .history(let place):
      histories[place].add(groups[Int(claim.group)], claim)
    }
  }

  private mutating func append(_ claim: ClaimSlot.Claim, next: Int = 0) throws(BatchError) {
    guard claims.count < ClaimSlot.lastPlace - 1 else {
      throw .tooMuchForDuplicates("more than \(ClaimSlot.lastPlace.grouped) rows for other Parties or roles")
    }
    claims.append((GroupAndState(claim), UInt32(next), claim.line))
  }
}
