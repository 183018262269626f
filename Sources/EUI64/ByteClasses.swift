/// Which kinds of bytes a text has, found eight bytes at a time: every wrong row is asked for them twice.
package struct ByteClasses {
  /// How many bytes are hex digits, of those how many decimal ones, and how many bytes are colons.
  package private(set) var (digits, decimals, colons) = (0, 0, 0)
  /// The first byte that is not ASCII, the first control character, and the first of ASCII that is neither a hex digit nor a
  /// separator; -1 where there is none.
  package private(set) var (firstForeign, firstControl, firstOdd) = (-1, -1, -1)

  package init(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = UnsafeRawPointer(bytes.baseAddress) else { return }
    let whole = bytes.count & ~7
    var offset = 0
    while offset < whole {
      add(UInt64(littleEndian: start.loadUnaligned(fromByteOffset: offset, as: UInt64.self)), at: offset)
      offset += 8
    }
    guard offset < bytes.count else { return }
    // Spaces behind the last bytes count as nothing.
    let missing = UInt64(8 * (offset + 8 - bytes.count))
    var rest = Self.each(0x20) << (64 - missing)
    if offset > 0 {
      rest |= UInt64(littleEndian: start.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self)) >> missing
    } else {
      for place in 0..<bytes.count { rest |= UInt64(bytes[place]) << UInt64(8 * place) }
    }
    add(rest, at: offset)
  }

  @inline(__always)
  private mutating func add(_ word: UInt64, at offset: Int) {
    let isASCII = ~word & Self.each(0x80)
    let byte = word & Self.each(0x7F)
    let isDecimal = Self.isIn(byte, 0x30, 0x39) & isASCII
    let isDigit = (isDecimal | Self.isIn(byte | Self.each(0x20), 0x61, 0x66)) & isASCII
    let isColon = Self.isIn(byte, 0x3A, 0x3A) & isASCII
    let isSeparator = isColon | Self.isIn(byte, 0x2D, 0x2E) | Self.isIn(byte, 0x20, 0x20)
    let isControl = ~Self.isIn(byte, 0x20, 0x7E) & isASCII
    digits += Self.count(isDigit)
    decimals += Self.count(isDecimal)
    colons += Self.count(isColon)
    Self.note(word & Self.each(0x80), at: offset, &firstForeign)
    Self.note(isControl, at: offset, &firstControl)
    Self.note(isASCII & ~(isDigit | isSeparator | isControl), at: offset, &firstOdd)
  }

  /// Eight times a byte.
  @inline(__always)
  private static func each(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }

  /// The high bit of each byte under 0x80 that lies between two others, which are included.
  @inline(__always)
  private static func isIn(_ bytes: UInt64, _ first: UInt64, _ last: UInt64) -> UInt64 {
    (bytes &+ each(0x80 - first)) & ~(bytes &+ each(0x7F - last)) & each(0x80)
  }

  /// How many bytes have their high bit.
  @inline(__always)
  private static func count(_ bits: UInt64) -> Int {
    Int(truncatingIfNeeded: ((bits >> 7) &* 0x0101_0101_0101_0101) >> 56)
  }

  @inline(__always)
  private static func note(_ bits: UInt64, at offset: Int, _ first: inout Int) {
    if bits != 0, first < 0 { first = offset + bits.trailingZeroBitCount / 8 }
  }
}
