import DelimitedText
package import Files
import Messages
import Reporting

/// Reads a whole table: CSV with any delimiter and a header, a JSON array of objects with the same names, or one such
/// object per line. What is wrong in it is among the findings; only a file that can't be read at all is thrown.
///
///     let findings = TableFindings()
///     try TableReader(schema, findings).read(source) { row in
///       guard let party = row.requiredText(Column.party) else { return }
///       …
///     }
package struct TableReader {
  package let schema: TableSchema
  package let findings: TableFindings
  package let reading: TableReading
  /// Whether a word that may mean a total is a key of another table: then its row is not a total.
  private let isKnownKey: (String) -> Bool

  package init(
    _ schema: TableSchema, _ findings: TableFindings, _ reading: TableReading = .standard,
    isKnownKey: @escaping (String) -> Bool = { _ in false }
  ) {
    self.schema = schema
    self.findings = findings
    self.reading = reading.of(schema)
    self.isKnownKey = isKnownKey
  }

  /// Reads all rows, in order. Gives the header; `nil` where the rows can't be read. With `brokenRow`, rows that do not
  /// have the fields of the header are handed over with what is wrong, and not reported.
  @discardableResult
  package func read(
    _ source: any ByteSource, brokenRow: ((TableRow, TableFinding) -> Void)? = nil, row body: (TableRow) -> Void
  ) throws(FileError) -> TableHeader? {
    let opener = TableOpener(reading, schema) { findings.note($0) }
    let opened: TableBytes?
    do throws(FileError) {
      opened = try opener.bytes(
        of: source, limit: reading.limits.bytes, jsonLimit: reading.limits.jsonBytes)
    } catch {
      guard let (line, words) = error.content else { throw error }
      report(source.name, .unreadableText, words, place: line.map { TablePlace(line: $0) })
      return nil
    }
    guard let bytes = opened else {
      report(source.name, .tooManyRows, "the file is over \(reading.limits.bytes) bytes, the limit of a table")
      return nil
    }
    let isJSON = bytes.isJSON { hasHeader(bytes) }
    if let words = reading.misplaced(isWorkbook: bytes.sheet != nil, isJSON: isJSON) {
      report(source.name, .unusedOption, words)
      return nil
    }
    guard let (header, content) = isJSON ? items(bytes, source.name) : try text(bytes, source.name) else { return nil }
    let decisions = TableDecisions(
      header: header, content: content, reading: reading, findings: findings, isKnownKey: isKnownKey)
    findings.noteHeader(header, reading, filled: content.filledPlaces(header.namelessPlaces, decisions))
    // Without amounts or keys, no row can be a total.
    let keys = schema.keys
    let hasTotals = !schema.amounts.isEmpty && !keys.isEmpty
    let currencies = CurrencyColumn.places(header)
    var isEmpty = true
    content.forEach(decisions, limit: reading.limits.rows) { row in
      isEmpty = false
      row.reportWrongValues()
      if hasTotals, TotalRows.mayBeTotal(row, keys), let verdict = decisions.totals[row] {
        report(verdict, row)
      } else {
        CurrencyColumn.check(row, currencies)
        body(row)
      }
    } obstacle: {
      isEmpty = false
      switch $0 {
      case .fault(let row, let code, let message, let column):
        let named = column.map { TableFinding.Column(heading: header.headings[$0], index: $0) }
        let finding = TableFinding(file: header.file, place: row.place, column: named, code, message)
        if let brokenRow { brokenRow(row, finding) } else { findings.add(finding) }
      case .overlong(let place, let message):
        report(header.file, .overlongRow, message, place: place)
      case .end(let place, let code, let message):
        findings.add(TableFinding(file: header.file, place: place, code, message))
      }
    }
    if isEmpty { findings.note("\(header.file): has \(isJSON ? "" : "a header, but ")no rows") }
    return header
  }

  private func report(_ verdict: TotalRows.Verdict, _ row: TableRow) {
    switch verdict {
    case .total:
      findings.note("\(row.place.description(in: row.file)): left out, because it is the sum of the rows above")
    case .wrong(let message, let column): row.report(column, .totalRow, message)
    }
  }

  private func report(_ file: String, _ code: TableCode, _ message: String, place: TablePlace? = nil) {
    findings.add(TableFinding(file: file, place: place, code, message))
  }

  // MARK: Text

  private func text(_ bytes: TableBytes, _ file: String) throws(FileError) -> (TableHeader, TableContent)? {
    let found: HeaderSearch.Found
    let search = HeaderSearch(schema: schema, reading: reading, sheet: bytes.sheet)
    switch search.search(bytes.text, isFinal: true) {
    case .found(let header): found = header
    case .nearest(let header?): found = header
    case .nearest(nil), .needsMore:
      reportNoHeader(bytes, file)
      return nil
    }
    guard found.fieldCount == found.headings.count else {
      throw FileError(
        file, line: nil,
        content: "has \(found.fieldCount.grouped) columns, more than the limit of \(found.headings.count.grouped)")
    }
    findings.use(found.match.used)
    var check = HeaderCheck(
      file: file, schema: schema, headings: found.headings, match: found.match, line: found.line, sheet: bytes.sheet,
      further: found.isComplete ? nil : search.further(bytes.text), words: reading.words, findings: findings)
    guard let places = check.places() else { return nil }
    let header = TableHeader(
      file: file, schema: schema, headings: found.headings, written: found.written, places: places, line: found.line,
      delimiter: found.delimiter, isForSpreadsheets: bytes.markLength > 0, sheet: bytes.sheet,
      words: reading.words, reported: check.reported)
    return (header, .text(bytes))
  }

  private func hasHeader(_ bytes: TableBytes) -> Bool {
    if case .found = HeaderSearch(schema: schema, reading: reading).search(bytes.text, isFinal: true) { return true }
    return false
  }

  /// Says why no row of a text can be its header.
  private func reportNoHeader(_ bytes: TableBytes, _ file: String) {
    var reader = RecordReader(
      bytes.text, name: file, format: .delimited(reading.delimiter ?? .comma), limits: .standard, offset: 0,
      isFinal: true)
    var record = Record()
    do throws(TextError) {
      while true {
        switch try reader.next(&record) {
        case .record: continue
        case .overlong:
          return report(
            file, .overlongRow, "the row is over \(reader.limits.record) bytes",
            place: TablePlace(line: record.line, in: bytes.sheet))
        case .exhausted, .end:
          return report(
            file, .emptyFile,
            reading.headerRow.map(TableReading.blankHeader)
              ?? "the file is empty: it does not even have a header")
        }
      }
    } catch {
      if case .end(let place, let code, let message) = TableContent.end(error) {
        report(file, code, message, place: place)
      }
    }
  }

  // MARK: JSON

  private func items(_ bytes: TableBytes, _ file: String) -> (TableHeader, TableContent)? {
    guard bytes.text.count <= reading.limits.jsonBytes else {
      report(
        file, .tooManyRows, "the file is over \(reading.limits.jsonBytes) bytes, the limit of JSON; give it as CSV")
      return nil
    }
    guard let items = TableItems(bytes, file: file, findings: findings) else { return nil }
    guard items.values.count <= reading.limits.rows else {
      report(file, .tooManyRows, "the file has more than \(reading.limits.rows) rows")
      return nil
    }
    // A column counts as there where one item has it: what is missing in a single item is an empty value.
    var names: Set<String> = []
    for item in items.values { names.formUnion(item.keys) }
    let headings = names.sorted()
    var check = HeaderCheck(
      file: file, schema: schema, headings: headings, match: HeadingMatch(headings, schema, reading.allMappings),
      line: nil, words: reading.words, findings: findings)
    findings.use(check.match.used)
    let found = items.values.isEmpty ? schema.columns.map { _ in Int?.none } : check.places()
    guard let places = found else { return nil }
    let header = TableHeader(
      file: file, schema: schema, headings: headings, places: places, words: reading.words, reported: check.reported)
    return (header, .items(items.rows(header)))
  }
}

