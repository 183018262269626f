/// Zeroed memory for the slots of a hash table with linear probing: a power of two of them, at most two thirds full.
struct SlotMemory<Slot: BitwiseCopyable>: ~Copyable {
  private let memory: ZeroedMemory<Slot>
  let capacity: Int
  private let shift: UInt64

  /// So many slots (a power of two), all zero.
  init(capacity: Int) throws(BatchError) {
    memory = try ZeroedMemory(count: capacity)
    self.capacity = capacity
    shift = UInt64(64 - capacity.trailingZeroBitCount)
  }

  var slots: UnsafeMutablePointer<Slot> { memory.base }

  /// The most entries.
  var room: Int { capacity / 3 * 2 }

  /// The slot at which the search for a key begins: the multiplication spreads keys that differ in few bits.
  func start(of key: UInt64) -> Int { Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> shift) }

  /// The slot after `index`.
  func next(after index: Int) -> Int { (index + 1) & (capacity - 1) }
}
