import DelimitedText
import Messages

/// Finds the header of a table of text among its first rows, and what is between its fields.
///
/// The header is the first row in which the required columns are found, with any of the usual delimiters. Where two
/// delimiters find them in one row, the one that finds more columns counts. A row of one value and empty cells may be a
/// title (`SEC Party,,`): it is the header only where none of the other rows will do.
struct HeaderSearch {
  let schema: TableSchema
  let reading: TableReading
  /// From lines to rows, where the text comes from a sheet: then there is no question of the delimiter.
  var sheet: SheetPlaces?

  /// The number of rows that are searched for the header.
  private var rowLimit = Self.firstLimit
  private static let firstLimit = 20
  /// The number of rows that are searched to report a header further down, where none of the first rows will do.
  private static let furtherLimit = 1000

  init(schema: TableSchema, reading: TableReading, sheet: SheetPlaces? = nil) {
    (self.schema, self.reading, self.sheet) = (schema, reading, sheet)
  }

  /// The delimiters that are recognised, the commonest first.
  static let delimiters = ["comma", "semicolon", "tab", "pipe"].compactMap { Delimiter($0) }

  /// A row that is the header, or comes nearest to one.
  struct Found {
    let delimiter: Delimiter
    let line: Int
    let headings: [String]
    /// The same with the white space around them.
    let written: [String]
    var match: HeadingMatch
    let isComplete: Bool
    /// The number of fields, also of those that are not read.
    let fieldCount: Int
    /// The columns that its other headings look like.
    let likely: Int
    /// Whether it has one value alone, with empty cells behind it, as titles in spreadsheets have.
    let mayBeTitle: Bool
  }

  /// What the first bytes show.
  enum Outcome {
    case found(Found)
    /// The header may be among bytes that are not read yet.
    case needsMore
    /// No row has the required columns; the one that comes nearest, if there is a row.
    case nearest(Found?)
  }

  /// Looks at the first bytes of a file, without its byte order mark.
  func search(_ bytes: UnsafeMutableBufferPointer<UInt8>, isFinal: Bool) -> Outcome {
    let (found, sawAll) = best(bytes, isFinal: isFinal, comparesLikely: false)
    if let found, found.isComplete, sawAll || !found.mayBeTitle { return .found(found) }
    // What headings look like takes longer to find out, and counts only where no row will do.
    return sawAll ? .nearest(best(bytes, isFinal: isFinal, comparesLikely: true).0) : .needsMore
  }

  /// The line or row of a header that is below the rows that are searched; `nil` where there is none.
  func further(_ bytes: UnsafeMutableBufferPointer<UInt8>) -> Int? {
    guard reading.headerRow == nil else { return nil }
    var search = self
    search.rowLimit = Self.furtherLimit
    guard let found = search.best(bytes, isFinal: false, comparesLikely: false).0, found.isComplete else { return nil }
    return TablePlace(line: found.line, in: sheet).number
  }

  /// What to do about it.
  static func hint(further row: Int, _ words: OptionWords) -> String {
    "only the first \(firstLimit) rows are searched for the header; if it is in row \(row), give \(words.option("--header-row", row))"
  }

  private func best(
    _ bytes: UnsafeMutableBufferPointer<UInt8>, isFinal: Bool, comparesLikely: Bool
  ) -> (Found?, sawAll: Bool) {
    let told = sheet == nil ? reading.delimiter ?? Self.delimiter(ofFirstLine: UnsafeBufferPointer(bytes)) : .comma
    var best: Found?
    var sawAll = true
    var mayBeOther = true
    for delimiter in told.map({ [$0] }) ?? Self.delimiters {
      let (found, isWhole, isCut) = rows(bytes, delimiter, isFinal: isFinal, comparesLikely)
      sawAll = sawAll && isWhole
      // What can't be read with commas doesn't point to another delimiter: the quote that is left open is.
      if isCut, best == nil, found == nil, delimiter == .comma { mayBeOther = false }
      if let found, mayBeOther || found.isComplete, best.map({ Self.isBetter(found, than: $0) }) ?? true {
        best = found
      }
    }
    return (best, sawAll)
  }

