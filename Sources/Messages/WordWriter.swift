/// Words of a finding on their way into memory that has room for them: what is said of a million wrong rows is put together
/// without a text for each. Whoever makes it sees to the room.
package struct WordWriter {
  @usableFromInline let start: UnsafeMutablePointer<UInt8>
  /// Where the next byte goes. To set it back takes words away again.
  @usableFromInline package var end: UnsafeMutablePointer<UInt8>

  /// Writes to `start` and behind it.
  @inlinable
  package init(_ start: UnsafeMutablePointer<UInt8>) {
    self.start = start
    end = start
  }

  /// The number of bytes that were written.
  @inlinable
  package var count: Int { end - start }

  /// The bytes that were written.
  @inlinable
  package var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

  @inlinable
  package mutating func append(_ byte: UInt8) {
    end.pointee = byte
    end += 1
  }

  @inlinable
  package mutating func append(_ text: StaticString) {
    end.update(from: text.utf8Start, count: text.utf8CodeUnitCount)
    end += text.utf8CodeUnitCount
  }

  @inlinable
  package mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    end.update(from: source, count: bytes.count)
    end += bytes.count
  }

  // A literal is meant to be constant.
  @_disfavoredOverload
  package mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  /// A whole number from 0 in decimal, of at most 20 digits.
  package mutating func append(decimal number: Int) {
    var (rest, length) = (UInt(number), 1)
    while rest >= 10 {
      rest /= 10
      length += 1
    }
    rest = UInt(number)
    for place in stride(from: length - 1, through: 0, by: -1) {
      end[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    end += length
  }

  /// A number with a noun, as `1 row` and `2 rows`.
  package mutating func append(_ number: Int, _ noun: StaticString) {
    append(decimal: number)
    append(UInt8(ascii: " "))
    append(noun)
    if number != 1 { append(UInt8(ascii: "s")) }
  }

  /// A number in at least `width` hex digits, in capitals.
  package mutating func append(hex number: UInt32, width: Int) {
    let length = max(width, (35 - number.leadingZeroBitCount) / 4)
    for place in 0..<length {
      let nibble = UInt8(truncatingIfNeeded: number >> UInt32(4 * (length - 1 - place)) & 0xF)
      append(nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "A") + nibble - 10)
    }
  }
}
