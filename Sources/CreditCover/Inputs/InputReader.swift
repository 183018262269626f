import DelimitedText
import Files

/// Reads the rows of one input: CSV with a header, or a JSON array of objects with the same names.
struct InputReader {
  let columns: [InputColumn]
  let findings: InputFindings
  var limits = InputLimits.standard

  /// Reads all rows. Throws where the file can't be read; whatever is wrong in it is a finding.
  func read(_ source: any ByteSource, row body: (InputRow) -> Void) throws(FileError) {
    var source = try PeekedSource(source)
    if source.firstByte == UInt8(ascii: "[") || source.firstByte == UInt8(ascii: "{") {
      try JSONRows(reader: self, file: source.name).read(&source, row: body)
    } else {
      do throws(TextError) {
        try readRecords(source, row: body)
      } catch {
        if case .file(let error) = error { throw error }
        let words = error.description
        let prefix = source.name + ": "
        report(
          source.name, nil, .unreadableText, words.hasPrefix(prefix) ? String(words.dropFirst(prefix.count)) : words)
      }
    }
  }

  private func readRecords(_ source: any ByteSource, row body: (InputRow) -> Void) throws(TextError) {
    let file = source.name
    var reader = RecordReader(source, format: .delimited(.comma))
    var record = Record()
    var located = InputColumns(columns)
    var width: Int?
    var rows = 0
    reading: while true {
      switch try reader.next(&record) {
      case .exhausted: try reader.refill()
      case .end: break reading
      case .overlong:
        report(
          file, RowPlace(number: record.line, isItem: false), .overlongRow,
          "the row is over \(reader.limits.record) bytes")
        while try !reader.nextPiece().isLast {}
        if width == nil { return }
      case .record:
        let place = RowPlace(number: record.line, isItem: false)
        if record.fieldCount == 1, record.bytes.isEmpty { continue }
        guard let expected = width else {
          width = record.fieldCount
          let names = record.fields.indices.map { trimmed(record.text(at: $0) ?? "") }
          guard located.locate(names, file: file, place: place, findings: findings) else { return }
          continue
        }
        rows += 1
        guard rows <= limits.rows else {
          report(file, place, .tooManyRows, "the file has more than \(limits.rows) rows")
          return
        }
        guard record.fieldCount == expected, record.fieldCount <= reader.limits.fields else {
          report(
            file, place, .raggedRow,
            "the row has \(record.fieldCount) fields, the header \(expected); put values with commas in quotes")
          continue
        }
        if let broken = record.fields.firstIndex(where: { $0.style == .broken }) {
          let position = record.position(of: record.textAfterQuote(of: record.fields[broken]), in: file)
          findings.add(
            InputFinding(
              file: file, place: place, column: position.column, field: nil, code: .textAfterQuote,
              message: "text follows the closing quote; double every quote inside the field", guess: nil))
          continue
        }
        body(
          InputRow(
            content: .record(record, places: located.places), place: place, file: file, columns: columns,
            findings: findings))
      }
    }
    if width == nil { report(file, nil, .emptyFile, "the file is empty, not even a header is in it") }
  }

  func report(_ file: String, _ place: RowPlace?, _ code: InputCode, _ message: String, field: String? = nil) {
    findings.add(
      InputFinding(file: file, place: place, column: nil, field: field, code: code, message: message, guess: nil))
  }

  private func trimmed(_ text: String) -> String {
    let kept = text.drop { $0 == " " || $0 == "\t" }
    guard let last = kept.lastIndex(where: { $0 != " " && $0 != "\t" }) else { return "" }
    return String(kept[...last])
  }
}
