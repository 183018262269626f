public import DelimitedText
public import Files
public import IDAllocation
import Reporting

/// A small table read as a whole: a header and rows of texts, each with its line.
public struct ListTable: Sendable {
  /// The names of the columns.
  public let header: [String]
  /// The rows, with at least as many fields as the header.
  public let rows: [Row]
  /// What the file is called.
  public let name: String

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
  public enum Failure: Error, Sendable, CustomStringConvertible {
    /// The text can't be read.
    case text(TextError)
    /// Something is wrong in a line.
    case line(name: String, line: Int, String)
    /// There is nothing in it.
    case empty(String)

    /// What is wrong and what to do.
    public var description: String {
      switch self {
      case .text(let error): error.description
      case .line(let name, let line, let reason): "\(name): line \(line): \(reason)"
      case .empty(let name): "\(name): is empty, not even a header is in it"
      }
    }
  }

  /// The most rows of a table.
  public static let rowLimit = 2_000_000

  /// Reads a table of CSV. `required` names columns that must be there, `optional` those that may be. Others are passed
  /// along, but for one that looks like a misspelt column: it would be left out in silence.
  public init(_ source: any ByteSource, required: [String], optional: [String]) throws(Failure) {
    name = source.name
    var reader = RecordReader(source, grammar: .delimited(.comma))
    var record = Record()
    var names: [String] = []
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
      guard String(validating: record.bytes, as: UTF8.self) != nil else {
        throw .line(name: name, line: record.line, "the row is no UTF-8; save the file as UTF-8")
      }
      let fields = record.fields.indices.map { record.text(at: $0) ?? "" }
      if names.isEmpty {
        names = fields
        let missing = (required + optional).filter { !names.contains($0) }
        for name in names where !required.contains(name) && !optional.contains(name) {
          guard let likely = Suggestion.nearest(to: name, among: missing) else { continue }
          throw .line(
            name: self.name, line: record.line, "the column '\(name.shown)' is not known; probably meant: \(likely)")
        }
        for column in required where !names.contains(column) {
          throw .line(
            name: name, line: record.line,
            "the column '\(column)' is missing; the columns are \(names.joined(separator: ", "))")
        }
        guard Set(names).count == names.count else {
          throw .line(name: name, line: record.line, "a column is there twice")
        }
        continue
      }
      guard rows.count < Self.rowLimit else {
        throw .line(name: name, line: record.line, "the file has more than \(Self.rowLimit) rows")
      }
      let fault =
        fields.count == names.count
        ? nil
        : RegisterRefusal(.invalidRequest, "the row has \(fields.count) fields, the header \(names.count)")
      let missing = [String](repeating: "", count: max(0, names.count - fields.count))
      rows.append(Row(line: record.line, fields: fields + missing, fault: fault))
    }
    guard !names.isEmpty else { throw .empty(name) }
    header = names
    self.rows = rows
  }

  /// The value of a column in a row; empty where the table hasn't got the column.
  public func value(_ column: String, _ fields: [String]) -> String {
    header.firstIndex(of: column).map { fields[$0] } ?? ""
  }
}
