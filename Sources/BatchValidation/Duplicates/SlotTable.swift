/// An entry of a ``SlotTable``: a key and the line on which it first appeared. A slot of zero bytes is empty.
protocol TableSlot: BitwiseCopyable {
  var isEmpty: Bool { get }
  /// What tells keys apart, mixed so that it differs in its low bits.
  var key: UInt64 { get }
  var line: Int { get }
  func hasKey(of other: Self) -> Bool
}

/// A hash table with linear probing: each key with the first line on which it appeared.
///
/// It is made of parts that grow by themselves, each twice as large as before when two thirds of it are full, so that
/// growing never takes much more memory than the entries do.
struct SlotTable<Slot: TableSlot>: ~Copyable {
  private struct Part: ~Copyable {
    var memory: ZeroedMemory<Slot>
    var capacity: Int
    var count = 0
  }

  private let parts: UnsafeMutablePointer<Part>
  private static var partBits: UInt64 { 6 }
  private static var partCount: Int { 1 << Int(partBits) }

  init() throws(BatchError) {
    parts = .allocate(capacity: Self.partCount)
    for index in 0..<Self.partCount {
      let capacity = 256
      (parts + index).initialize(to: Part(memory: try ZeroedMemory(count: capacity), capacity: capacity))
    }
  }

  deinit {
    parts.deinitialize(count: Self.partCount)
    parts.deallocate()
  }

  /// Where the search for an entry begins.
  func address(of slot: Slot) -> UnsafeRawPointer {
    let hash = Self.hash(slot)
    let part = parts + Int(hash >> (64 - Self.partBits))
    return UnsafeRawPointer(part.pointee.memory.base + Self.start(hash, capacity: part.pointee.capacity))
  }

  /// The line of an entry with the same key that came before, or 0 for a new one, which is added.
  mutating func firstLine(orAdd slot: Slot) throws(BatchError) -> Int {
    let entry = try entry(orAdd: slot)
    return entry.isNew ? 0 : entry.place.pointee.line
  }

  /// The place of the entry with the same key, until the next is added; a new one is added.
  mutating func entry(orAdd slot: Slot) throws(BatchError) -> (place: UnsafeMutablePointer<Slot>, isNew: Bool) {
    let hash = Self.hash(slot)
    let part = parts + Int(hash >> (64 - Self.partBits))
    if part.pointee.count >= part.pointee.capacity / 3 * 2 { try Self.grow(&part.pointee) }
    let place = Self.search(slot, hash, part)
    guard place.pointee.isEmpty else { return (place, false) }
    place.pointee = slot
    part.pointee.count += 1
    return (place, true)
  }

  /// The place of the entry with the same key, if there is one.
  func entry(of slot: Slot) -> UnsafeMutablePointer<Slot>? {
    let hash = Self.hash(slot)
    let place = Self.search(slot, hash, parts + Int(hash >> (64 - Self.partBits)))
    return place.pointee.isEmpty ? nil : place
  }

  /// The place of the entry with the same key, or the empty one where it would be.
  @inline(__always)
  private static func search(_ slot: Slot, _ hash: UInt64, _ part: UnsafeMutablePointer<Part>) -> UnsafeMutablePointer<
    Slot
  > {
    let base = part.pointee.memory.base
    let mask = part.pointee.capacity - 1
    var index = start(hash, capacity: part.pointee.capacity)
    while !base[index].isEmpty, !base[index].hasKey(of: slot) { index = (index + 1) & mask }
    return base + index
  }

  private static func grow(_ part: inout Part) throws(BatchError) {
    let capacity = 2 * part.capacity
    let larger = try ZeroedMemory<Slot>(count: capacity, filled: true)
    for index in 0..<part.capacity where !part.memory.base[index].isEmpty {
      let slot = part.memory.base[index]
      var target = start(hash(slot), capacity: capacity)
      while !larger.base[target].isEmpty { target = (target + 1) & (capacity - 1) }
      larger.base[target] = slot
    }
    part.memory = larger
    part.capacity = capacity
  }

  /// The multiplication spreads keys that differ in few bits over the high bits; the highest choose the part.
  private static func hash(_ slot: Slot) -> UInt64 { slot.key &* 0x9E37_79B9_7F4A_7C15 }

  private static func start(_ hash: UInt64, capacity: Int) -> Int {
    Int(truncatingIfNeeded: (hash << partBits) >> UInt64(64 - capacity.trailingZeroBitCount))
  }
}