extension TableFindings {
  /// Says once what was understood of a file that is not as usual, unless the user said it. Columns without a name are named
  /// where they are `filled`.
  package func noteHeader(_ header: TableHeader, _ reading: TableReading, filled: Set<Int> = []) {
    if header.delimiter != .comma, header.delimiter != reading.delimiter {
      let name = Delimiter.names.first { $0.character.asciiValue == header.delimiter.byte }?.name
      let sign = String(UnicodeScalar(header.delimiter.byte))
      note("\(header.file): its delimiter is \(name.map { "a \($0)" } ?? "'\(sign.shown)'")")
    }
    if header.line > 1 {
      note(
        "\(header.file): header \(header.sheet == nil ? "on" : "in") \(header.place(ofLine: header.line).description)")
    }
    guard header.schema.others == .ignored else { return }
    let others = header.otherPlaces.filter { !header.reported.contains($0) }.compactMap { place in
      let heading = header.headings[place]
      if heading.isEmpty {
        return filled.contains(place) ? "column \(TableColumn.letter(place)), which has no name" : nil
      }
      return heading.shown
    }
    guard !others.isEmpty else { return }
    let names = header.schema.columns.map(\.name).joined(separator: ", ")
    note(
      "\(header.file): not used: \(others.prefix(20).joined(separator: ", "))\(others.count > 20 ? ", …" : "") (the columns are \(names))"
    )
  }
}
