import DelimitedText
import Files
import Messages
import Reporting

/// A small table of CSV, read as a whole.
struct EntryTable {
  /// A row and where it stands.
  struct Row {
    let name: String
    let line: Int
    let values: [String: String]

    /// The value of a column, without white space around it; empty where the table hasn't got the column.
    subscript(column: String) -> String { values[column] ?? "" }

    /// The error for what is wrong in the row.
    func error(_ problem: EntryInputProblem) -> EntryInputError {
      EntryInputError(name: name, line: line, problem: problem)
    }
  }

  /// What the file is called.
  let name: String
  private(set) var rows: [Row] = []
  private var header: [String] = []

  /// Reads a table. `required` names columns that must be there, `optional` those that may be; all others are errors: what
  /// they say would be left out in silence. At most `limit` rows are read; a message calls them `noun`.
  init(
    _ source: any ByteSource, required: [String], optional: [String], limit: Int, of noun: String
  ) throws(EntryInputError) {
    name = source.name
    var reader = RecordReader(source, format: .delimited(.comma))
    var record = Record()
    while true {
      let step: RecordReader.Step
      do throws(TextError) {
        step = try reader.next(&record)
        if step == .exhausted { try reader.refill() }
      } catch {
        throw EntryInputError(name: name, problem: .text(error))
      }
      if step == .end { break }
      if step == .exhausted || (step == .record && record.bytes.isEmpty) { continue }
      let line = record.line
      guard step == .record else { throw error(line, .overlongRow) }
      guard String(validating: record.bytes, as: UTF8.self) != nil else { throw error(line, .notUTF8) }
      let fields = record.fields.indices.map { (record.text(at: $0) ?? "").trimmed }
      guard !header.isEmpty else {
        try check(fields, line: line, required: required, optional: optional)
        header = fields
        continue
      }
      guard fields.count == header.count else { throw error(line, .fieldCount(fields.count, header: header.count)) }
      guard rows.count < limit else { throw error(line, .tooMany(noun, limit: limit)) }
      rows.append(
        Row(name: name, line: line, values: Dictionary(uniqueKeysWithValues: zip(header, fields))))
    }
    guard !header.isEmpty else { throw EntryInputError(name: name, problem: .empty) }
  }

  private func error(_ line: Int, _ problem: EntryInputProblem) -> EntryInputError {
    EntryInputError(name: name, line: line, problem: problem)
  }

  private func check(
    _ columns: [String], line: Int, required: [String], optional: [String]
  ) throws(EntryInputError) {
    let known = required + optional
    for column in columns where !known.contains(column) {
      let meant = Suggestion.nearest(to: column, among: known.filter { !columns.contains($0) })
      throw error(line, .unknownColumn(column, meant: meant, known: known))
    }
    for column in required where !columns.contains(column) {
      throw error(line, .missingColumn(column, needed: required, present: columns))
    }
    for (index, column) in columns.enumerated() where columns[..<index].contains(column) {
      throw error(line, .columnTwice(column))
    }
  }
}
