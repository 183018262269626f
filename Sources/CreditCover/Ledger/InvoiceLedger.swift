package import DelimitedText
import Files
import Messages
package import Reporting
package import Tables

/// A ledger of Invoices whose rows are printed as they came, each with what was worked out for it.
package struct InvoiceLedger {
  /// What is put behind a row.
  struct Answer {
    /// A cell for each column that is added, but for code and detail.
    var cells: [String] = []
    /// Why there is no answer; empty where there is one.
    var code = ""
    /// What a reader should know of it.
    var detail = ""
  }

  private let header: TableHeader
  private let rows: [PassedRow]
  private let answers: [Answer]
  private let columns: [Listing.Column]
  private let name: String
  /// What was understood of the file that is not as usual.
  package let notices: [String]
  /// What the answers rest on.
  package let notes: [String]

  /// Reads a ledger, and answers each row. A row that can't be read has a code instead of an answer; only a file that can't be
  /// read stops. `prefix` goes before the names of the added columns. `other` is a table that `first` reads before. `answer`
  /// may report of a row what is wrong with it.
  init(
    _ source: any ByteSource, _ schema: TableSchema, beside other: (any ByteSource)? = nil, reading: TableReading,
    prefix: String, sheet name: String, _ columns: [Listing.Column], notes: () -> [String],
    first: (TableFindings) throws(FileError) -> Void = { _ throws(FileError) in }, answer: (TableRow) -> Answer
  ) throws {
    var rows: [PassedRow] = []
    var answers: [Answer] = []
    var header: TableHeader?
    let findings = try reading.readAll([other, source], ending: ": nothing was computed") {
      findings throws(FileError) in
      try first(findings)
      header = try TableReader(schema, findings, reading).read(source) { row, broken in
        // Nobody wrote such a row: the file is not what it was.
        if broken.code == .nulByte { findings.add(broken) }
        rows.append(PassedRow(row))
        answers.append(Answer(code: broken.code.rawValue, detail: broken.message))
      } row: { row in
        rows.append(PassedRow(row))
        let before = findings.all.count
        var found = answer(row)
        if let first = findings.take(from: before).first {
          found = Answer(
            code: first.code.rawValue,
            detail: first.message + (first.suggestion.map { "; probably meant: \($0)" } ?? ""))
        }
        answers.append(found)
      }
    }
    guard let header else { preconditionFailure("a table that can't be read has no finding") }
    (self.header, self.rows, self.answers, self.name) = (header, rows, answers, name)
    self.columns =
      columns.map { Listing.Column(prefix + $0.name, $0.kind) } + ["code", "detail"].map { .init(prefix + $0) }
    self.notes = notes() + findings.readings.map { "\($0.file): \($0.text)" }
    notices = findings.notices
    if let taken = self.columns.map(\.name).first(where: { header.written.contains($0) }) {
      throw LedgerError.nameTaken(name: header.file, column: taken)
    }
  }

  /// The rows that have no answer.
  package var findingCount: Int { answers.count { !$0.code.isEmpty } }
  /// All rows.
  package var rowCount: Int { rows.count }
  /// What is between two fields of the output.
  package var delimiter: Delimiter { header.delimiter }
  /// Whether cells of the file may be guarded from spreadsheets.
  package var isForSpreadsheets: Bool { header.isForSpreadsheets }

  /// The rows with their answers as a workbook: what the ledger has stays text or, of a workbook, what it was there.
  package var layout: WorkbookLayout {
    let kinds = Dictionary(columns.map { ($0.name, $0.kind) }) { first, _ in first }
    var layout = WorkbookLayout(name, further: [.notes(notes)]) { kinds[$0] ?? .text }
    layout.keepsTypes = header.sheet != nil
    return layout
  }

  /// The rows with their answers.
  package func text(_ format: TableFormat, terminal: Terminal) -> String {
    switch format {
    case .csv:
      return header.record(columns.map(\.name))
        + zip(rows, answers).map { $0.record(cells($1), header) }.joined()
    case .json, .jsonl:
      return Listing(
        [], [],
        json: .items(
          zip(rows, answers).map { row, answer in
            row.object(header).merging(Listing.object(columns, cells(answer))) { $1 }
          })
      ).text(format, terminal: terminal)
    case .table:
      let titles = header.headings + columns.map(\.name)
      var table = TextTable(Array(repeating: .left, count: titles.count), titles: titles)
      for (row, answer) in zip(rows, answers) {
        let own = row.cells.prefix(header.headings.count)
        table.add(own + Array(repeating: "", count: header.headings.count - own.count) + cells(answer))
      }
      return table.text(terminal)
    }
  }

  private func cells(_ answer: Answer) -> [String] {
    let values = answer.cells + Array(repeating: "", count: columns.count - 2 - answer.cells.count)
    return values + [answer.code, answer.detail]
  }
}

/// A ledger can't be answered.
package enum LedgerError: UserError, Hashable {
  /// A column that would be added already exists.
  case nameTaken(name: String, column: String)

  /// A sentence that says what to do.
  package var description: String {
    switch self {
    case .nameTaken(let name, let column):
      "\(name): already has a column \"\(column.shown)\"; choose a prefix for the added columns with --prefix seckit_"
    }
  }
}

/// Why a row of a ledger has no answer, beside what can be wrong with every table.
extension TableCode {
  /// The rate of a day is not known.
  package static let noBaseRate = TableCode(rawValue: "no-base-rate")
  /// The rules say nothing of the day.
  package static let noRule = TableCode(rawValue: "no-rule")
  /// A day is not covered by the calendar.
  package static let outsideCalendar = TableCode(rawValue: "outside-calendar")
}
