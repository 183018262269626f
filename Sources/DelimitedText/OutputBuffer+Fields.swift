public import Files

extension OutputBuffer {
  /// Appends a field: as it is, or in quotes with inner quotes doubled where RFC 4180 asks for them (a delimiter, a quote,
  /// a line end in it, or the field is the only, empty one of its record).
  @inlinable
  public mutating func append(field: UnsafeBufferPointer<UInt8>, delimiter: Delimiter) {
    guard field.contains(where: { $0 == delimiter.byte || needsQuotes($0) }) else {
      append(field)
      return
    }
    append(UInt8(ascii: "\""))
    appendInsideQuotes(field)
    append(UInt8(ascii: "\""))
  }

  /// Appends bytes that are between quotes: inner quotes doubled.
  @inlinable
  public mutating func appendInsideQuotes(_ bytes: UnsafeBufferPointer<UInt8>) {
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { append(byte) }
      append(byte)
    }
  }

  /// Appends the UTF-8 of a text as a field.
  public mutating func append(field text: String, delimiter: Delimiter) {
    var text = text
    text.withUTF8 { append(field: $0, delimiter: delimiter) }
  }
}

@inlinable
func needsQuotes(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
}
