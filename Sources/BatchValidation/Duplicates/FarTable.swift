/// The first lines of any identifiers, apart by Party and role.
struct FarTable: ~Copyable {
  private struct Slot: BitwiseCopyable {
    var value: UInt64
    /// The group, then the line; 0 in an empty slot, since no line is 0.
    var tag: UInt64
  }

  private var memory: SlotMemory<Slot>
  private var count = 0

  private static let lineBits: UInt64 = 40
  private static let lineMask: UInt64 = 1 << lineBits - 1
  /// The last number of a group that can be held.
  static let lastGroup = 1 << (64 - lineBits) - 1

  /// Makes an empty table.
  init() throws(BatchError) { memory = try SlotMemory(capacity: 1 << 12) }

  /// Makes room for so many more entries.
  mutating func reserve(_ more: Int) throws(BatchError) {
    guard count + more > memory.room else { return }
    let larger = try SlotMemory<Slot>(capacity: 2 * memory.capacity)
    for index in 0..<memory.capacity where memory.slots[index].tag != 0 {
      let slot = memory.slots[index]
      var target = larger.start(of: Self.key(slot.value, slot.tag >> Self.lineBits))
      while larger.slots[target].tag != 0 { target = larger.next(after: target) }
      larger.slots[target] = slot
    }
    memory = larger
    try reserve(more)
  }

  /// Where the search for an identifier begins.
  func address(of value: UInt64, group: UInt32) -> UnsafeRawPointer {
    UnsafeRawPointer(memory.slots + memory.start(of: Self.key(value, UInt64(group))))
  }

  /// The line of an identifier that came before in its group, or 0 for a new one, which is added with its line.
  mutating func firstLine(of value: UInt64, group: UInt32, line: Int) -> Int {
    let group = UInt64(group)
    let slots = memory.slots
    var index = memory.start(of: Self.key(value, group))
    while slots[index].tag != 0 {
      if slots[index].value == value && slots[index].tag >> Self.lineBits == group {
        return Int(slots[index].tag & Self.lineMask)
      }
      index = memory.next(after: index)
    }
    slots[index] = Slot(value: value, tag: group << Self.lineBits | UInt64(line))
    count += 1
    return 0
  }

  private static func key(_ value: UInt64, _ group: UInt64) -> UInt64 {
    value ^ (group &* 0xC2B2_AE3D_27D4_EB4F).byteSwapped
  }
}
