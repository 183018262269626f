import EUI64
import IDAllocation
import Messages
import Reporting
import WorkingDays

/// A row of a list while it is read: its values, and all that is wrong with them.
struct ListRow {
  private let table: ListTable
  private let row: ListTable.Row
  private(set) var problems: [ImportProblem] = []
  /// The columns whose values can't be read, by their own names.
  private(set) var faults: Set<String> = []

  var line: Int { row.line }

  init(_ table: ListTable, _ row: ListTable.Row) {
    self.table = table
    self.row = row
    // Of a row that is too short or too long nobody knows which value belongs where: that is told, and nothing more.
    if let fault = row.fault { report(fault.code, fault.detail) }
  }

  /// Tells a problem, of a column or of the row as such.
  mutating func report(
    _ code: RegisterRefusal.Code, _ detail: String, column: String? = nil, meant: String? = nil
  ) {
    guard row.fault == nil || problems.isEmpty else { return }
    if let column { faults.insert(column) }
    problems.append(
      ImportProblem(
        file: table.name, line: line, column: column.map(table.written),
        value: column.map { table.value($0, row.fields) },
        code: code, detail: detail, meant: meant))
  }

  // MARK: Values

  /// The value of a column as it stands there. An apostrophe is part of a name, as in 's Gravenhage.
  func text(_ column: String) -> String { table.value(column, row.fields) }

  /// The value of a column whose values never begin with an apostrophe, without one, and without spaces around it.
  func word(_ column: String) -> String {
    let text = table.value(column, row.fields)
    return (text.hasPrefix("'") ? String(text.dropFirst()) : text).trimmed
  }

  /// A whole number, at least 0.
  mutating func number(_ column: String) -> Int? {
    let text = word(column)
    if let number = Int(text), number >= 0 { return number }
    let digits = text.split(separator: ".").first.map { $0.filter(\.isNumber) } ?? ""
    report(
      .invalidRequest, "\(column) '\(text.shown)' is no whole number", column: column,
      meant: Int(digits).map(String.init))
    return nil
  }

  /// One of several words, in capital letters or not; `standard` where the cell is empty.
  mutating func choice<Choice: RawRepresentable<String>>(
    _ column: String, among choices: [Choice], standard: Choice
  ) -> Choice {
    let text = word(column)
    if text.isEmpty { return standard }
    if let choice = Choice(rawValue: text.lowercased()), choices.contains(where: { $0.rawValue == choice.rawValue }) {
      return choice
    }
    let words = choices.map(\.rawValue)
    report(
      .invalidRequest,
      "\(column) '\(text.shown)' is none; it is \(words.dropLast().joined(separator: ", ")) or \(words.last ?? "")",
      column: column, meant: Suggestion.nearest(to: text, among: words))
    return standard
  }

  /// A day; `nil` where the cell is empty or none.
  mutating func date(_ column: String) -> CivilDate? {
    let text = word(column)
    if text.isEmpty { return nil }
    if let date = CivilDate(text) { return date }
    report(
      .invalidRequest, "\(column) '\(text.shown)' is no date; write it as yyyy-mm-dd", column: column,
      meant: CivilDate.guess(of: text))
    return nil
  }

  /// An identifier in any text form.
  mutating func identifier(_ column: String) -> EUI64? {
    let text = word(column)
    do throws(EUI64ParseError) {
      return try EUI64(text, form: .any)
    } catch {
      report(
        .invalidRequest, "'\(text.shown)' is no EUI-64; 'seckit inspect' says why", column: column,
        meant: error.explanation.meant?.description)
      return nil
    }
  }

  /// The ranges of a row, which stand in one cell or in two.
  mutating func ranges() -> [ClosedRange<EUI64>] {
    let (cell, first, last) = (word("range"), word("first"), word("last"))
    do throws(RangeText.Problem) {
      if cell.isEmpty { return first.isEmpty && last.isEmpty ? [] : [try RangeText.range(first, last)] }
      guard first.isEmpty && last.isEmpty else {
        report(.invalidRequest, "both range and first and last are filled; leave one of them empty", column: "range")
        return []
      }
      return try RangeText.ranges(cell)
    } catch {
      let column = cell.isEmpty ? (error.isOfLast ? "last" : "first") : "range"
      let place = cell.isEmpty ? "" : "range '\(cell.shown)': "
      report(
        error.endsBeforeItBegins ? .rangeOutside : .invalidRequest, place + error.detail, column: column,
        meant: error.meant)
      return []
    }
  }

  /// The column in which the ranges of the row stand, the first of two.
  var rangeColumn: String { word("range").isEmpty ? "first" : "range" }

  /// The names of before.
  mutating func pastNames() -> [Organisation.PastName] {
    do throws(PastNamesText.Problem) {
      return try PastNamesText.names(text("past_names"))
    } catch {
      report(.invalidRequest, "past_names: \(error.detail)", column: "past_names")
      return []
    }
  }
}

extension String {
  /// The text without white space around it.
  fileprivate var trimmed: String {
    func isBlank(_ byte: UInt8?) -> Bool { byte.map { $0 <= 0x20 || $0 >= 0x80 } ?? false }
    guard isBlank(utf8.first) || isBlank(utf8.last) else { return self }
    guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else {
      return ""
    }
    return String(self[first...last])
  }
}
