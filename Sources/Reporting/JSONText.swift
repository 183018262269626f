package import Files

extension OutputBuffer {
  /// Appends bytes as a JSON string, quotes included. What JSON asks to be escaped is escaped; bytes that are not UTF-8
  /// are replaced by U+FFFD, since JSON can't carry them.
  package mutating func append(json bytes: UnsafeBufferPointer<UInt8>) {
    append(UInt8(ascii: "\""))
    if PlainBytes.isJSON(bytes) {
      append(bytes)
    } else if bytes.allSatisfy({ (0x20...0x7E).contains($0) }) {
      for byte in bytes {
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { append(UInt8(ascii: "\\")) }
        append(byte)
      }
    } else {
      for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars { append(JSONText.escaped(scalar)) }
    }
    append(UInt8(ascii: "\""))
  }

  /// Appends a text as a JSON string, quotes included.
  package mutating func append(json text: String) {
    var text = text
    text.withUTF8 { append(json: $0) }
  }
}

package enum JSONText {
  /// A text as a JSON string, quotes included, as `OutputBuffer` appends it.
  package static func quoted(_ text: String) -> String { "\"\(text.unicodeScalars.map(escaped).joined())\"" }

  static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": return "\\\""
    case "\\": return "\\\\"
    case "\n": return "\\n"
    case "\r": return "\\r"
    case "\t": return "\\t"
    case _ where scalar.value < 0x20 || scalar.value == 0x7F:
      let digits = String(scalar.value, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: return String(scalar)
    }
  }
}

/// Whether bytes can be written as they are, which nearly all can. Cost: eight bytes at a time.
enum PlainBytes {
  private static var ones: UInt64 { 0x0101_0101_0101_0101 }
  private static var high: UInt64 { 0x8080_8080_8080_8080 }

  /// Whether they are ASCII of which JSON asks nothing.
  static func isJSON(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let raw = UnsafeRawBufferPointer(bytes)
    var odd: UInt64 = 0
    var offset = 0
    while offset + 8 <= raw.count {
      let word = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      let quote = word ^ ones &* 0x22
      let slash = word ^ ones &* 0x5C
      let delete = word ^ ones &* 0x7F
      // A byte that is 0 or, as what was subtracted, less than a space borrows, and those behind it may too: both only say
      // that it must be looked at closer.
      odd |= word | (word &- ones &* 0x20) | (quote &- ones) | (slash &- ones) | (delete &- ones)
      offset += 8
    }
    // The subtraction sets the high bit also of what had it, which is odd by itself, but not by an xor.
    guard odd & high == 0 else { return false }
    while offset < raw.count {
      let byte = raw[offset]
      guard byte >= 0x20, byte < 0x7F, byte != 0x22, byte != 0x5C else { return false }
      offset += 1
    }
    return true
  }
}
