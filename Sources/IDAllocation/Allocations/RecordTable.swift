/// The identifiers of a register by their offset in its block: a hash table of one word each with linear probing, at most
/// half full. Whoever makes it frees it.
struct RecordTable: BitwiseCopyable {
  private let words: UnsafeMutablePointer<UInt64>
  private let shift: UInt64
  private let mask: Int

  /// What the register has of an identifier.
  struct Record: BitwiseCopyable {
    let roles: UInt32
    let isWithdrawn: Bool
  }

  /// The bits of an offset; what stands above them in a word is the record.
  static let offsetBits: UInt64 = 29
  private static let offsetMask: UInt64 = 1 << offsetBits - 1
  private static let presentBit: UInt64 = 1 << 63
  private static let withdrawnBit: UInt64 = 1 << 62

  /// An empty table for so many identifiers.
  init(count: Int) {
    var bits = 4
    while 1 << bits < 2 * count { bits += 1 }
    words = .allocate(capacity: 1 << bits)
    words.initialize(repeating: 0, count: 1 << bits)
    shift = UInt64(64 - bits)
    mask = 1 << bits - 1
  }

  func deallocate() { words.deallocate() }

  /// The record of an offset.
  subscript(offset: UInt64) -> Record? {
    @inline(__always)
    get {
      var index = start(offset)
      while words[index] != 0 {
        let word = words[index]
        if word & Self.offsetMask == offset {
          return Record(
            roles: UInt32(truncatingIfNeeded: word >> Self.offsetBits), isWithdrawn: word & Self.withdrawnBit != 0)
        }
        index = (index + 1) & mask
      }
      return nil
    }
  }

  /// Adds a record of an offset that has none.
  func add(_ record: Record, at offset: UInt64) {
    var index = start(offset)
    while words[index] != 0 { index = (index + 1) & mask }
    words[index] =
      Self.presentBit | (record.isWithdrawn ? Self.withdrawnBit : 0) | UInt64(record.roles) << Self.offsetBits | offset
  }

  /// The multiplication spreads neighbours over the table.
  @inline(__always)
  private func start(_ offset: UInt64) -> Int {
    Int(truncatingIfNeeded: (offset &* 0x9E37_79B9_7F4A_7C15) >> shift)
  }
}
