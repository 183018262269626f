package import DelimitedText
package import Files
import Messages

/// Why the rows of a table can't be read: what is found instead of its header.
package enum TableStreamError: Error {
  /// The input can't be read.
  case text(TextError)
  /// There is no row.
  case empty
  /// The header is not where the user says, or two mappings are of one column: what is said of it.
  case header(String)
  /// The header is over the limit on records, or has text after a closing quote.
  case broken
  /// No row has the required columns. With the headings of the row that comes nearest.
  case missing([String])
  /// A mapping names no column or no heading. With the headings.
  case unusedMapping(TableMapping, [String])
  /// Two headings name one column.
  case doubled(String, String)
}

/// Reads a table of text row by row, for filters that pass its rows on: memory does not grow with the input. The header, its
/// delimiter and what is not a row of the table are found by the same rules as ``TableReader`` has.
///
///     var stream = try TableStream(source, schema, reading)
///     while true {
///       switch try stream.next(&record) {
///       case .row: …
///       case .exhausted: try stream.refill()
///       case .end: return
///       …
///       }
///     }
package struct TableStream: ~Copyable {
  package enum Step: Sendable {
    /// A row that has all that must be there.
    case row
    /// A row without any value.
    case blank
    /// A row that can't be read as one: see ``fault``.
    case fault
    /// A row over the limit; its bytes come from ``nextPiece()``.
    case overlong
    /// Nothing more among the buffered bytes.
    case exhausted
    /// The input has ended.
    case end
  }

  /// The header; of an input without one, with headings that are its numbers from 1, the width of the first row.
  package let header: TableHeader
  /// The line `sep=;` with its end, if it comes before the header: a filter passes it on.
  package let separatorLine: [UInt8]
  /// The header as it is in the input; empty where there is none.
  package let headerBytes: [UInt8]
  /// The bytes of the line end behind the header.
  package let lineEndLength: Int
  /// What is wrong with the last row that was a ``Step/fault``.
  package private(set) var fault: (code: TableCode, message: String) = (.raggedRow, "")
  private var reader: RecordReader
  /// The number of headings.
  private let width: Int
  /// The first byte of the header, in lower case, and its length: they tell nearly all rows from a repeated header.
  private let firstHeading: (letter: UInt8, count: Int)

  /// Begins to read. Where the input has no header (`hasHeader`), `schema` counts for nothing. `choose` gives the places of
  /// the columns by the headings that were found, where it knows more than their names. `note` is told, once and not
  /// always at once, what was decided of an input that is not plain UTF-8.
  package init(
    _ source: any ByteSource, _ schema: TableSchema, _ reading: TableReading, hasHeader: Bool,
    limits: TextLimits = .standard, note: @escaping (String) -> Void,
    choose: (_ headings: [String], _ places: [Int?]) -> [Int?]?
  ) throws(TableStreamError) {
    let reading = reading.of(schema)
    let opened: any ByteSource
    do throws(FileError) { opened = try TableOpener(reading, hasHeader ? schema : nil, note: note).open(source) } catch
    {
      throw .text(.file(error))
    }
    let sheet = (opened as? SheetSource)?.places
    var reader = RecordReader(
      opened, format: .delimited(sheet == nil ? reading.delimiter ?? .comma : .comma), limits: limits)
    let head: StreamedHeader
    do throws(StreamedHeaderError) {
      head = try StreamedHeader(&reader, schema, reading, hasHeader: hasHeader, sheet: sheet)
    } catch {
      switch error {
      case .text(let error): throw .text(error)
      case .empty: throw .empty
      case .blank(let row): throw .header(TableReading.blankHeader(row))
      case .overlong: throw .broken
      }
    }
    guard head.record.fields.allSatisfy({ $0.style != .broken }) else { throw .broken }
    if hasHeader, let words = head.furtherHint ?? head.sharedMappings { throw .header(words) }
    if let doubled = head.doubled.first {
      throw .doubled(head.headings[doubled.first], head.headings[doubled.second])
    }
    if hasHeader, let mapping = reading.unusedMappings(head.usedMappings).first {
      throw .unusedMapping(mapping, head.headings)
    }
    if hasHeader, let notice = reading.unusedFileNotice(head.usedMappings) { note(notice) }
    let headings = hasHeader ? head.headings : head.headings.indices.map { String($0 + 1) }
    let known = hasHeader && head.isComplete ? head.places : schema.columns.map { _ in nil }
    guard let places = choose(headings, known),
      places.allSatisfy({ $0.map(headings.indices.contains) ?? true })
    else { throw .missing(headings) }
    self.reader = reader
    header = TableHeader(
      file: source.name, schema: schema, headings: headings, places: places, line: hasHeader ? head.line : 0,
      delimiter: head.delimiter, sheet: sheet, words: reading.words)
    width = headings.count
    separatorLine = head.separatorLine
    headerBytes = Array(head.record.bytes)
    lineEndLength = head.lineEndLength
    firstHeading = (headings.first?.utf8.first.map { $0 | 0x20 } ?? 0, hasHeader ? headings.first?.utf8.count ?? 0 : -1)
  }

  /// Whether the input began with the byte order mark of UTF-8.
  package var hasByteOrderMark: Bool { reader.hasByteOrderMark }
  /// The line on which the next row begins.
  package var line: Int { reader.line }

  /// Finds what is next among the buffered bytes, and fills `record` with it.
  package mutating func next(_ record: inout Record) throws(TextError) -> Step {
    switch try reader.next(&record) {
    case .overlong: return .overlong
    case .exhausted: return .exhausted
    case .end: return .end
    case .record: break
    }
    if TableContent.isBlank(record) { return .blank }
    var isRight = record.fieldCount == width
    for index in record.fields.indices where record.fields[index].style == .broken { isRight = false }
    if isRight {
      let first = record.bytes[record.fields[0].content]
      if first.count != firstHeading.count || first.first.map({ $0 | 0x20 }) != firstHeading.letter { return .row }
    }
    guard let found = TableContent.fault(of: record, header) else { return .row }
    fault = (found.code, found.message)
    return .fault
  }

  /// Reads more bytes. Records given before are no longer valid.
  package mutating func refill() throws(TextError) { try reader.refill() }

  /// The next bytes of a row over the limit.
  package mutating func nextPiece() throws(TextError) -> OverlongPiece { try reader.nextPiece() }
}
