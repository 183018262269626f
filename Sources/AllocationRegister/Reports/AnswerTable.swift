import DelimitedText
import EUI64
import Messages
package import Reporting
package import Tables

/// The answers to a batch: the rows of the requests as they came, each with its answer behind it.
package struct AnswerTable: Sendable {
  private let table: RequestTable
  private let format: TableFormat
  private let kind: RequestTable.Kind
  private let prefix: String

  /// Of a batch of requests. `prefix` goes before the names of the added columns.
  package init(_ table: RequestTable, kind: RequestTable.Kind, format: TableFormat, prefix: String) {
    self.table = table
    self.kind = kind
    self.format = format
    self.prefix = prefix
  }

  /// A column of the answers that the requests have too, so that nobody could tell one from the other.
  package var taken: String? {
    format == .table ? nil : columns.lazy.map(\.name).first { table.header.written.contains($0) }
  }

  /// The columns that are appended.
  private var columns: [Listing.Column] {
    func column(_ name: String, _ kind: Listing.Column.Kind = .text) -> Listing.Column {
      Listing.Column(prefix + name, kind)
    }
    let given =
      switch kind {
      case .organisations, .ranges: [column("organisation_number", .number), column("first"), column("last")]
      // A request may have the identifier that is wanted in a column of this name.
      case .identifiers:
        [
          column(
            prefix.isEmpty && table.header.has(table.header.schema.index(of: "id")) ? "allocated_id" : "id")
        ]
      case .acceptances: [Listing.Column]()
      }
    return given + [column("status"), column("code"), column("detail")]
  }

  /// The answers as a workbook: what the requests have stays text or, of a workbook, what it was there.
  package func layout(notes: [String]) -> WorkbookLayout {
    let kinds = Dictionary(columns.map { ($0.name, $0.kind) }) { first, _ in first }
    var layout = WorkbookLayout("Answers", further: [.notes(notes)]) { kinds[$0] ?? .text }
    layout.keepsTypes = table.isSheet
    return layout
  }

  /// Whether an answer can be written before the answers behind it are known.
  package var isStream: Bool { format == .csv || format == .jsonl }

  /// What comes before the first row.
  package var header: String {
    format == .csv ? table.header.record(columns.map(\.name)) : ""
  }

  /// A row with its answer, of a format that is a stream.
  package func row(_ index: Int, _ answer: RegisterAnswer) -> String {
    format == .csv
      ? table.rows[index].record(values(answer), table.header)
      : JSONDocument.text(of: object(index, answer), pretty: false) + "\n"
  }

  /// All answers, in any format.
  package func text(_ answers: [RegisterAnswer], terminal: Terminal = .none) -> String {
    guard !isStream else { return header + answers.enumerated().map { row($0, $1) }.joined() }
    return Listing(
      columns, answers.map(values), table: .table(grid(answers)),
      json: .items(answers.enumerated().map { object($0, $1) })
    ).text(format, terminal: terminal)
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

  /// The columns of a row and of its answer, with the event that did what was asked: the event of its receipt.
  private func object(_ index: Int, _ answer: RegisterAnswer) -> [String: JSONCell] {
    var object = table.rows[index].object(table.header)
    object.merge(Listing.object(columns, values(answer))) { $1 }
    if let sequence = answer.sequence, let hash = answer.hash {
      object[prefix + "sequence"] = .number(sequence)
      object[prefix + "hash"] = .text(hash.description)
    }
    return object
  }

  /// For people, in the width of a terminal: each request by its id, or by its line.
  private func grid(_ answers: [RegisterAnswer]) -> TextTable {
    let given =
      switch kind {
      case .organisations, .ranges: ["number", "range"]
      case .identifiers, .acceptances: ["id"]
      }
    var grid = TextTable(
      [.left] + given.map { $0 == "number" ? .right : .left } + [.left, .left],
      titles: ["request"] + given + ["status", "detail"])
    for (row, answer) in zip(table.rows, answers) {
      let id = table.value("request_id", row)
      let values =
        switch kind {
        case .organisations, .ranges:
          [answer.organisation.map(String.init) ?? "", RegisterReport.rangeText(answer.first, answer.last)]
        case .identifiers: [answer.identifier?.description ?? ""]
        case .acceptances: [answer.identifier?.description ?? table.value("id", row).shown]
        }
      let reason = [answer.code, answer.detail].filter { !$0.isEmpty }.joined(separator: ": ")
      grid.add([id.isEmpty ? "line \(row.line)" : id.shown] + values + [answer.status.rawValue, reason])
    }
    return grid
  }
}
