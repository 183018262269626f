/// A cell as a field of CSV.
enum SheetField {
  /// Writes a text, in quotes where it needs them. Line ends inside become LF, so that lines can be counted; gives how many
  /// there are.
  @inline(__always)
  @discardableResult
  static func append(_ bytes: UnsafeBufferPointer<UInt8>, to target: ByteBuffer, quoted: Bool = false) -> Int {
    var needsQuotes: UInt8 = quoted ? 1 : 0
    for byte in bytes {
      needsQuotes |= byte == 0x2C || byte == 0x22 || byte == 0x0A || byte == 0x0D ? 1 : 0
    }
    guard needsQuotes != 0 else {
      target.append(bytes)
      return 0
    }
    return appendQuoted(bytes, to: target)
  }

  @inline(never)
  private static func appendQuoted(_ bytes: UnsafeBufferPointer<UInt8>, to target: ByteBuffer) -> Int {
    var lineEnds = 0
    var isBehindReturn = false
    target.append(0x22)
    for byte in bytes {
      switch byte {
      case 0x22:
        target.append(0x22)
        target.append(0x22)
      case 0x0A where isBehindReturn: break
      case 0x0A, 0x0D:
        target.append(0x0A)
        lineEnds += 1
      default: target.append(byte)
      }
      isBehindReturn = byte == 0x0D
    }
    target.append(0x22)
    return lineEnds
  }

  /// The line ends in a field that was written before.
  static func lineEnds(in field: UnsafeBufferPointer<UInt8>) -> Int {
    field.first == 0x22 ? field.count { $0 == 0x0A } : 0
  }

  /// Whether a text looks like a cell that is not text: then it is in quotes, so that those who read the rows know the two
  /// apart.
  @inline(__always)
  static func looksTyped(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    looksLikeNumber(bytes) || (4...5).contains(bytes.count) && boolean(bytes) != nil
  }

  /// What a boolean cell holds, as it is written in a row; `nil` for any other.
  static func boolean(_ bytes: some Collection<UInt8>) -> Bool? {
    bytes.elementsEqual("TRUE".utf8) ? true : bytes.elementsEqual("FALSE".utf8) ? false : nil
  }

  /// Whether some bytes are what a number, a day or a time is written with, and nothing else.
  static func looksLikeNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = bytes.first, first &- 0x30 <= 9 || first == UInt8(ascii: "-") && bytes.count > 1 else {
      return false
    }
    for byte in bytes where byte &- 0x30 > 9 {
      switch byte {
      case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: ":"), UInt8(ascii: "%"),
        UInt8(ascii: " "), UInt8(ascii: "E"):
        continue
      default: return false
      }
    }
    return true
  }

  /// Whether a text at the very beginning would be taken for something else than a cell: JSON, `sep=;`, a byte order mark.
  static func looksLikeAnother(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = bytes.first else { return false }
    let isSeparator = bytes.count >= 4 && String(decoding: bytes[..<4], as: UTF8.self).lowercased() == "sep="
    return first == UInt8(ascii: "[") || first == UInt8(ascii: "{") || isSeparator
      || bytes.starts(with: [0xEF, 0xBB, 0xBF])
  }
}
