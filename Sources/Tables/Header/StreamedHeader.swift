package import DelimitedText
import Messages

/// Why a stream of text has no header.
package enum StreamedHeaderError: Error {
  /// The input can't be read.
  case text(TextError)
  /// There is no row that it could be.
  case empty
  /// There is nothing in the row, from 1, that the user says it is in.
  case blank(row: Int)
  /// A row before it, or the header itself, is over the limit on records.
  case overlong
}

/// The header of a table of text that is read as a stream, found by the same rules as all headers: among the first rows, with
/// any of the usual delimiters, titles and a line `sep=;` before it. The reader is then before the first row.
package struct StreamedHeader {
  private let found: HeaderSearch.Found
  /// Whether all required columns were found. Without, it is the row that comes nearest.
  package let isComplete: Bool
  /// The header as it is in the input, valid until the reader's next refill; without fields where there is none.
  package let record: Record
  /// The line `sep=;` with its end, if it comes before the header: a filter passes it on.
  package let separatorLine: [UInt8]
  /// The bytes of the line end behind the header.
  package let lineEndLength: Int
  /// What is said of a complete header that is below the rows that are searched; `nil` where there is none.
  package let furtherHint: String?

  /// Looks for the header. Of an input without one (`hasHeader`) `schema` counts for nothing, and the first row that
  /// has a value only shows the delimiter. With `sheet` the text comes from a sheet of a workbook.
  package init(
    _ reader: inout RecordReader, _ schema: TableSchema, _ reading: TableReading, hasHeader: Bool,
    sheet: SheetPlaces? = nil
  ) throws(StreamedHeaderError) {
    let searching = HeaderSearch(
      schema: hasHeader ? schema : TableSchema(schema.name, []),
      reading: hasHeader ? reading : TableReading(delimiter: reading.delimiter), sheet: sheet)
    var found: HeaderSearch.Found?
    var furtherHint: String?
    finding: while true {
      do throws(TextError) { try reader.refill() } catch { throw .text(error) }
      let bytes = UnsafeMutableBufferPointer(mutating: reader.bytesAtHand)
      // A header is not looked for behind more bytes than a row can have.
      switch searching.search(bytes, isFinal: reader.isAtEnd || bytes.count > 2 * reader.limits.record) {
      case .found(let header), .nearest(let header?):
        found = header
        if !header.isComplete {
          furtherHint = searching.further(bytes).map { HeaderSearch.hint(further: $0, reading.words) }
        }
        break finding
      case .nearest(nil): break finding
      case .needsMore: continue
      }
    }
    if let found { reader.use(.delimited(found.delimiter)) }
    var record = Record()
    var separatorLine: [UInt8] = []
    var lineEndLength = 1
    let isSeparated = sheet == nil && HeaderSearch.delimiter(ofFirstLine: reader.bytesAtHand) != nil
    // What is before the header is skipped, and the header itself is read where there is one.
    while hasHeader || (isSeparated && reader.line == 1) {
      let step: RecordReader.Step
      do throws(TextError) {
        step = try reader.next(&record)
        if step == .exhausted { try reader.refill() }
      } catch {
        throw .text(error)
      }
      switch step {
      case .exhausted: continue
      case .end: throw searching.reading.headerRow.map { .blank(row: $0) } ?? .empty
      case .overlong: throw .overlong
      case .record: break
      }
      if record.lineEnd.count > 0 { lineEndLength = record.lineEnd.count }
      if found == nil, let row = searching.reading.headerRow, TablePlace(line: record.line, in: sheet).number >= row {
        throw .blank(row: row)
      }
      if record.line == 1, isSeparated {
        separatorLine = Array(record.bytes) + Array(record.lineEnd)
        record = Record()
      } else if let found, record.line >= found.line {
        break
      }
    }
    guard let found else { throw .empty }
    self.found = found
    isComplete = found.isComplete
    self.furtherHint = furtherHint
    self.record = record
    self.separatorLine = separatorLine
    self.lineEndLength = lineEndLength
  }

  /// The headings, without white space around them; of an input without a header the values of its first row.
  package var headings: [String] { found.headings }
  /// For each column of the schema its place among the headings.
  package var places: [Int?] { found.match.places }
  /// Columns of the schema that two headings name: the column, and the places of the two.
  package var doubled: [(column: Int, first: Int, second: Int)] { found.match.doubled }
  /// What is said of two mappings of one heading; `nil` where there are none.
  package var sharedMappings: String? { found.match.shared.first.map { HeadingMatch.words($0, found.headings) } }
  /// The mappings that name a column and a heading, by their places in the reading.
  package var usedMappings: Set<Int> { found.match.used }
  /// The number of fields, also of those that are not read.
  package var fieldCount: Int { found.fieldCount }
  /// The line of the header, or of the first row of an input without one.
  package var line: Int { found.line }
  package var delimiter: Delimiter { found.delimiter }

  /// The headings that look like a column that is absent, each with its place and that column.
  package func likely(_ schema: TableSchema, _ places: [Int?]) -> [(place: Int, column: Int)] {
    let absent = schema.absent(places)
    let used = Set(places.compactMap(\.self))
    return headings.indices.filter { !used.contains($0) }.compactMap { place in
      schema.likely(headings[place], absent: absent).map { (place, $0) }
    }
  }
}

extension TableReading {
  /// What is said where nothing is in the row that `--header-row` names.
  package static func blankHeader(_ row: Int) -> String {
    "row \(row) (--header-row) has no headings; give the line or row of the header"
  }

  /// The delimiters that are recognised, the commonest first.
  package static var delimiters: [Delimiter] { HeaderSearch.delimiters }
}

extension Record {
  /// Whether there is no value in it: nothing, white space or delimiters alone.
  package var isBlank: Bool { fieldCount == fields.count && TableContent.isBlank(self) }
}
