/// An identifier that rows of a batch claim: the first row, and where the others are kept.
struct ClaimSlot: TableSlot {
  private let value: UInt64
  /// 35 bits of the line and 24 of the group of the only claim so far, and a bit if that is refused; or the place of a list
  /// or of a history, with the bit of either. Never 0.
  private var tag: UInt64

  private static let lineBits: UInt64 = 35
  private static let groupBits: UInt64 = 24
  private static let lineMask: UInt64 = 1 << lineBits - 1
  private static let groupMask: UInt64 = 1 << groupBits - 1
  private static let refused: UInt64 = 1 << 61
  private static let list: UInt64 = 1 << 62
  private static let history: UInt64 = 1 << 63
  /// The last line, the last group and the last place that can be held.
  static let lastLine = Int(lineMask)
  static let lastGroup = Int(groupMask)
  static let lastPlace = Int(UInt32.max)

  enum Content {
    case one(Claim)
    case list(Int)
    case history(Int)
  }

  /// The first row with a claim: its group and its line, and whether its roles may not be there.
  struct Claim {
    let group: UInt32
    let line: Int
    let isRefused: Bool
  }

  init(value: UInt64, _ claim: Claim) {
    self.value = value
    tag = UInt64(claim.line) | UInt64(claim.group) << Self.lineBits | (claim.isRefused ? Self.refused : 0)
  }

  var content: Content {
    get {
      if tag & Self.list != 0 { return .list(Int(tag & ~Self.list)) }
      if tag & Self.history != 0 { return .history(Int(tag & ~Self.history)) }
      return .one(
        Claim(
          group: UInt32(truncatingIfNeeded: tag >> Self.lineBits & Self.groupMask), line: line,
          isRefused: tag & Self.refused != 0))
    }
    set {
      switch newValue {
      case .one(let claim): self = Self(value: value, claim)
      case .list(let place): tag = Self.list | UInt64(place)
      case .history(let place): tag = Self.history | UInt64(place)
      }
    }
  }

  var isEmpty: Bool { tag == 0 }
  var key: UInt64 { value }
  var line: Int { Int(tag & Self.lineMask) }
  func hasKey(of other: ClaimSlot) -> Bool { value == other.value }
}
