import EUI64

/// An ``AllocationIndex`` as plain memory, for the hot path: valid as long as the index is.
package struct AllocationTable: BitwiseCopyable, @unchecked Sendable {
  /// The first identifier of the block, and how many there are.
  @usableFromInline let first: UInt64
  @usableFromInline let size: UInt64
  @usableFromInline let rangeBits: UInt64
  /// Whose all identifiers are that share the bits of an organisation number, or ``nobody``, or ``several``.
  @usableFromInline let owners: UnsafePointer<Int32>
  /// The ranges in order, for the identifiers of which `owners` says ``several``.
  let ranges: UnsafePointer<Range>
  let rangeCount: Int
  /// For each organisation number whether it is closed.
  @usableFromInline let closed: UnsafePointer<Bool>
  @usableFromInline let dcc: Int32
  @usableFromInline let records: IdentifierRecords
  /// What is told of an identifier that has no record, and of one that is only proposed.
  @usableFromInline let unrecorded: AllocationFindings
  @usableFromInline let unaccepted: AllocationFindings

  @usableFromInline static var nobody: Int32 { -1 }
  @usableFromInline static var several: Int32 { -2 }

  /// A range and the organisation that it belongs to.
  struct Range: BitwiseCopyable {
    let first: UInt64
    let last: UInt64
    let organisation: Int32
  }

  init(
    _ layout: RegisterLayout, owners: UnsafePointer<Int32>, ranges: UnsafePointer<Range>, rangeCount: Int,
    closed: UnsafePointer<Bool>, records: IdentifierRecords, unrecorded: AllocationFindings,
    unaccepted: AllocationFindings
  ) {
    first = layout.first.rawValue
    size = 1 << UInt64(layout.organisationBits + layout.rangeBits)
    rangeBits = UInt64(layout.rangeBits)
    dcc = Int32(clamping: layout.dccOrganisation)
    self.owners = owners
    self.ranges = ranges
    self.rangeCount = rangeCount
    self.closed = closed
    self.records = records
    self.unrecorded = unrecorded
    self.unaccepted = unaccepted
  }

  /// The number of the organisation in whose range an identifier lies.
  @inlinable
  package func owner(of value: UInt64) -> Int32? {
    let offset = value &- first
    guard offset < size else { return nil }
    let owner = owners[Int(truncatingIfNeeded: offset >> rangeBits)]
    if owner >= 0 { return owner }
    return owner == Self.several ? searchOwner(of: value) : nil
  }

  /// What there is to say of an identifier of the Panel block that a row claims. Cost: some nanoseconds, and a look into a
  /// table of the identifiers of the register.
  @inlinable
  package func findings(on value: UInt64, _ claim: AllocationClaim) -> AllocationFindings {
    var findings = claim.findings
    guard let owner = owner(of: value) else {
      findings.add(.unallocated)
      return findings
    }
    let isForeign = claim.party != owner
    if isForeign {
      if owner == dcc {
        findings.add(.dccRange)
      } else if claim.party >= 0 {
        findings.add(.otherParty)
      }
    }
    if closed[Int(owner)] { findings.add(.withdrawn) }
    // Where no Party is named, an identifier is taken to be used by its holder; the DCC's are not.
    let isOwn = !isForeign || (claim.party == AllocationClaim.noParty && owner != dcc)
    guard let record = records[value &- first] else {
      if isOwn { findings.add(unrecorded) }
      return findings
    }
    if isForeign, claim.party >= 0 { findings.add(.twoParties) }
    if record & IdentifierRecords.withdrawn != 0 {
      findings.add(.withdrawn)
      return findings
    }
    if !isForeign || claim.party == AllocationClaim.noParty, claim.clashingRoles & record != 0 {
      findings.add(.roleShared)
    }
    if isOwn, record & IdentifierRecords.proposed != 0 { findings.add(unaccepted) }
    return findings
  }

  /// The number of identifiers at the head of a run of which there is nothing to say.
  package func countOfCleanHead(_ values: UnsafeBufferPointer<UInt64>, _ claim: AllocationClaim) -> Int {
    values.firstIndex { !findings(on: $0, claim).isEmpty } ?? values.count
  }

  @usableFromInline
  func searchOwner(of value: UInt64) -> Int32? {
    var (low, high) = (0, rangeCount)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].last < value { low = middle + 1 } else { high = middle }
    }
    return low < rangeCount && ranges[low].first <= value ? ranges[low].organisation : nil
  }
}
