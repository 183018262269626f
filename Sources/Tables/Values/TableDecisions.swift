import DelimitedText
import Messages

/// What the cells of one file decide together: the decimal mark of its amounts, the order of its dates, how its rates
/// are written. Most files hold nothing that depends on it: a row asks only when it meets a value that can be read in
/// two ways, and only then all cells are checked.
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
    // The numbers of a workbook have no decimal mark: they are not asked, and show nothing.
    cells(of: header.schema.amounts) { row, column in
      if !row.isNumber(column) { row.withBytes(column) { decider.note(utf8: $0, at: row.place, column: column) } }
    }
    switch decider.decision {
    case .shown(.comma, let witness):
      findings.note(
        "\(header.file): amounts have a decimal comma, as in '\(witness.text.shown)' (\(witness.place))")
    case .chosen(let mark):
      findings.rest(on: "amounts have a decimal \(mark.rawValue), as --decimal says", of: header.file)
    default: break
    }
    return value(decider.decision)
  }()

  /// The order of day and month; `nil` where dates contradict each other, which is reported.
  private(set) lazy var dateOrder: DateOrder? = {
    var decider = DateOrderDecider(reading.dateOrder)
    cells(of: header.schema.dates) { row, column in
      row.withBytes(column) { decider.note(utf8: $0, at: row.place, column: column) }
    }
    switch decider.decision {
    case .shown(.mdy, let witness):
      findings.note("\(header.file): dates are month first, as in '\(witness.text.shown)' (\(witness.place))")
    case .chosen(let order):
      findings.rest(on: "dates are \(order.displayText), as --date-order says", of: header.file)
    default:
      guard let words = decider.assumption else { break }
      if decider.decision.isAssumed || decider.yearFirstToo?.isLikelier == true {
        findings.assume(words, of: header.file)
      } else {
        findings.note("\(header.file): \(words)")
      }
    }
    return value(decider.decision)
  }()

  /// How rates are written; `nil` where it is a question, which is reported.
  private(set) lazy var percent: PercentStyle? = {
    var decider = PercentDecider(reading.percent)
    let columns = header.schema.columns.indices.filter { header.schema.columns[$0].kind == .percentage }
    cells(of: columns) { row, column in decider.note(row.plain(column), at: row.place, column: column) }
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
      "\(row.place.description(in: header.file)): \(row.heading(column).shown) '\(row.shown(column))' is read with 15 digits, as spreadsheets show it"
    )
  }

  private var hasComma = false

  /// Whether a rate may have this mark before its decimals. A comma that nobody chose is said once.
  func takes(_ mark: DecimalMark, _ row: TableRow, _ column: Int) -> Bool {
    if let chosen = reading.decimal { return chosen == mark || row.isNumber(column) }
    if mark == .comma, !hasComma {
      hasComma = true
      findings.note(
        "\(header.file): rates have a decimal comma, as in '\(row.shown(column))' (\(row.place))")
    }
    return true
  }

  private func value<Value>(_ decision: Decision<Value>) -> Value? {
    guard case .open(let question) = decision else { return decision.value }
    let witness = question.witnesses.first
    findings.add(
      TableFinding(
        file: header.file, place: witness?.place, column: witness?.column.map(header.named), value: witness?.text,
        .ambiguous, question.description))
    return nil
  }

  /// All cells of some columns.
  private func cells(of columns: [Int], _ body: (TableRow, Int) -> Void) {
    let columns = columns.filter { header.places[$0] != nil }
    content.forEachRow(self) { row in
      for column in columns { body(row, column) }
    }
  }
}
