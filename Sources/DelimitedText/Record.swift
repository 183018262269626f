/// A record and its fields. Its bytes are in the reader's buffer and are valid until the reader's next refill.
public struct Record {
  /// The bytes of the record without its line end.
  public var bytes: UnsafeBufferPointer<UInt8>
  /// Its line end: LF, CRLF, or nothing at the end of an input.
  public var lineEnd: UnsafeBufferPointer<UInt8>
  /// The line on which it begins, from 1.
  public var line: Int
  /// The number of bytes of the input before it.
  public var offset: Int
  /// The number of its fields.
  public var fieldCount: Int
  /// Its fields up to the limit on fields, as offsets in ``bytes``.
  public var fields: [FieldSpan]

  /// An empty record for a reader to fill.
  public init() {
    bytes = UnsafeBufferPointer(start: nil, count: 0)
    lineEnd = bytes
    line = 0
    offset = 0
    fieldCount = 0
    fields = []
  }

  /// A field as it is in the file, with its quotes; empty if there is no such field.
  public func field(at index: Int?) -> UnsafeBufferPointer<UInt8> {
    guard let index, fields.indices.contains(index) else { return UnsafeBufferPointer(start: nil, count: 0) }
    return UnsafeBufferPointer(rebasing: bytes[fields[index].start..<fields[index].end])
  }

  /// The value of a field: as ``FieldText/value(of:)`` reads it, but for a plain one, whose bytes are the value. A line is
  /// always plain, also where it begins with a quote.
  public func value(of field: FieldSpan) -> [UInt8] {
    let bytes = UnsafeBufferPointer(rebasing: bytes[field.start..<field.end])
    return field.style == .plain ? Array(bytes) : FieldText.value(of: bytes)
  }

  /// The value of the field at `index` as text, bytes that are not UTF-8 replaced; `nil` if there is no such field.
  public func text(at index: Int) -> String? {
    fields.indices.contains(index) ? String(decoding: value(of: fields[index]), as: UTF8.self) : nil
  }

  /// Where the text after the closing quote of a ``FieldSpan/Style/broken`` field begins, as an offset in ``bytes``.
  package func textAfterQuote(of field: FieldSpan) -> Int {
    let quote = UInt8(ascii: "\"")
    var next = field.start + 1
    while bytes[next] != quote || bytes[next + 1] == quote { next += bytes[next] == quote ? 2 : 1 }
    return next + 1
  }

  /// The place of a byte of the record, given as an offset in ``bytes``.
  public func position(of byte: Int, in name: String) -> TextPosition {
    TextPosition(name: name, in: bytes, at: byte, line: line, offset: offset)
  }
}

extension TextPosition {
  /// The place of `bytes[index]`, where `bytes` begins a line: `line`, with `offset` bytes of the input before it.
  init(name: String, in bytes: UnsafeBufferPointer<UInt8>, at index: Int, line: Int, offset: Int) {
    let before = bytes[..<index]
    let lineFeed = before.lastIndex(of: UInt8(ascii: "\n"))
    self.init(
      name: name, line: line + before.count { $0 == UInt8(ascii: "\n") },
      column: index - (lineFeed.map { $0 + 1 } ?? 0) + 1, byte: offset + index + 1)
  }
}

/// Where a field is among the bytes of its record.
public struct FieldSpan: Hashable, Sendable, BitwiseCopyable {
  /// The first byte of the field as it is in the file: its opening quote, where it has one.
  public var start: Int
  /// One past its last byte: past the closing quote, where it has one.
  public var end: Int
  /// How the field is written.
  public var style: Style

  /// How a field is written, and so how its value is read from its bytes.
  public enum Style: UInt8, Sendable, BitwiseCopyable {
    /// Without quotes: the bytes are the value.
    case plain
    /// In quotes: the bytes between them are the value.
    case quoted
    /// In quotes, with doubled quotes inside.
    case escaped
    /// In quotes, with text after the closing quote.
    case broken
  }

  /// Makes a span of bytes in a record.
  @inlinable
  public init(start: Int, end: Int, style: Style) {
    self.start = start
    self.end = end
    self.style = style
  }

  /// The bytes that hold the value: those between the quotes, or all. Where quotes inside are doubled, or text follows
  /// the closing quote, the value itself is ``Record/value(of:)``.
  @inlinable @inline(__always)
  public var content: Range<Int> {
    style == .quoted || style == .escaped ? start + 1..<end - 1 : start..<end
  }
}
