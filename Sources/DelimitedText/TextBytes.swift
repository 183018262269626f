/// Questions on bytes that should be text.
public enum TextBytes {
  /// Whether no byte is NUL or 0x80 and over. Cost: eight bytes at a time.
  public static func arePlainASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let raw = UnsafeRawBufferPointer(bytes)
    let high: UInt64 = 0x8080_8080_8080_8080
    let ones: UInt64 = 0x0101_0101_0101_0101
    var offset = 0
    var found: UInt64 = 0
    while offset + 8 <= raw.count {
      let word = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      // The bit 0x80 of a byte is set by the subtraction where the byte was 0, or by a borrow from one that was.
      found |= (word | (word &- ones)) & high
      offset += 8
    }
    while offset < raw.count {
      if raw[offset] == 0 || raw[offset] >= 0x80 { return false }
      offset += 1
    }
    return found == 0
  }

  /// The offset of the first line feed; `nil` if there is none. Cost: eight bytes at a time.
  @inline(__always)
  package static func offsetOfLineFeed(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let raw = UnsafeRawBufferPointer(bytes)
    let high: UInt64 = 0x8080_8080_8080_8080
    let ones: UInt64 = 0x0101_0101_0101_0101
    var offset = 0
    while offset &+ 8 <= raw.count {
      // A byte that was a line feed is 0 now; the lowest bit found is that of the first 0.
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) ^ ones &* 0x0A
      let found = (word &- ones) & ~word & high
      if found != 0 { return offset &+ found.trailingZeroBitCount >> 3 }
      offset &+= 8
    }
    while offset < raw.count {
      if raw[offset] == 0x0A { return offset }
      offset &+= 1
    }
    return nil
  }

  /// The offset of the first byte that is not part of UTF-8; `nil` if all are.
  public static func firstInvalidUTF8(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }
}
