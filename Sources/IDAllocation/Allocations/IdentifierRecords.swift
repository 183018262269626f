import Glibc

/// What a register has of its identifiers, by their offset in its block: a bit for each identifier that it knows, and the
/// records of those in order. A look-up is one place of the bits, which are few for identifiers that stand together, and one
/// of the records. Whoever makes it frees it.
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

  /// No records yet, of a block of so many offsets; room for so many. Places that no offset falls into cost no memory.
  init(size: Int, count: Int) {
    let places = max(1, size >> 6)
    guard let memory = calloc(places, MemoryLayout<Place>.stride) else { preconditionFailure("no memory") }
    self.places = memory.bindMemory(to: Place.self, capacity: places)
    records = .allocate(capacity: max(1, count))
  }

  func deallocate() {
    free(places)
    records.deallocate()
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
