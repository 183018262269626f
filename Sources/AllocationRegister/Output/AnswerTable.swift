import EUI64
public import Reporting

/// The answers to a batch: the rows of the requests as they came, each with its answer behind it.
public struct AnswerTable: Sendable {
  private let table: ListTable
  private let format: TableFormat
  private let kind: RequestTable.Kind
  private let prefix: String

  /// Of a batch of requests; as CSV or JSON Lines. `prefix` stands before the names of the columns that are appended.
  public init(_ table: ListTable, kind: RequestTable.Kind, format: TableFormat, prefix: String) {
    self.table = table
    self.kind = kind
    self.format = format
    self.prefix = prefix
  }

  /// A column of the answers that the requests have too, so that nobody could tell one from the other.
  public var taken: String? { columns.first { table.header.contains($0) } }

  /// The columns that are appended.
  private var columns: [String] {
    let given =
      switch kind {
      case .organisations: ["organisation_number", "first", "last"]
      // A request may have the identifier that is wanted in a column of this name.
      case .identifiers: [prefix.isEmpty && table.header.contains("id") ? "allocated_id" : "id"]
      }
    return (given + ["status", "code", "detail"]).map { prefix + $0 }
  }

  /// The header of CSV; nothing for JSON Lines.
  public var header: String { format == .csv ? CSVText.record(table.header + columns) : "" }

  /// A row with its answer.
  public func row(_ index: Int, _ answer: RegisterAnswer) -> String {
    let given: [String] =
      switch kind {
      case .organisations:
        [
          answer.organisation.map(String.init) ?? "", answer.first?.description ?? "", answer.last?.description ?? "",
        ]
      case .identifiers: [answer.identifier?.description ?? ""]
      }
    let values = given + [answer.status.rawValue, answer.code, answer.detail]
    if format == .csv { return CSVText.record(table.rows[index].fields + values) }
    let names = table.header + columns
    let pairs = zip(names, table.rows[index].fields + values)
    return JSONDocument.text(of: Dictionary(pairs, uniquingKeysWith: { $1 }), pretty: false) + "\n"
  }
}
