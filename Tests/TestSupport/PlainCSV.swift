/// RFC 4180 the slow and plain way: the whole input at once, a state machine on its bytes.
///
/// It says the same as the reader of `DelimitedText`, and shares nothing with it. A quote counts only where it begins a
/// field; text after a closing quote is kept as it is, up to the end of the field; LF and CRLF end a record; a CR before
/// the end of the input is a byte like others.
package struct PlainCSV {
  package enum Style: Equatable, Sendable { case plain, quoted, escaped, broken }

  package struct Field: Equatable, Sendable {
    /// The bytes as the input has them.
    package var raw: [UInt8] = []
    package var value: [UInt8] = []
    package var style = Style.plain
    /// The offset of the first byte in its record.
    package var start = 0
  }

  package struct Record: Equatable, Sendable {
    package var raw: [UInt8] = []
    package var lineEnd: [UInt8] = []
    package var line = 1
    package var offset = 0
    package var fields: [Field] = []
  }

  /// Where the quote is that is never closed: line, column in bytes, and byte, all from 1.
  package struct OpenQuote: Equatable, Sendable {
    package let line: Int
    package let column: Int
    package let byte: Int
  }

  private enum State { case fieldStart, plain, insideQuotes, quoteInQuotes, afterQuotes }

  private let delimiter: UInt8

  package init(delimiter: Character) {
    guard let byte = delimiter.asciiValue else { fatalError("a delimiter is one ASCII character") }
    self.delimiter = byte
  }

  /// All records of an input and, where it ends inside quotes, the place of that quote: the record with it is left out.
  package func records(of input: [UInt8]) -> (records: [Record], openQuote: OpenQuote?) {
    var records: [Record] = []
    var position = 0
    if input.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    var line = 1
    while position < input.count {
      var record = Record(line: line, offset: position)
      var field = Field()
      var state = State.fieldStart
      var quoteAt = 0
      var isEnded = false
      while position < input.count, !isEnded {
        let byte = input[position]
        if byte == 0x0A { line += 1 }
        switch state {
        case .fieldStart where byte == 0x22:
          quoteAt = position
          field.raw.append(byte)
          field.style = .quoted
          state = .insideQuotes
        case .insideQuotes:
          field.raw.append(byte)
          if byte == 0x22 { state = .quoteInQuotes } else { field.value.append(byte) }
        case .quoteInQuotes where byte == 0x22:
          field.raw.append(byte)
          field.value.append(byte)
          field.style = .escaped
          state = .insideQuotes
        default:
          if byte == delimiter {
            record.close(&field)
            record.raw.append(byte)
            field.start = record.raw.count
            state = .fieldStart
          } else if byte == 0x0A {
            isEnded = true
          } else {
            field.raw.append(byte)
            field.value.append(byte)
            state = state == .fieldStart || state == .plain ? .plain : .afterQuotes
          }
        }
        if state == .afterQuotes { field.style = .broken }
        position += 1
      }
      if state == .insideQuotes { return (records, Self.place(of: quoteAt, in: input)) }
      record.end(field, hasLineFeed: isEnded, state == .afterQuotes)
      records.append(record)
    }
    return (records, nil)
  }

  private static func place(of position: Int, in input: [UInt8]) -> OpenQuote {
    let before = input[..<position]
    // The byte order mark does not count as a column of the first line.
    let first = input.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? first
    return OpenQuote(line: before.count { $0 == 0x0A } + 1, column: position - lineStart + 1, byte: position + 1)
  }
}

extension PlainCSV.Record {
  /// Ends a field and begins the next.
  fileprivate mutating func close(_ field: inout PlainCSV.Field) {
    raw += field.raw
    fields.append(field)
    field = PlainCSV.Field()
  }

  /// Ends the last field and the record. A CR right before the LF belongs to the line end, unless it is in quotes.
  fileprivate mutating func end(_ last: PlainCSV.Field, hasLineFeed: Bool, _ isAfterQuotes: Bool) {
    var field = last
    if hasLineFeed {
      lineEnd = [0x0A]
      if field.raw.last == 0x0D {
        lineEnd = [0x0D, 0x0A]
        field.raw.removeLast()
        field.value.removeLast()
        // A CR alone after a closing quote does not count as text after it.
        if isAfterQuotes, field.raw.last == 0x22, field.isClosedBy(field.raw.count - 1) {
          field.style = field.value.contains(0x22) ? .escaped : .quoted
        }
      }
    }
    close(&field)
  }
}

extension PlainCSV.Field {
  /// Whether the quote at `index` is the one that closes the field.
  fileprivate func isClosedBy(_ index: Int) -> Bool {
    var position = 1
    while position < index {
      if raw[position] == 0x22 {
        guard raw[position + 1] == 0x22 else { return false }
        position += 2
      } else {
        position += 1
      }
    }
    return position == index
  }
}
