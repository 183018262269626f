/// An identifier of the Panel or the test block and its line, in one word.
struct NearSlot: TableSlot {
  /// 29 bits of key (which block, and the 28 bits behind its prefix), then the line. No line is 0, so that no entry is.
  private let word: UInt64

  private static let lineBits: UInt64 = 64 - DuplicateIndex.offsetBits - 1
  private static let lineMask: UInt64 = 1 << lineBits - 1
  /// The last line that can be held.
  static let lastLine = Int(lineMask)

  init(offset: UInt64, isTestBlock: Bool, line: Int) {
    word = (isTestBlock ? 1 << DuplicateIndex.offsetBits | offset : offset) << Self.lineBits | UInt64(line)
  }

  var isEmpty: Bool { word == 0 }
  var key: UInt64 { word >> Self.lineBits }
  var line: Int { Int(word & Self.lineMask) }
  func hasKey(of other: NearSlot) -> Bool { key == other.key }
}
