/// An identifier that a Party claims, the User Roles of its first row, and where those of others stand.
struct ClaimSlot: TableSlot {
  private let value: UInt64
  /// The organisation number and one, then the line, which is never 0.
  private let tag: UInt64
  let roles: UInt32
  /// The place of the next roles in ``ClaimIndex``, and one; 0 where there are none.
  var next: UInt32 = 0

  private static let lineBits: UInt64 = 40
  /// The last line that can be held.
  static let lastLine = Int(lineMask)
  private static let lineMask: UInt64 = 1 << lineBits - 1

  init(value: UInt64, party: Int32, roles: UInt32, line: Int) {
    self.value = value
    tag = UInt64(party + 1) << Self.lineBits | UInt64(line)
    self.roles = roles
  }

  private var party: UInt64 { tag >> Self.lineBits }
  var isEmpty: Bool { tag == 0 }
  var key: UInt64 { value ^ (party &* 0xC2B2_AE3D_27D4_EB4F).byteSwapped }
  var line: Int { Int(tag & Self.lineMask) }
  func hasKey(of other: ClaimSlot) -> Bool { value == other.value && party == other.party }
}
