/// Characters that XML can't have, as Excel writes them: `_x000B_` for a vertical tab, and `_x005F_` for an underscore that
/// would begin such an escape.
enum CellEscapes {
  /// Replaces the escapes in the bytes of a text from `start` on.
  static func replace(in text: ByteBuffer, from start: Int = 0) {
    // Nearly no text has any.
    guard var place = next(in: text, from: start) else { return }
    let whole = Array(text.bytes)
    text.removeAll(keeping: place)
    var high: UInt16?
    while place < whole.count {
      guard let unit = unit(whole, at: place) else {
        if high != nil { text.append("\u{FFFD}") }
        high = nil
        text.append(whole[place])
        place += 1
        continue
      }
      place += 7
      // A character beyond U+FFFF is two escapes.
      if let first = high, UTF16.isTrailSurrogate(unit) {
        text.append(String(decoding: [first, unit], as: UTF16.self))
        high = nil
        continue
      }
      if high != nil { text.append("\u{FFFD}") }
      high = UTF16.isLeadSurrogate(unit) ? unit : nil
      if high == nil { text.append(String(decoding: [unit], as: UTF16.self)) }
    }
    if high != nil { text.append("\u{FFFD}") }
  }

  private static func next(in text: ByteBuffer, from start: Int) -> Int? {
    let bytes = text.bytes
    guard bytes.count - start >= 7 else { return nil }
    for place in start...(bytes.count - 7) where bytes[place] == UInt8(ascii: "_") && bytes[place + 1] == 0x78 {
      return place
    }
    return nil
  }

  /// The unit of UTF-16 that an escape at a place means; `nil` where there is none.
  private static func unit(_ bytes: [UInt8], at place: Int) -> UInt16? {
    guard place + 7 <= bytes.count, bytes[place] == UInt8(ascii: "_"), bytes[place + 1] == 0x78,
      bytes[place + 6] == UInt8(ascii: "_")
    else { return nil }
    var unit: UInt16 = 0
    for byte in bytes[(place + 2)..<(place + 6)] {
      guard let digit = Character(UnicodeScalar(byte)).hexDigitValue else { return nil }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }
}
