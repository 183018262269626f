import Files

/// Makes CSV fit for spreadsheets while it is written, by the rule of ``SpreadsheetText``: every command that writes CSV
/// puts this before its output, and knows nothing else of spreadsheets.
package struct SpreadsheetFilter: OutputFilter {
  private let delimiter: UInt8
  private let rewrite: (_ column: String, _ cell: String) -> String?
  /// The bytes of the field that has not ended yet, with its quotes.
  private var field: [UInt8] = []
  /// Whether the field began with a quote, and whether its quotes are open.
  private var isQuotedField = false
  private var isOpen = false
  /// Whether the field is too long for any spreadsheet, and its rest passes as it is.
  private var isPassing = false
  /// The names of the columns; `nil` while they are read.
  private var columns: [String]?
  private var names: [String] = []
  private var column = 0
  private var isAtStart = true
  private var mayBeGuarded: Bool

  /// Many times what a cell of a spreadsheet holds.
  private static let fieldLimit = 1 << 20
  private static let byteOrderMark = Array(SpreadsheetText.byteOrderMark.utf8)

  /// Makes a filter for fields that are divided by an ASCII character. `rewrite` may give a cell of a column another text,
  /// as a fraction that would be taken for a date. `mayBeGuarded` says that cells are copied from CSV that was made for
  /// spreadsheets already; a byte order mark says so too.
  package init(
    delimiter: UInt8 = 0x2C, mayBeGuarded: Bool = false,
    rewrite: @escaping (_ column: String, _ cell: String) -> String? = { _, _ in nil }
  ) {
    self.delimiter = delimiter
    self.mayBeGuarded = mayBeGuarded
    self.rewrite = rewrite
  }

  /// A whole text of CSV.
  package static func text(
    _ text: String, delimiter: UInt8 = 0x2C,
    rewrite: @escaping (_ column: String, _ cell: String) -> String? = { _, _ in nil }
  ) -> String {
    var filter = SpreadsheetFilter(delimiter: delimiter, rewrite: rewrite)
    let bytes = Array(text.utf8).withUnsafeBytes { filter.filtered($0) }
    return String(decoding: bytes + filter.end(), as: UTF8.self)
  }

  /// The bytes that can be written by now: all but the bytes of a field that has not ended.
  package mutating func filtered(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + 64)
    for byte in bytes {
      if !isOpen, byte == delimiter || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        endField(into: &output)
        output.append(byte)
        if byte == delimiter { column += 1 } else { endRecord() }
        continue
      }
      if byte == UInt8(ascii: "\"") {
        if isQuotedField {
          isOpen.toggle()
        } else if !isPassing, field.isEmpty || isAtStart && field == Self.byteOrderMark {
          (isQuotedField, isOpen) = (true, true)
        }
      }
      if isPassing {
        output.append(byte)
      } else {
        field.append(byte)
        if field.count >= Self.fieldLimit { pass(into: &output) }
      }
    }
    return output
  }

  /// What is left where the last line has no end.
  package mutating func end() -> [UInt8] {
    var output: [UInt8] = []
    endField(into: &output)
    return output
  }

  private mutating func endRecord() {
    if columns == nil, !names.isEmpty { columns = names }
    column = 0
  }

  private mutating func pass(into output: inout [UInt8]) {
    beginOutput(&output)
    append(field[...], to: &output)
    field.removeAll(keepingCapacity: true)
    isPassing = true
  }

  private mutating func beginOutput(_ output: inout [UInt8]) {
    guard isAtStart else { return }
    isAtStart = false
    if field.starts(with: Self.byteOrderMark) {
      mayBeGuarded = true
      field.removeFirst(Self.byteOrderMark.count)
    }
    output += Self.byteOrderMark
  }

  private mutating func endField(into output: inout [UInt8]) {
    beginOutput(&output)
    defer {
      field.removeAll(keepingCapacity: true)
      (isQuotedField, isOpen, isPassing) = (false, false, false)
    }
    if columns == nil { names.append(String(decoding: field, as: UTF8.self)) }
    guard !field.isEmpty else { return }
    if let columns, column < columns.count,
      let other = rewrite(columns[column], String(decoding: field, as: UTF8.self))
    {
      output += Array(CSV.field(other, delimiter: delimiter).utf8)
    } else {
      append(field[...], to: &output)
    }
  }

  /// Appends a field as a spreadsheet may see it. An apostrophe asks for no quotes, so the field keeps those that it has.
  private func append(_ field: ArraySlice<UInt8>, to output: inout [UInt8]) {
    let quote: [UInt8] = isQuotedField ? [UInt8(ascii: "\"")] : []
    let isClosed = isQuotedField && !isOpen && field.count > 1
    let cell = field.dropFirst(quote.count).dropLast(isClosed ? 1 : 0)
    output += quote
    output += SpreadsheetText.guarded(mayBeGuarded ? SpreadsheetText.unguarded(cell, delimiter) : cell, delimiter)
    if isClosed { output += quote }
  }
}