  /// The delimiter of a first line `sep=;`, as Excel takes it.
  static func delimiter(ofFirstLine bytes: UnsafeBufferPointer<UInt8>) -> Delimiter? {
    guard bytes.count >= 5, String(decoding: bytes[..<4], as: UTF8.self).lowercased() == "sep=" else { return nil }
    guard bytes.count == 5 || bytes[5] == UInt8(ascii: "\n") || bytes[5] == UInt8(ascii: "\r") else { return nil }
    return Delimiter(String(UnicodeScalar(bytes[4])))
  }

  /// The row that is the header by one delimiter, or comes nearest; and whether all rows among which it may be were seen.
  private func rows(
    _ bytes: UnsafeMutableBufferPointer<UInt8>, _ delimiter: Delimiter, isFinal: Bool, _ comparesLikely: Bool
  ) -> (Found?, sawAll: Bool, isCut: Bool) {
    var reader = RecordReader(
      bytes, name: "", format: .delimited(delimiter), limits: .standard, offset: 0, isFinal: isFinal)
    var record = Record()
    var best: Found?
    for row in 0... {
      // What can't be read on is reported when the rows are read.
      guard row < max(rowLimit, reading.headerRow ?? 0) else { break }
      guard let step = try? reader.next(&record) else { return (best, true, true) }
      guard step == .record else { return (best, step != .exhausted || isFinal, false) }
      if let wanted = reading.headerRow {
        let number = TablePlace(line: record.line, in: sheet).number
        if number < wanted { continue }
        if number > wanted { return (nil, true, false) }
      }
      let written = record.fields.indices.map { record.text(at: $0) ?? "" }
      let headings = written.map { CellText.trimmed($0) }
      let isSeparatorLine = row == 0 && Self.delimiter(ofFirstLine: record.bytes) != nil
      // Delimiters alone are not a heading, also where another delimiter is tried.
      if isSeparatorLine || headings.allSatisfy({ $0.allSatisfy(",;|".contains) }) {
        if reading.headerRow != nil { return (nil, true, false) }
        continue
      }
      let found = found(headings, written, record, delimiter, comparesLikely)
      if found.isComplete && !found.mayBeTitle || reading.headerRow != nil { return (found, true, false) }
      if best.map({ Self.isBetter(found, than: $0) }) ?? true { best = found }
    }
    return (best, true, false)
  }

  private func found(
    _ headings: [String], _ written: [String], _ record: borrowing Record, _ delimiter: Delimiter,
    _ comparesLikely: Bool
  ) -> Found {
    let match = HeadingMatch(headings, schema, reading.allMappings)
    var likely = 0
    if comparesLikely {
      let absent = schema.absent(match.places)
      likely = Set(headings.compactMap { schema.likely($0, absent: absent) }).count
    }
    let values = headings.count { !$0.isEmpty }
    let mayBeTitle = values == 1 && (headings.count > 1 || written[0].last.map(",;|\t".contains) ?? false)
    return Found(
      delimiter: delimiter, line: record.line, headings: headings, written: written, match: match,
      isComplete: match.isComplete(schema), fieldCount: record.fieldCount, likely: likely,
      mayBeTitle: mayBeTitle && reading.headerRow == nil)
  }

  private static func isBetter(_ one: Found, than other: Found) -> Bool {
    if one.isComplete != other.isComplete { return one.isComplete }
    if one.isComplete, one.mayBeTitle != other.mayBeTitle { return other.mayBeTitle }
    if one.isComplete, one.line != other.line { return one.line < other.line }
    if one.match.count != other.match.count { return one.match.count > other.match.count }
    if one.likely != other.likely { return one.likely > other.likely }
    if one.line != other.line { return one.line < other.line }
    return one.headings.count > other.headings.count
  }
}
