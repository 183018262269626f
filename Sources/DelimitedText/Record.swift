/// A record and its fields. Its bytes stand in the reader's buffer and are valid until the reader's next refill.
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

  /// The value of a field: its bytes without the quotes around them and with doubled quotes single. Text after a closing
  /// quote belongs to the value, the quote itself doesn't.
  public func value(of field: FieldSpan) -> [UInt8] {
    switch field.style {
    case .plain, .quoted: Array(bytes[field.content])
    case .escaped, .broken: unescaped(field)
    }
  }

  /// The value of the field at `index` as text, bytes that are no UTF-8 replaced; `nil` if there is no such field.
  public func text(at index: Int) -> String? {
    fields.indices.contains(index) ? String(decoding: value(of: fields[index]), as: UTF8.self) : nil
  }

  /// The value of the field at `index` without white space (space, tab, CR, LF) around it; empty if there is no such field.
  public func trimmedValue(at index: Int?) -> [UInt8] {
    guard let index, fields.indices.contains(index) else { return [] }
    let value = value(of: fields[index])
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x0A }
    guard let first = value.firstIndex(where: { !isBlank($0) }), let last = value.lastIndex(where: { !isBlank($0) })
    else { return [] }
    return Array(value[first...last])
  }

  private func unescaped(_ field: FieldSpan) -> [UInt8] {
    let quote = UInt8(ascii: "\"")
    var value: [UInt8] = []
    var next = field.start + 1
    var isOpen = true
    while next < field.end {
      let byte = bytes[next]
      next += 1
      guard isOpen, byte == quote else {
        value.append(byte)
        continue
      }
      if next < field.end, bytes[next] == quote {
        value.append(quote)
        next += 1
      } else {
        isOpen = false
      }
    }
    return value
  }

  /// Where the text after the closing quote of a ``FieldSpan/Style/broken`` field begins, as an offset in ``bytes``.
  public func textAfterQuote(of field: FieldSpan) -> Int {
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
