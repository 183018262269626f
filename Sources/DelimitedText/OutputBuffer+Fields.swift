public import Files

extension OutputBuffer {
  /// Appends a field: as it is, or in quotes with inner quotes doubled where RFC 4180 asks for them (a delimiter, a quote,
  /// a line end in it, or the field is the only, empty one of its record).
  public mutating func append(field: UnsafeBufferPointer<UInt8>, delimiter: Delimiter) {
    guard TextBytes.needQuotes(field, delimiter.byte) else { return append(field) }
    append(UInt8(ascii: "\""))
    appendInsideQuotes(field)
    append(UInt8(ascii: "\""))
  }

  /// Appends bytes that are between quotes: inner quotes doubled.
  public mutating func appendInsideQuotes(_ bytes: UnsafeBufferPointer<UInt8>) {
    let target = UnsafeMutableRawPointer(reserve(2 * bytes.count))
    let source = UnsafeRawBufferPointer(bytes)
    let quote = UInt8(ascii: "\"")
    var (offset, length) = (0, 0)
    while offset < source.count {
      // Eight bytes at a time where none of them is a quote.
      if offset + 8 <= source.count {
        let word = source.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        if TextBytes.zeros(word ^ TextBytes.ones &* UInt64(quote)) & TextBytes.high == 0 {
          target.storeBytes(of: word, toByteOffset: length, as: UInt64.self)
          (offset, length) = (offset + 8, length + 8)
          continue
        }
      }
      target.storeBytes(of: source[offset], toByteOffset: length, as: UInt8.self)
      length += 1
      if source[offset] == quote {
        target.storeBytes(of: quote, toByteOffset: length, as: UInt8.self)
        length += 1
      }
      offset += 1
    }
    advance(by: length)
  }

  /// Appends the UTF-8 of a text as a field.
  public mutating func append(field text: String, delimiter: Delimiter) {
    var text = text
    text.withUTF8 { append(field: $0, delimiter: delimiter) }
  }
}

extension TextBytes {
  /// The high bit, and the lowest, of each byte of a word.
  fileprivate static var high: UInt64 { 0x8080_8080_8080_8080 }
  fileprivate static var ones: UInt64 { 0x0101_0101_0101_0101 }

  /// A word with the high bit of each byte that is zero, and now and then of the byte behind one, too; other bits mean
  /// nothing.
  fileprivate static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word }

  /// Whether a field of these bytes must be in quotes. Cost: eight bytes at a time.
  static func needQuotes(_ bytes: UnsafeBufferPointer<UInt8>, _ delimiter: UInt8) -> Bool {
    let raw = UnsafeRawBufferPointer(bytes)
    let (quotes, feeds, returns) = (ones &* 0x22, ones &* 0x0A, ones &* 0x0D)
    let delimiters = ones &* UInt64(delimiter)
    var offset = 0
    while offset + 8 <= raw.count {
      let word = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      let found = zeros(word ^ quotes) | zeros(word ^ feeds) | zeros(word ^ returns) | zeros(word ^ delimiters)
      if found & high != 0 { return true }
      offset += 8
    }
    return raw[offset...].contains { $0 == delimiter || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
  }
}
