import DelimitedText
import EUI64
import Messages
public import Reporting

/// The answers to a batch: the rows of the requests as they came, each with its answer behind it.
public struct AnswerTable: Sendable {
  private let table: ListTable
  private let format: TableFormat
  private let kind: RequestTable.Kind
  private let prefix: String

  /// Of a batch of requests. `prefix` stands before the names of the columns that are appended.
  public init(_ table: ListTable, kind: RequestTable.Kind, format: TableFormat, prefix: String) {
    self.table = table
    self.kind = kind
    self.format = format
    self.prefix = prefix
  }

  /// A column of the answers that the requests have too, so that nobody could tell one from the other.
  public var taken: String? { format == .table ? nil : columns.first { table.header.contains($0) } }

  /// The columns that are appended.
  private var columns: [String] {
    let given =
      switch kind {
      case .organisations, .ranges: ["organisation_number", "first", "last"]
      // A request may have the identifier that is wanted in a column of this name.
      case .identifiers: [prefix.isEmpty && table.has("id") ? "allocated_id" : "id"]
      case .acceptances: [String]()
      }
    return (given + ["status", "code", "detail"]).map { prefix + $0 }
  }

  /// Whether an answer can be put out before those behind it are known.
  public var isStream: Bool { format == .csv || format == .jsonl }

  /// What stands before the first row.
  public var header: String {
    format == .csv ? CSVText.record(table.header + columns, delimiter: table.delimiter.byte) : ""
  }

  /// A row with its answer, of a format that is a stream.
  public func row(_ index: Int, _ answer: RegisterAnswer) -> String {
    format == .csv
      ? CSVText.record(table.rows[index].fields + values(answer), delimiter: table.delimiter.byte)
      : JSONDocument.text(of: object(index, answer), pretty: false) + "\n"
  }

  /// All answers, in any format.
  public func text(_ answers: [RegisterAnswer]) -> String {
    switch format {
    case .csv, .jsonl: header + answers.enumerated().map { row($0, $1) }.joined()
    case .json: JSONDocument.text(of: answers.enumerated().map { object($0, $1) }, pretty: true) + "\n"
    case .table: lines(answers)
    }
  }

  private func values(_ answer: RegisterAnswer) -> [String] {
    let given: [String] =
      switch kind {
      case .organisations, .ranges:
        [
          answer.organisation.map(String.init) ?? "", answer.first?.description ?? "", answer.last?.description ?? "",
        ]
      case .identifiers: [answer.identifier?.description ?? ""]
      case .acceptances: []
      }
    return given + [answer.status.rawValue, answer.code, answer.detail]
  }

  /// The columns of a row and of its answer, with the event by which it was done: that of its receipt.
  private func object(_ index: Int, _ answer: RegisterAnswer) -> [String: ColumnValue] {
    // What the rows have of their own stays text.
    let pairs = zip(table.header, table.rows[index].fields.map { ColumnValue.text(table.plain($0)) })
    var object = Dictionary(pairs, uniquingKeysWith: { $1 })
    for (column, value) in zip(columns, values(answer)) {
      object[column] = ColumnValue(value, of: String(column.dropFirst(prefix.count)))
    }
    if let sequence = answer.sequence, let hash = answer.hash {
      object[prefix + "sequence"] = .number(sequence)
      object[prefix + "hash"] = .text(hash.description)
    }
    return object
  }

  /// For people, in the width of a terminal: each request by its id, or by its line.
  private func lines(_ answers: [RegisterAnswer]) -> String {
    let given =
      switch kind {
      case .organisations, .ranges: ["number", "range"]
      case .identifiers, .acceptances: ["id"]
      }
    var text = TextTable([.left] + given.map { $0 == "number" ? .right : .left } + [.left, .left])
    text.add(["request"] + given + ["status", "detail"])
    for (row, answer) in zip(table.rows, answers) {
      let id = table.value("request_id", row.fields)
      let values =
        switch kind {
        case .organisations, .ranges:
          [answer.organisation.map(String.init) ?? "", RegisterPicture.words(answer.first, answer.last)]
        case .identifiers: [answer.identifier?.description ?? ""]
        case .acceptances: [answer.identifier?.description ?? table.value("id", row.fields).shown]
        }
      let reason = [answer.code, answer.detail].filter { !$0.isEmpty }.joined(separator: ": ")
      text.add([id.isEmpty ? "line \(row.line)" : id.shown] + values + [answer.status.rawValue, reason])
    }
    return text.lines().map { $0 + "\n" }.joined()
  }
}
