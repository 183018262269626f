public import DelimitedText
import Files
public import IDAllocation
public import Messages
import Reporting

/// A small table read as a whole: a header and rows of texts, each with its line.
public struct ListTable: Sendable {
  /// The names of the columns as they were written.
  public let header: [String]
  /// The rows, with at least as many fields as the header.
  public let rows: [Row]
  /// What the file is called.
  public let name: String
  /// What stands between two fields.
  public let delimiter: Delimiter
  /// Whether it has a byte order mark, as CSV that is made for spreadsheets: then cells may be guarded.
  public let isForSpreadsheets: Bool
  private let columns: ListColumns
  /// For each known column that is there its place.
  private let places: [String: Int]

  /// A row and where it stands.
  public struct Row: Sendable {
    /// The line on which it begins.
    public let line: Int
    /// The values; empty ones where the row is too short.
    public let fields: [String]
    /// What is wrong with the row as such; `nil` where it has a field for each column.
    public let fault: RegisterRefusal?
  }

  /// Why a table can't be read.
  public enum Failure: UserError {
    /// The text can't be read.
    case text(TextError)
    /// Something is wrong in a line.
    case line(name: String, line: Int, String)
    /// A column is missing among those that are there.
    case missingColumn(name: String, line: Int, column: String, present: [String])
    /// There is nothing in it.
    case empty(String)

    /// What is wrong and what to do.
    public var description: String {
      switch self {
      case .text(let error): error.description
      case .line(let name, let line, let reason): "\(name): line \(line): \(reason)"
      case .missingColumn(let name, let line, let column, let present):
        "\(name): line \(line): the column '\(column)' is missing; the columns are "
          + present.prefix(20).map(\.shown).joined(separator: ", ") + (present.count > 20 ? ", …" : "")
      case .empty(let name): "\(name): is empty, not even a header is in it"
      }
    }

    /// The name of what probably stands between the fields, where it is not what they were divided by.
    public var likelyDelimiter: String? {
      guard case .missingColumn(_, _, _, let present) = self else { return nil }
      return Delimiter.likely(inOnlyColumn: present)
    }
  }

  /// The most rows of a table.
  public static let rowLimit = 2_000_000

  /// Reads a table. Its columns may stand in any order, with others among them; but for others that look like one that is
  /// absent: it would be left out by mistake.
  init(_ source: any ByteSource, columns: ListColumns, delimiter: Delimiter) throws(Failure) {
    name = source.name
    self.columns = columns
    self.delimiter = delimiter
    var reader = RecordReader(source, grammar: .delimited(delimiter))
    var record = Record()
    var header: (names: [String], places: [String: Int], line: Int)?
    var rows: [Row] = []
    while true {
      let step: RecordReader.Step
      do throws(TextError) {
        step = try reader.next(&record)
        if step == .exhausted { try reader.refill() }
      } catch {
        throw .text(error)
      }
      if step == .end { break }
      if step == .exhausted || (step == .record && record.bytes.isEmpty) { continue }
      guard step == .record else { throw .line(name: name, line: record.line, "the row is over the limit of a record") }
      guard !record.bytes.contains(0) else {
        throw .line(
          name: name, line: record.line,
          "the row has a NUL byte, which no text has; if the file is UTF-16 save it as UTF-8, else ask for it again")
      }
      guard String(validating: record.bytes, as: UTF8.self) != nil else {
        throw .line(name: name, line: record.line, "the row is no UTF-8; save the file as UTF-8")
      }
      let fields = record.fields.indices.map { record.text(at: $0) ?? "" }
      guard let count = header?.names.count else {
        header = (fields, try Self.places(fields, columns, name: name, line: record.line), record.line)
        continue
      }
      guard rows.count < Self.rowLimit else {
        throw .line(name: name, line: record.line, "the file has more than \(Self.rowLimit) rows")
      }
      let fault =
        fields.count == count
        ? nil : RegisterRefusal(.invalidRequest, "the row has \(fields.count) fields, the header \(count)")
      let missing = [String](repeating: "", count: max(0, count - fields.count))
      rows.append(Row(line: record.line, fields: fields + missing, fault: fault))
    }
    guard let header else { throw .empty(name) }
    isForSpreadsheets = reader.hasByteOrderMark
    self.header = header.names
    places = header.places
    self.rows = rows
    if columns.holdsRanges { try checkOthers(headerLine: header.line) }
  }

