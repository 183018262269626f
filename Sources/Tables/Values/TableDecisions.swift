import DelimitedText
import Messages

/// What the cells of one file decide together: the decimal mark of its amounts, the order of its dates, how its rates are
/// written. Most files hold nothing that depends on it: a row asks only when it meets a value that can be read in two
/// ways, and only then all cells are looked at.
final class TableDecisions {
  let header: TableHeader
  let findings: TableFindings
  private let content: TableContent
  private let reading: TableReading
  private let isKnownKey: (String) -> Bool

  init(
    header: TableHeader, content: TableContent, reading: TableReading, findings: TableFindings,
    isKnownKey: @escaping (String) -> Bool = { _ in false }
  ) {
    self.header = header
    self.content = content
    self.reading = reading
    self.findings = findings
    self.isKnownKey = isKnownKey
  }

  /// The decimal mark of the amounts; `nil` where it is a question, which is reported.
  private(set) lazy var decimal: DecimalMark? = {
    var decider = DecimalDecider(reading.decimal)
    cells(of: header.schema.amounts) { decider.note(utf8: $0, at: $1) }
    if case .shown(.comma, let witness) = decider.decision {
      findings.note(
        "\(header.file): amounts have a decimal comma, as in '\(witness.text.shown)' (\(witness.place))")
    }
    return value(decider.decision)
  }()

  /// The order of day and month; `nil` where dates contradict each other, which is reported.
  private(set) lazy var dateOrder: DateOrder? = {
    var decider = DateOrderDecider(reading.dateOrder)
    cells(of: header.schema.dates) { decider.note(utf8: $0, at: $1) }
    switch decider.decision {
    case .shown(.mdy, let witness):
      findings.note("\(header.file): dates are month first, as in '\(witness.text.shown)' (\(witness.place))")
    case .assumed(_, let witness):
      findings.assume(
        "dates such as '\(witness.text.shown)' (\(witness.place)) are taken to be day first: none shows their order; give --date-order mdy if they are month first",
        of: header.file)
    default: break
    }
    return value(decider.decision)
  }()

  /// How rates are written; `nil` where it is a question, which is reported.
  private(set) lazy var percent: PercentStyle? = {
    var decider = PercentDecider(reading.percent)
    let columns = header.schema.columns.indices.filter { header.schema.columns[$0].kind == .percentage }
    cells(of: columns) { decider.note(String(decoding: $0, as: UTF8.self), at: $1) }
    return value(decider.decision)
  }()

  /// The rows that are totals.
  private(set) lazy var totals = TotalRows(self, content, isKnownKey: isKnownKey)

  func forEachRow(_ body: (TableRow) -> Void) { content.forEachRow(self, body) }

  private var shortened = false

  /// Says once that an amount had the digits of binary floating point.
  func noteShortened(_ row: TableRow, _ column: Int) {
    guard !shortened else { return }
    shortened = true
    findings.note(
      "\(row.place.description(in: header.file)): \(row.heading(column).shown) '\(row.shown(column))' is read at 15 digits, as spreadsheets show it"
    )
  }

  private func value<Value>(_ decision: Decision<Value>) -> Value? {
    guard case .open(let question) = decision else { return decision.value }
    findings.add(TableFinding(file: header.file, .ambiguous, question.description))
    return nil
  }

  /// All cells of some columns, each with its line or item.
  private func cells(of columns: [Int], _ body: (UnsafeBufferPointer<UInt8>, TablePlace) -> Void) {
    let columns = columns.filter { header.places[$0] != nil }
    content.forEachRow(self) { row in
      for column in columns { row.withBytes(column) { body($0, row.place) } }
    }
  }
}
