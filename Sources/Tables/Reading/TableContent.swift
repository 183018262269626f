import DelimitedText
import Glibc
import Messages

/// The rows of one file below its header, to be gone through once for their values and, where values of the file decide
/// together how they are read, once more.
enum TableContent {
  case text(TableBytes)
  case items([TableItems.Row])

  /// What is found where a row should be.
  enum Obstacle {
    /// A row that has more or fewer fields than the header, or is not a row.
    case fault(TableRow, TableCode, String, column: Int?)
    /// A row over the limit, whose bytes are skipped.
    case overlong(TablePlace, String)
    /// The rows can't be told from each other from here on.
    case end(TablePlace?, TableCode, String)
  }

  /// All rows that have the fields of the header.
  func forEachRow(_ decisions: TableDecisions, _ body: (TableRow) -> Void) {
    forEach(decisions, limit: .max, row: body) { _ in }
  }

  /// All rows, and what is found instead of one, as far as they can be told from each other. Blank rows are skipped.
  func forEach(
    _ decisions: TableDecisions, limit: Int, row body: (TableRow) -> Void, obstacle: (Obstacle) -> Void
  ) {
    switch self {
    case .items(let items):
      for item in items where !item.wrong.isEmpty || item.values.contains(where: { $0?.isEmpty == false }) {
        body(TableRow(record: Record(), item: item, place: item.place, decisions: decisions))
      }
    case .text(let bytes):
      do throws(TextError) {
        try records(bytes, decisions, limit, body, obstacle)
      } catch {
        obstacle(Self.end(error))
      }
    }
  }

  /// Which of some columns have a value in a row.
  func filledPlaces(_ places: [Int], _ decisions: TableDecisions) -> Set<Int> {
    var filled: Set<Int> = []
    guard !places.isEmpty else { return filled }
    forEachRow(decisions) { row in
      for place in places where !filled.contains(place) && row.withField(place, { !$0.isEmpty }) {
        filled.insert(place)
      }
    }
    return filled
  }

  private func records(
    _ bytes: TableBytes, _ decisions: TableDecisions, _ limit: Int, _ body: (TableRow) -> Void,
    _ obstacle: (Obstacle) -> Void
  ) throws(TextError) {
    let header = decisions.header
    var reader = RecordReader(
      bytes.text, name: header.file, format: .delimited(header.delimiter), limits: .standard, offset: bytes.markLength,
      isFinal: true)
    var record = Record()
    var rows = 0
    while true {
      switch try reader.next(&record) {
      case .exhausted, .end: return
      case .overlong:
        if record.line > header.line {
          obstacle(.overlong(header.place(ofLine: record.line), "the row is over \(reader.limits.record) bytes"))
        }
        while try !reader.nextPiece().isLast {}
      case .record:
        guard record.line > header.line, !Self.isBlank(record) else { continue }
        rows += 1
        let place = header.place(ofLine: record.line)
        guard rows <= limit else { return obstacle(.end(place, .tooManyRows, "the file has more than \(limit) rows")) }
        let row = TableRow(
          record: record, item: nil, place: place, decisions: decisions,
          wrongCells: WrongCell.columns(of: record, header))
        if let fault = Self.fault(of: record, header) {
          obstacle(.fault(row, fault.code, fault.message, column: fault.column))
        } else {
          body(row)
        }
      }
    }
  }

  /// Whether a record has no value.
  @inline(__always)
  static func isBlank(_ record: borrowing Record) -> Bool {
    // Nearly all rows begin with a letter or a digit.
    if let first = record.bytes.first, (0x30...0x39).contains(first) || (0x61...0x7A).contains(first | 0x20) {
      return false
    }
    return hasNoInk(record)
  }

  private static func hasNoInk(_ record: borrowing Record) -> Bool {
    record.fields.allSatisfy { field in
      field.content.isEmpty
        || field.style != .broken
          && CellText.trimmed(UnsafeBufferPointer(rebasing: record.bytes[field.content])).isEmpty
    }
  }

  /// What is wrong with a record as a row.
  static func fault(
    of record: borrowing Record, _ header: TableHeader
  ) -> (code: TableCode, message: String, column: Int?)? {
    // Also in a column that is not used: other programs stop at it, and what follows it was never looked at.
    if let start = record.bytes.baseAddress, memchr(start, 0, record.bytes.count) != nil {
      return (
        .nulByte,
        "the row has a NUL byte, so it is not text; if the file is UTF-16 give \(header.words.option("--encoding", "utf-16")), else ask for it again",
        nil
      )
    }
    let width = header.headings.count
    if record.fieldCount != width, !isComplete(record, header) {
      return (.raggedRow, header.sheet == nil ? raggedWords(record, width) : sheetWords(record, width), nil)
    }
    for (index, field) in record.fields.enumerated() where field.style == .broken {
      return (.textAfterQuote, "text follows the closing quote; double every quote inside the field", index)
    }
    if header.isRepeated(in: record) {
      return (.repeatedHeader, "the header appears again here; remove the row", nil)
    }
    return nil
  }

  /// Whether a row that is too short has all that must be there.
  private static func isComplete(_ record: borrowing Record, _ header: TableHeader) -> Bool {
    guard record.fieldCount < header.headings.count else { return false }
    return header.schema.columns.indices.allSatisfy { column in
      !header.schema.columns[column].isRequired || header.schema.columns[column].mayBeEmpty
        || header.places[column].map { $0 < record.fieldCount } ?? true
    }
  }

  /// The same for a row of a sheet, where nothing can be wrong but that it has cells without a heading, or too few rows
  /// before it.
  private static func sheetWords(_ record: borrowing Record, _ width: Int) -> String {
    let last = TableColumn.letter(record.fieldCount - 1)
    return
      "the row has a value in column \(last), and the last heading is in column \(TableColumn.letter(width - 1)); give it a heading, or remove it"
  }

  private static func raggedWords(_ record: borrowing Record, _ width: Int) -> String {
    let words = "the row has \(record.fieldCount.counted("field")), the header \(width); "
    if record.fieldCount < width {
      return words + "check for a missing field, or a line end in a field without quotes"
    }
    let isOnlyEmpty = record.fieldCount <= record.fields.count && record.fields[width...].allSatisfy(\.content.isEmpty)
    guard isOnlyEmpty else { return words + "put values with a delimiter in them in quotes" }
    return words
      + (record.fieldCount == width + 1
        ? "its last field is empty; remove it" : "its last fields are empty; remove them")
  }

  /// Text that can't be read on.
  static func end(_ error: TextError) -> Obstacle {
    switch error {
    case .unterminatedQuote(let position), .quoteOverLimit(let position, limit: _):
      let words = error.description
      return .end(
        TablePlace(line: position.line), .unreadableText, String(words.dropFirst(position.description.count + 2)))
    case .file(let error): preconditionFailure("bytes in memory do not fail: \(error)")
    }
  }
}
