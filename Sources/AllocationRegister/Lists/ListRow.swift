import EUI64
import IDAllocation
import Messages
import Reporting
import Tables
import WorkingDays

/// A row of a list while it is read: its values, and all that is wrong with them.
struct ListRow {
  let row: TableRow

  init(_ row: TableRow) { self.row = row }

  var line: Int { row.place.number }

  /// Whether nothing is wrong with the row so far.
  var isClean: Bool { row.isClean }

  /// The columns whose values can't be read, by their own names.
  var faults: Set<String> {
    row.isClean
      ? []
      : Set(row.table.schema.columns.enumerated().filter { row.hasFinding($0.offset) }.map(\.element.name))
  }

  /// Tells what is wrong, of a column or of the row as such.
  func report(_ code: TableCode, _ detail: String, column: String? = nil, meant: String? = nil) {
    if let column { row.report(index(column), code, detail, suggestion: meant) } else { row.report(code, detail) }
  }

  /// Tells what the rules of the register say.
  func report(_ code: RegisterRefusal.Code, _ detail: String, column: String? = nil, meant: String? = nil) {
    report(TableCode(code), detail, column: column, meant: meant)
  }

  func index(_ column: String) -> Int { row.table.schema.index(of: column) }

  // MARK: Values

  /// The value of a column. An apostrophe is part of a name, as in 's Gravenhage.
  func text(_ column: String) -> String { row.text(index(column)) ?? "" }

  /// The value of a column whose values never begin with an apostrophe, without one, and without spaces around it.
  func word(_ column: String) -> String {
    let text = row.plain(index(column))
    return text.hasPrefix("'") ? CellText.trimmed(text.dropFirst()) : text
  }

  /// A whole number, at least 0.
  func number(_ column: String) -> Int? {
    let text = word(column)
    if let number = Int(text), number >= 0 { return number }
    let digits = text.split(separator: ".").first.map { $0.filter(\.isNumber) } ?? ""
    report(
      text.isEmpty ? .missing : .notANumber,
      text.isEmpty ? "\(column) is empty" : "\(column) '\(text.shown)' is not a whole number", column: column,
      meant: Int(digits).map(String.init))
    return nil
  }

  /// One of several words, in any case; `standard` where the cell is empty.
  func choice<Choice: RawRepresentable<String> & Sendable>(
    _ column: String, among choices: [Choice], standard: Choice
  ) -> Choice {
    let text = word(column)
    if text.isEmpty { return standard }
    let list = WordList(choices.map { ($0.rawValue, $0, []) })
    if let choice = list[text] { return choice }
    report(
      .unknownWord,
      "\(column) '\(text.shown)' is unknown; use \(list.words.dropLast().joined(separator: ", ")) or \(list.words.last ?? "")",
      column: column, meant: list.nearest(to: text))
    return standard
  }

  /// A day; `nil` where the cell is empty or none.
  func date(_ column: String) -> CivilDate? { row.date(index(column)) }

  /// An identifier in any text form.
  func identifier(_ column: String) -> EUI64? {
    let text = word(column)
    do throws(EUI64ParseError) {
      return try EUI64(text, form: .any)
    } catch {
      report(
        text.isEmpty ? .missing : .notAnIdentifier, "'\(text.shown)' is not an EUI-64\(error.remark)",
        column: column, meant: error.explanation.meant?.description)
      return nil
    }
  }

  /// The ranges of a row, in one cell or in two.
  func ranges() -> [ClosedRange<EUI64>] {
    let (cell, first, last) = (word("range"), word("first"), word("last"))
    do throws(RangeTextError) {
      if cell.isEmpty { return first.isEmpty && last.isEmpty ? [] : [try RangeParser.range(first, last)] }
      guard first.isEmpty && last.isEmpty else {
        report(
          .notARange, "range, first and last are all filled; leave range empty, or first and last", column: "range")
        return []
      }
      return try RangeParser.ranges(cell)
    } catch {
      let column = cell.isEmpty ? (error.isOfLast ? "last" : "first") : "range"
      let place = cell.isEmpty ? "" : "range '\(cell.shown)': "
      report(
        error.endsBeforeItBegins ? TableCode(.rangeOutside) : .notARange, place + error.detail, column: column,
        meant: error.meant)
      return []
    }
  }

  /// The column with the ranges of the row, or the first of two.
  var rangeColumn: String { word("range").isEmpty ? "first" : "range" }

  /// The past names.
  func pastNames() -> [Organisation.PastName] {
    do throws(PastNamesError) {
      return try PastNamesText.names(text("past_names"))
    } catch {
      report(.notPastNames, "past_names: \(error.detail)", column: "past_names")
      return []
    }
  }
}

/// The first line of each identifier of a list. Worked out only when an identifier appears twice: a list has a million.
struct IdentifierPlaces {
  private var lines: [EUI64: Int]?

  /// The first line of an identifier, where that is before the row.
  mutating func line(of value: EUI64, before row: ListRow) -> Int? {
    if lines == nil {
      var found: [EUI64: Int] = [:]
      let column = row.index("id")
      row.row.forEachRowOfTable { other in
        let text = other.plain(column)
        let cell = text.hasPrefix("'") ? CellText.trimmed(text.dropFirst()) : text
        if let value = try? EUI64(cell, form: .any), found[value] == nil { found[value] = other.place.number }
      }
      lines = found
    }
    return lines?[value].flatMap { $0 < row.line ? $0 : nil }
  }
}
