/// A row that claims an identifier: the first with it, which has the places of those for other User Roles.
protocol ClaimSlot: TableSlot {
  /// The User Roles of the row.
  var roles: UInt32 { get }
  /// The place of the next roles in ``ClaimIndex``, and one; 0 where there are none.
  var next: UInt32 { get set }
}

/// An identifier of the Panel block whose rows are all of one Party: that in whose range it is.
struct HomeSlot: ClaimSlot {
  /// 28 bits of the identifier, then the roles.
  private let key28: UInt64
  /// 29 bits of the next place, then the line, which is never 0.
  private var tag: UInt64

  private static let roleBits: UInt64 = 32
  private static let lineBits: UInt64 = 35
  private static let lineMask: UInt64 = 1 << lineBits - 1
  /// The last line and the last place that can be held.
  static let lastLine = Int(lineMask)
  static let lastPlace = 1 << (64 - lineBits) - 1

  init(value: UInt64, roles: UInt32, line: Int) {
    key28 = value << (64 - DuplicateIndex.offsetBits) | UInt64(roles)
    tag = UInt64(line)
  }

  var isEmpty: Bool { tag == 0 }
  var key: UInt64 { key28 >> (64 - DuplicateIndex.offsetBits) }
  var line: Int { Int(tag & Self.lineMask) }
  var roles: UInt32 { UInt32(truncatingIfNeeded: key28) }
  var next: UInt32 {
    get { UInt32(truncatingIfNeeded: tag >> Self.lineBits) }
    set { tag = UInt64(newValue) << Self.lineBits | tag & Self.lineMask }
  }
  func hasKey(of other: HomeSlot) -> Bool { key == other.key }
}

/// An identifier that is not in the range of the Party that claims it.
struct StraySlot: ClaimSlot {
  private let value: UInt64
  private let party: Int32
  let roles: UInt32
  var next: UInt32 = 0
  let line: Int

  init(value: UInt64, party: Int32, roles: UInt32, line: Int) {
    self.value = value
    self.party = party
    self.roles = roles
    self.line = line
  }

  var isEmpty: Bool { line == 0 }
  var key: UInt64 { value ^ (UInt64(UInt32(bitPattern: party)) &* 0xC2B2_AE3D_27D4_EB4F).byteSwapped }
  func hasKey(of other: StraySlot) -> Bool { value == other.value && party == other.party }
}
