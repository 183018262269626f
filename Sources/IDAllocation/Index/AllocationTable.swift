import EUI64
import Glibc

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

  /// What there is to say of an identifier of the Panel block that is claimed. Cost: some nanoseconds, and a look into a
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

/// What a register has of its identifiers, by their offset in its block: a bit for each identifier that it knows, and the
/// records of those in order. A look-up is one place of the bits, which are few for identifiers that are close
/// together, and one of the records. Whoever makes it frees it.
@usableFromInline
struct IdentifierRecords: BitwiseCopyable {
  @usableFromInline let places: UnsafeMutablePointer<Place>
  @usableFromInline let records: UnsafeMutablePointer<UInt32>

  /// Sixty-four offsets: which of them have records, and the number of the first.
  @usableFromInline
  struct Place: BitwiseCopyable {
    @usableFromInline var bits: UInt64
    @usableFromInline var first: UInt32
  }

  /// The bits of a record that say that the identifier was withdrawn, or is only proposed; the others are its roles.
  @usableFromInline static var withdrawn: UInt32 { 1 << 31 }
  @usableFromInline static var proposed: UInt32 { 1 << 30 }
  /// The most roles that a record can have.
  static let roleLimit = 30

  /// No records yet, of a block of this number of offsets; room for so many. Places that no offset falls into cost no memory;
  /// `nil` where there is none for the others.
  init?(size: Int, count: Int) {
    let (places, capacity) = (max(1, size >> 6), max(1, count))
    guard let memory = calloc(places, MemoryLayout<Place>.stride) else { return nil }
    guard let records = malloc(capacity * MemoryLayout<UInt32>.stride) else {
      free(memory)
      return nil
    }
    self.places = memory.bindMemory(to: Place.self, capacity: places)
    self.records = records.bindMemory(to: UInt32.self, capacity: capacity)
  }

  func deallocate() {
    free(places)
    free(records)
  }

  /// Sets the record of an offset behind all that have one; `number` is how many those are.
  func set(_ record: UInt32, at offset: Int, number: Int) {
    if places[offset >> 6].bits == 0 { places[offset >> 6].first = UInt32(number) }
    places[offset >> 6].bits |= 1 << UInt64(offset & 63)
    records[number] = record
  }

  /// The record of an offset.
  @inlinable
  subscript(offset: UInt64) -> UInt32? {
    @inline(__always)
    get {
      let place = places[Int(truncatingIfNeeded: offset >> 6)]
      let below = place.bits & (1 << (offset & 63) &- 1)
      guard place.bits >> (offset & 63) & 1 == 1 else { return nil }
      return records[Int(place.first) + below.nonzeroBitCount]
    }
  }
}
