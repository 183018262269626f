/// The first lines of identifiers of the two blocks: identifier and line in one word.
struct NearTable: ~Copyable {
  private var memory: SlotMemory<UInt64>
  private var count = 0

  /// A slot holds 29 bits of key (which block, and the 28 bits behind its prefix), then the line. No line is 0, so that
  /// a slot of 0 is empty.
  private static let lineBits: UInt64 = 64 - DuplicateIndex.offsetBits - 1
  private static let lineMask: UInt64 = 1 << lineBits - 1
  /// The last line that can be held.
  static let lastLine = Int(lineMask)

  /// Makes an empty table.
  init() throws(BatchError) { memory = try SlotMemory(capacity: 1 << 12) }

  /// Makes room for so many more entries.
  mutating func reserve(_ more: Int) throws(BatchError) {
    guard count + more > memory.room else { return }
    let larger = try SlotMemory<UInt64>(capacity: 2 * memory.capacity)
    for index in 0..<memory.capacity where memory.slots[index] != 0 {
      var target = larger.start(of: memory.slots[index] >> Self.lineBits)
      while larger.slots[target] != 0 { target = larger.next(after: target) }
      larger.slots[target] = memory.slots[index]
    }
    memory = larger
    try reserve(more)
  }

  /// Where the search for a key begins.
  func address(of key: UInt64) -> UnsafeRawPointer { UnsafeRawPointer(memory.slots + memory.start(of: key)) }

  /// The line of a key that came before, or 0 for a new one, which is added with its line.
  mutating func firstLine(of key: UInt64, line: Int) -> Int {
    let slots = memory.slots
    var index = memory.start(of: key)
    while slots[index] != 0 {
      if slots[index] >> Self.lineBits == key { return Int(slots[index] & Self.lineMask) }
      index = memory.next(after: index)
    }
    slots[index] = key << Self.lineBits | UInt64(line)
    count += 1
    return 0
  }
}