  /// Throws where a column that would be passed by holds identifiers of the block.
  private func checkOthers(headerLine line: Int) throws(Failure) {
    let used = Set(places.values)
    for place in header.indices where !used.contains(place) {
      guard let row = rows.first(where: { ListColumns.isOfBlock($0.fields[place]) }) else { continue }
      let heading =
        header[place].isEmpty ? "column \(place + 1), which has no name," : "the column '\(header[place].shown)'"
      throw .line(
        name: name, line: line,
        "\(heading) is not known, but has identifiers of the block (line \(row.line): '\(row.fields[place].shown)'); call"
          + " it range, or first and last, or take it out")
    }
  }

  /// Where each known column stands.
  private static func places(
    _ names: [String], _ columns: ListColumns, name: String, line: Int
  ) throws(Failure) -> [String: Int] {
    var places: [String: Int] = [:]
    let meant = names.map(columns.column)
    for (place, column) in meant.enumerated() {
      guard let column else { continue }
      if let first = places[column] {
        throw .line(
          name: name, line: line,
          "the columns '\(names[first].shown)' and '\(names[place].shown)' are both the \(column); leave one of them out"
        )
      }
      places[column] = place
    }
    // A range stands in one column or in two: where it is in one way, the other isn't missed.
    let spare: Set<String> = places["range"] != nil ? ["first", "last"] : places["first"] != nil ? ["range"] : []
    let absent = columns.names.filter { places[$0] == nil && !spare.contains($0) }
    // What is not divided is no heading.
    let isOne = Delimiter.likely(inOnlyColumn: names) != nil
    let guesses = zip(names, meant).compactMap { written, column in
      column != nil || isOne
        ? nil
        : columns.likely(written, absent: absent).map {
          "the column '\(written.shown)' is not known; probably meant: \($0)"
        }
    }
    guard guesses.isEmpty else { throw .line(name: name, line: line, guesses.joined(separator: "; ")) }
    for column in absent where columns.required.contains(column) {
      throw .missingColumn(name: name, line: line, column: column, present: names)
    }
    var seen: Set<String> = []
    for (written, key) in names.map({ ($0, ColumnName.key($0)) }) where !seen.insert(key).inserted {
      let what = key.isEmpty ? "a column without a name" : "the column '\(written.shown)'"
      throw .line(name: name, line: line, "\(what) is there twice")
    }
    return places
  }

  /// Whether it has a column.
  public func has(_ column: String) -> Bool { places[column] != nil }

  /// What a column is called in the file; its own name where it is not there.
  func written(_ column: String) -> String { places[column].map { header[$0] } ?? column }

  /// The value of a column in a row, without what guards it from a spreadsheet; empty where the table hasn't got the column.
  public func value(_ column: String, _ fields: [String]) -> String {
    places[column].map { plain(fields[$0]) } ?? ""
  }

  /// A value without what guards it from a spreadsheet.
  func plain(_ field: String) -> String {
    isForSpreadsheets ? SpreadsheetText.unguarded(field, delimiter: delimiter.byte) : field
  }

  /// Which columns are passed by, where there are such.
  public var remark: String? {
    let used = Set(places.values)
    let others = header.indices.filter { !used.contains($0) }.map { header[$0] }
    guard !others.isEmpty else { return nil }
    let shown = others.prefix(20).map { $0.isEmpty ? "(no name)" : $0.shown }
    return "\(name): not used: \(shown.joined(separator: ", "))\(others.count > 20 ? ", …" : "") (the columns are "
      + "\(columns.names.joined(separator: ", ")))"
  }
}
