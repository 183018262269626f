package import Files

extension OutputBuffer {
  /// Appends bytes as a JSON string, quotes included. What JSON asks to be escaped is escaped; bytes that are not UTF-8
  /// are replaced by U+FFFD, since JSON can't carry them.
  package mutating func append(json bytes: UnsafeBufferPointer<UInt8>) {
    append(UInt8(ascii: "\""))
    if bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
      append(bytes)
    } else {
      for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars { append(escaping: scalar) }
    }
    append(UInt8(ascii: "\""))
  }

  /// Appends a text as a JSON string, quotes included.
  package mutating func append(json text: String) {
    var text = text
    text.withUTF8 { append(json: $0) }
  }

  private mutating func append(escaping scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": append("\\\"")
    case "\\": append("\\\\")
    case "\n": append("\\n")
    case "\r": append("\\r")
    case "\t": append("\\t")
    case _ where scalar.value < 0x20 || scalar.value == 0x7F:
      let digits = String(scalar.value, radix: 16)
      append("\\u")
      append(String(repeating: "0", count: 4 - digits.count) + digits)
    default: append(String(scalar))
    }
  }
}
