/// An ``AllocationIndex`` as plain memory, for the hot path: valid as long as the index is.
package struct AllocationTable: BitwiseCopyable, @unchecked Sendable {
  /// The first identifier of the block, and how many there are.
  let first: UInt64
  let size: UInt64
  let rangeBits: UInt64
  /// Whose all identifiers are that share the bits of an organisation number, or ``nobody``, or ``several``.
  let owners: UnsafePointer<Int32>
  /// The ranges in order, for the identifiers of which `owners` says ``several``.
  let ranges: UnsafePointer<Range>
  let rangeCount: Int
  /// For each organisation number whether it is closed.
  let closed: UnsafePointer<Bool>
  let dcc: Int32
  let records: RecordTable

  static let nobody: Int32 = -1
  static let several: Int32 = -2

  /// A range and the organisation that it belongs to.
  struct Range: BitwiseCopyable {
    let first: UInt64
    let last: UInt64
    let organisation: Int32
  }

  /// The number of the organisation in whose range an identifier lies.
  @inline(__always)
  package func owner(of value: UInt64) -> Int32? {
    let offset = value &- first
    guard offset < size else { return nil }
    let owner = owners[Int(truncatingIfNeeded: offset >> rangeBits)]
    if owner >= 0 { return owner }
    return owner == Self.several ? searchOwner(of: value) : nil
  }

  /// What there is to say of an identifier of the Panel block that a row claims. Cost: some nanoseconds, and a look into a
  /// table of the identifiers of the register.
  @inline(__always)
  package func findings(on value: UInt64, _ claim: AllocationClaim) -> AllocationFindings {
    var findings = claim.findings
    guard let owner = owner(of: value) else { return findings.union(.unallocated) }
    let isForeign = claim.party != owner
    if isForeign {
      if owner == dcc {
        findings.insert(.dccRange)
      } else if claim.party >= 0 {
        findings.insert(.otherParty)
      }
    }
    if closed[Int(owner)] { findings.insert(.withdrawn) }
    guard let record = records[value &- first] else { return findings }
    if isForeign, claim.party >= 0 { findings.insert(.twoParties) }
    if record.isWithdrawn {
      findings.insert(.withdrawn)
    } else if !isForeign || claim.party == AllocationClaim.noParty, claim.clashingRoles & record.roles != 0 {
      findings.insert(.roleShared)
    }
    return findings
  }

  /// The number of identifiers at the head of a run of which there is nothing to say where no Party and no role is named.
  package func countOfCleanHead(_ values: UnsafeBufferPointer<UInt64>, _ claim: AllocationClaim) -> Int {
    values.firstIndex { !findings(on: $0, claim).isEmpty } ?? values.count
  }

  private func searchOwner(of value: UInt64) -> Int32? {
    var (low, high) = (0, rangeCount)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].last < value { low = middle + 1 } else { high = middle }
    }
    return low < rangeCount && ranges[low].first <= value ? ranges[low].organisation : nil
  }
}
