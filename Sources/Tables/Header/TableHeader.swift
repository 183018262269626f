package import DelimitedText
import Messages

/// The header of one file: its headings, and where the columns of the schema are among them.
package final class TableHeader: Sendable {
  package let file: String
  package let schema: TableSchema
  /// The headings as they were written, without white space around them.
  package let headings: [String]
  /// The same with the white space around them, for those who pass them along.
  package let written: [String]
  /// The headings as keys of JSON, each once: a second `note` is `note_2`, and a column without a heading is known by its
  /// letter.
  package var keys: [String] {
    var seen: Set<String> = []
    return headings.enumerated().map { place, heading in
      let name = heading.isEmpty ? "column_\(TableColumn.letter(place))" : heading
      var key = name
      var number = 2
      while !seen.insert(key).inserted {
        key = "\(name)_\(number)"
        number += 1
      }
      return key
    }
  }
  /// The bytes of the first heading.
  private let first: [UInt8]
  /// For each column of the schema its place in the file; `nil` where the file hasn't got it.
  package let places: [Int?]
  /// The line of the header; 0 in JSON.
  package let line: Int
  package let delimiter: Delimiter
  /// Whether the file has a byte order mark, as CSV that is made for spreadsheets: then cells may be guarded.
  package let isForSpreadsheets: Bool
  /// From lines to rows, where the table is a sheet of a workbook.
  package let sheet: SheetPlaces?
  /// How messages write options of the table.
  let words: OptionWords
  /// The headings that a finding is about, by their places.
  let reported: Set<Int>

  package init(
    file: String, schema: TableSchema, headings: [String], written: [String]? = nil, places: [Int?], line: Int = 0,
    delimiter: Delimiter = .comma, isForSpreadsheets: Bool = false, sheet: SheetPlaces? = nil,
    words: OptionWords = OptionWords(table: nil), reported: Set<Int> = []
  ) {
    self.file = file
    self.schema = schema
    self.headings = headings
    first = Array((headings.first ?? "").utf8)
    self.written = written ?? headings
    self.places = places
    self.line = line
    self.delimiter = delimiter
    self.isForSpreadsheets = isForSpreadsheets
    self.sheet = sheet
    self.words = words
    self.reported = reported
  }

  /// The place of a row by the line of the text on which it begins.
  package func place(ofLine line: Int) -> TablePlace { TablePlace(line: line, in: sheet) }

  package func has(_ column: Int) -> Bool { places[column] != nil }

  /// What a message calls a column: its heading in the file, or its name.
  package func heading(_ column: Int) -> String { places[column].map { headings[$0] } ?? schema.columns[column].name }

  /// A column of the schema, or one by its place in the file, as a finding names it.
  package func named(_ column: Int) -> TableFinding.Column {
    TableFinding.Column(heading: heading(column), index: line == 0 ? nil : places[column])
  }

  /// The places of headings that no column of the schema has.
  package var otherPlaces: [Int] {
    let used = Set(places.compactMap(\.self))
    return headings.indices.filter { !used.contains($0) }
  }

  /// The columns of a text that have no name, by their places.
  var namelessPlaces: [Int] { line == 0 ? [] : otherPlaces.filter { headings[$0].isEmpty } }

  /// Whether a record is the header once more, as in files that were put together. Its first field tells nearly all rows
  /// from it, without a text.
  package func isRepeated(in record: borrowing Record) -> Bool {
    guard let field = record.fields.first, record.fieldCount == headings.count else { return false }
    let bytes = CellText.trimmed(UnsafeBufferPointer(rebasing: record.bytes[field.content]))
    guard bytes.count == first.count,
      zip(bytes, first).allSatisfy({ $0 | 0x20 == $1 | 0x20 })
    else { return false }
    return headings.enumerated().allSatisfy { place, heading in
      TableSchema.key(record.text(at: place) ?? "") == TableSchema.key(heading)
    }
  }
}

/// Makes the header of a file from the headings that were found, and reports what is missing, doubled or misspelt.
struct HeaderCheck {
  let file: String
  let schema: TableSchema
  let headings: [String]
  var match: HeadingMatch
  /// The line of the header; `nil` in JSON.
  let line: Int?
  var sheet: SheetPlaces?
  /// The row of a header below the rows that are searched.
  var further: Int?
  let words: OptionWords
  let findings: TableFindings
  /// The headings that were reported, by their places.
  private(set) var reported: Set<Int> = []

