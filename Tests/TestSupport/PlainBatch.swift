import Messages

/// The judging of a batch the slow and plain way: whole inputs, text by text, a dictionary for duplicates. It rests on the
/// other plain implementations and shares nothing with the code under test.
package struct PlainBatch {
  package struct Row {
    package var file: String
    package var line: Int
    /// The row as it is written, up to the columns that are added.
    package var shown: [UInt8]
    package var lineEnd: [UInt8]
    /// The value of the identifier's field; `nil` for a row that is passed on unread.
    package var id: [UInt8]?
    package var canonical = ""
    /// The codes of all findings with their severities.
    package var findings: [(code: String, severity: String)] = []
    /// The lines that its findings on Parties and roles rest on, 0 for the row alone.
    package var claimLines: [String: Int] = [:]
    /// What must be said of it, if it is a duplicate.
    package var duplicateWords = ""
    /// Whether it has no value, and counts for nothing; `shown` is then all that is written.
    package var isBlank = false

    package var verdict: String {
      findings.contains { $0.severity == "error" } ? "invalid" : findings.isEmpty ? "valid" : "warning"
    }

    /// The first of the worst findings.
    package var code: String {
      (findings.first { $0.severity == "error" } ?? findings.first)?.code ?? ""
    }
  }

  package var isLines = false
  package var delimiter: Character = ","
  package var kind = "user"
  package var environment = "production"
  package var form = PlainIdentifierReader.Form.duis
  /// The severity of a duplicate; `nil` to ignore them.
  package var duplicates: String? = "warning"
  package var recordLimit = 1 << 20
  package var fieldLimit = 1 << 17
  package var fieldCountLimit = 4096
  /// The inputs so far: with several, a duplicate's first line is named with its file.
  package private(set) var files: [String] = []
  /// All rows, also those without any value.
  package private(set) var all: [Row] = []
  /// The header of the first input, and what comes before it: a byte order mark, a line that names the delimiter.
  package private(set) var header: PlainCSV.Record?
  package private(set) var isMarked = false
  package private(set) var separatorLine: PlainCSV.Record?
  package private(set) var openQuote: PlainCSV.OpenQuote?
  private var lineEnd: [UInt8] = [0x0A]
  private var firstPlaces: [UInt64: (file: String, line: Int)] = [:]
  private var claims = PlainClaims()

  package init() {}

  /// The rows that have any value.
  package var rows: [Row] { all.filter { !$0.isBlank } }

  private static func isBlank(_ bytes: [UInt8]) -> Bool {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.allSatisfy { scalar in
      scalar.properties.isWhitespace
        || "\u{200B}\u{200C}\u{200D}\u{200E}\u{200F}\u{2060}\u{FEFF}".unicodeScalars.contains(scalar)
    }
  }

  /// What counts of a heading.
  private static func name(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self).lowercased().filter { $0.isLetter || $0.isNumber }
  }

  /// Judges the rows of one input.
  package mutating func add(_ input: [UInt8], file: String) {
    files.append(file)
    if isLines {
      let marked = input.starts(with: [0xEF, 0xBB, 0xBF])
      var lines = input.dropFirst(marked ? 3 : 0).split(separator: 0x0A, omittingEmptySubsequences: false).map(
        Array.init)
      let last = lines.removeLast()
      for (index, line) in lines.enumerated() {
        let hasReturn = line.last == 0x0D
        addLine(hasReturn ? Array(line.dropLast()) : line, file, index + 1, lineEndLength: hasReturn ? 2 : 1)
      }
      if !last.isEmpty { addLine(last, file, lines.count + 1, lineEndLength: 0) }
    } else {
      let (records, openQuote) = PlainCSV(delimiter: delimiter).records(of: input)
      let place = records.prefix(20).firstIndex { $0.fields.contains { Self.name($0.value) == "id" } } ?? 0
      guard records.indices.contains(place) else { return }
      if header == nil {
        var first = records[place]
        if first.lineEnd.isEmpty { first.lineEnd = records[..<place].last?.lineEnd ?? [] }
        header = first
        isMarked = input.starts(with: [0xEF, 0xBB, 0xBF])
        if place > 0, records[0].raw.count == 5, records[0].raw.starts(with: Array("sep=".utf8)) {
          separatorLine = records[0]
        }
      }
      // A last record without a line end gets the previous record's line end, or the usual one where there is none.
      for (index, var record) in records.enumerated() {
        if record.lineEnd.isEmpty { record.lineEnd = lineEnd } else { lineEnd = record.lineEnd }
        if index > place { addRecord(record, file) }
      }
      self.openQuote = openQuote
    }
  }

  private mutating func addLine(_ line: [UInt8], _ file: String, _ number: Int, lineEndLength: Int) {
    let isOverlong = line.count + lineEndLength > recordLimit
    let needsQuotes = isOverlong || line.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
    let doubled: [UInt8] = line.flatMap { (byte: UInt8) -> [UInt8] in byte == 0x22 ? [byte, byte] : [byte] }
    let quoted: [UInt8] = [0x22] + doubled + [0x22]
    var row = Row(file: file, line: number, shown: needsQuotes ? quoted : line, lineEnd: [0x0A])
    if isOverlong {
      row.findings = [("overlong-row", "error")]
    } else if Self.isBlank(line) {
      row.isBlank = true
    } else {
      judge(line, nil, &row)
    }
    all.append(row)
  }

  private func column(_ names: Set<String>) -> Int? {
    let fields = header?.fields.map { String(decoding: $0.value, as: UTF8.self).lowercased() } ?? []
    return fields.firstIndex { names.contains($0) }
  }

  private mutating func addRecord(_ record: PlainCSV.Record, _ file: String) {
    let width = header?.fields.count ?? 0
    var row = Row(file: file, line: record.line, shown: record.raw, lineEnd: record.lineEnd)
    if record.raw.count + record.lineEnd.count > recordLimit {
      row.findings = [("overlong-row", "error")]
      all.append(row)
      return
    }
    let byte = Array(String(delimiter).utf8)
    let count = record.fields.count
    if count <= fieldCountLimit, record.fields.allSatisfy({ $0.style != .broken && Self.isBlank($0.value) }) {
      if count > 1 { for _ in 0..<max(width - count, 0) + 4 { row.shown += byte } }
      row.isBlank = true
      all.append(row)
      return
    }
    for _ in record.fields.count..<max(width, record.fields.count) { row.shown += byte }
    let place = column(["id"]) ?? 0
    let others = record.fields.enumerated().filter { $0.offset != place }.map(\.element.raw)
    let id = place < count ? record.fields[place].value : []
    if let header, case .refused = PlainIdentifierReader(id).read(as: form),
      record.fields.map({ Self.name($0.value) }) == header.fields.map({ Self.name($0.value) })
    {
      row.id = id
      row.findings = [("repeated-header", "error")]
      all.append(row)
      return
    }
    if record.fields.contains(where: { $0.style == .broken }) { row.findings.append(("text-after-quote", "error")) }
    if record.fields.count != width { row.findings.append(("ragged-row", "error")) }
    if record.fields.contains(where: { $0.raw.count > fieldLimit }) { row.findings.append(("overlong-field", "error")) }
    if others.contains(where: { $0.contains(0) }) { row.findings.append(("nul-byte", "warning")) }
    if others.contains(where: { String(validating: $0, as: UTF8.self) == nil }) {
      row.findings.append(("not-utf-8", "warning"))
    }
    judge(id, claim(of: record), &row)
    all.append(row)
  }

  /// The Party and the role of a record; `nil` where there is no such column.
  private func claim(of record: PlainCSV.Record) -> (party: String, role: String)? {
    let columns = [column(["party"]), column(["role"])]
    guard columns.contains(where: { $0 != nil }) else { return nil }
    let texts = columns.map { column in
      guard let column, column < record.fields.count else { return "" }
      let bytes = record.fields[column].value
      return String(validating: bytes, as: UTF8.self) ?? "\(bytes)"
    }
    return (texts[0], texts[1])
  }

  private mutating func judge(_ text: [UInt8], _ claim: (party: String, role: String)?, _ row: inout Row) {
    row.id = text
    switch PlainIdentifierReader(text).read(as: form) {
    case .refused(let code): row.findings.append((code, "error"))
    case .identifier(let value):
      row.canonical = PlainIdentifierRules.canonical(value)
      if let finding = PlainIdentifierRules.finding(on: value, kind: kind, environment: environment) {
        row.findings.append(finding)
      }
      guard let duplicates else { return }
      func note(_ file: String, _ line: Int, _ words: String) {
        row.findings.append(("duplicate", duplicates))
        row.duplicateWords =
          "the same identifier is on line \(line)" + (files.count > 1 ? " of \(file)" : "") + words
      }
      guard let claim else {
        if let first = firstPlaces[value] { note(first.file, first.line, "") }
        firstPlaces[value] = firstPlaces[value] ?? (row.file, row.line)
        return
      }
      let found = claims.findings(
        on: value, party: claim.party, role: claim.role, file: row.file, line: row.line,
        judges: ["user", "rdp", "dcc"].contains(kind))
      for finding in found {
        if finding.code == "duplicate" {
          note(
            finding.file, finding.line,
            finding.isExact ? ", for the same Party and role" : ", and no Party or role tells them apart")
        } else {
          row.findings.append((finding.code, "error"))
          row.claimLines[finding.code] = finding.line
        }
      }
    }
  }
}
