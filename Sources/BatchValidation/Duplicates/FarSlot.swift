/// Any identifier, its Party and role, and its line.
struct FarSlot: TableSlot {
  private let value: UInt64
  /// The number of the Party and role, then the line, which is never 0.
  private let tag: UInt64

  private static let lineBits: UInt64 = 40
  private static let lineMask: UInt64 = 1 << lineBits - 1
  /// The last number of a Party and role that can be held.
  static let lastGroup = 1 << (64 - lineBits) - 1

  init(value: UInt64, group: UInt32, line: Int) {
    self.value = value
    tag = UInt64(group) << Self.lineBits | UInt64(line)
  }

  private var group: UInt64 { tag >> Self.lineBits }
  var isEmpty: Bool { tag == 0 }
  var key: UInt64 { value ^ (group &* 0xC2B2_AE3D_27D4_EB4F).byteSwapped }
  var line: Int { Int(tag & Self.lineMask) }
  func hasKey(of other: FarSlot) -> Bool { value == other.value && group == other.group }
}