  /// For each column its place; `nil` where rows can't be read. A misspelt heading is taken for what was probably meant, so
  /// that the errors of its rows are told in the same run.
  mutating func places() -> [Int?]? {
    for shared in match.shared { report(.repeatedColumn, shared.place, HeadingMatch.words(shared, headings)) }
    for (column, first, second) in match.doubled {
      report(
        .repeatedColumn, second,
        headings[first] == headings[second]
          ? "the column '\(headings[first].shown)' appears twice; leave one out"
          : "the columns '\(headings[first].shown)' and '\(headings[second].shown)' are both the \(schema.columns[column].name); leave one out, or choose with \(words.mapping(schema.columns[column].name, TableColumn.letter(first)))"
      )
    }
    takeLikely()
    let missing = schema.missing(match.places)
    if !missing.isEmpty { reportMissing(missing) }
    return missing.isEmpty ? match.places : nil
  }

  /// Names all columns that are missing, and the headings that there are.
  private mutating func reportMissing(_ missing: [Int]) {
    let names = missing.map { schema.columns[$0].name }
    let quoted = names.map { name in "'\(name.shown)'" }
    let known = headings.prefix(20).map { $0.isEmpty ? "(no name)" : $0.shown }.joined(separator: ", ")
    report(
      .missingColumn, nil,
      (names.count == 1
        ? "the column \(quoted[0]) is missing; "
        : "the columns \(quoted.dropLast().joined(separator: ", ")) and \(quoted[quoted.count - 1]) are missing; ")
        + (headings.isEmpty
          ? "there is no header" : "the columns are \(known)\(headings.count > 20 ? ", …" : "")\(delimiterHint)")
        + (further.map { "; \(HeaderSearch.hint(further: $0, words))" } ?? remedy(missing)),
      column: names.count == 1 ? names[0] : nil)
  }

  /// Where a heading may be a missing column: the only heading that none has.
  private func remedy(_ missing: [Int]) -> String {
    let used = Set(match.places.compactMap(\.self)).union(reported)
    let free = headings.indices.filter { !used.contains($0) && !headings[$0].isEmpty }
    guard missing.count == 1, free.count == 1, headings.count > 1 else { return "" }
    let name = schema.columns[missing[0]].name
    let heading = headings[free[0]]
    let answer = line == nil ? heading.shown : TableColumn.letter(free[0])
    return "; if '\(heading.shown)' is it, give \(words.mapping(name, answer))"
  }

  /// Reports headings that look like a column that is absent, and takes them for it.
  private mutating func takeLikely() {
    // What is not divided is not a heading.
    guard Delimiter.likely(inOnlyColumn: headings) == nil else { return }
    let used = Set(match.places.compactMap(\.self)).union(match.doubled.map(\.second))
    let absent = schema.absent(match.places)
    for place in headings.indices where !used.contains(place) {
      guard let column = schema.likely(headings[place], absent: absent) else { continue }
      let name = schema.columns[column].name
      report(
        .unknownColumn, place,
        "the column '\(headings[place].shown)' is unknown; rename it, remove it, or give \(words.mapping(name, TableColumn.letter(place)))",
        suggestion: name)
      if match.places[column] == nil { match.take(place, for: column) }
    }
  }

  private var delimiterHint: String {
    Delimiter.likely(inOnlyColumn: headings).map {
      "; the file looks \($0)-separated; give \(words.option("--delimiter", $0))"
    } ?? ""
  }

  private mutating func report(
    _ code: TableCode, _ place: Int?, _ message: String, column: String? = nil, suggestion: String? = nil
  ) {
    if let place { reported.insert(place) }
    let named = place.map { TableFinding.Column(heading: headings[$0], index: line == nil ? nil : $0) }
    findings.add(
      TableFinding(
        file: file, place: line.map { TablePlace(line: $0, in: sheet) },
        column: named ?? column.map { TableFinding.Column(heading: $0, index: nil) }, code, message,
        suggestion: suggestion))
  }
}
