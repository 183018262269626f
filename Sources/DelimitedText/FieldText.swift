/// The values of fields as they are in a file.
package enum FieldText {
  /// The value of a field given with its quotes, if it has any: the bytes between them, doubled quotes single. Text after
  /// a closing quote belongs to the value, the quote itself doesn't.
  package static func value(of field: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    let quote = UInt8(ascii: "\"")
    guard field.first == quote else { return Array(field) }
    var value: [UInt8] = []
    var next = 1
    var isOpen = true
    while next < field.count {
      let byte = field[next]
      next += 1
      guard isOpen, byte == quote else {
        value.append(byte)
        continue
      }
      if next < field.count, field[next] == quote {
        value.append(quote)
        next += 1
      } else {
        isOpen = false
      }
    }
    return value
  }

  /// The value without white space (space, tab, CR, LF) around it.
  package static func trimmedValue(of field: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    let value = value(of: field)
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x0A }
    guard let first = value.firstIndex(where: { !isBlank($0) }), let last = value.lastIndex(where: { !isBlank($0) })
    else { return [] }
    return Array(value[first...last])
  }
}

/// Questions on bytes that should be text.
package enum TextBytes {
  /// Whether no byte is NUL or 0x80 and over. Cost: eight bytes at a time.
  package static func arePlainASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
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

  /// Whether all bytes are what nearly all cells have: letters, digits and signs of ASCII, and spaces. Cost: eight bytes
  /// at a time.
  package static func arePrintableASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let raw = UnsafeRawBufferPointer(bytes)
    let ones: UInt64 = 0x0101_0101_0101_0101
    var offset = 0
    var found: UInt64 = 0
    while offset + 8 <= raw.count {
      let word = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      // The bit 0x80 of a byte is set where it was; by the subtraction where it was under 0x20, or by a borrow from one that
      // was; by the addition where it was 0x7F, or by a carry from one that was over.
      found |= word | (word &- 0x20 &* ones) | (word &+ ones)
      offset += 8
    }
    while offset < raw.count {
      found |= UInt64(raw[offset] &- 0x20 < 0x5F ? 0 : 0x80)
      offset += 1
    }
    return found & (0x80 &* ones) == 0
  }

  /// The offset of the first byte that is not part of UTF-8; `nil` if all are.
  package static func firstInvalidUTF8(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }
}
