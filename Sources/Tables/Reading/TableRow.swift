import DelimitedText
package import ExactDecimal
import Messages
import Reporting
package import WorkingDays

/// A row of a table, whichever way it was written. Columns are named by their place in the schema. Values that can't be
/// read are reported among the findings, never thrown: then the value is `nil`, as for an empty cell.
package struct TableRow {
  /// The row of a text. Its bytes belong to the ``decisions``, and are there as long as these are.
  let record: Record
  package let place: TablePlace
  let decisions: TableDecisions
  /// The number of findings before this row.
  private let start: Int
  /// What rows of texts nearly never have: `nil` for those, so that making one costs little.
  private let rare: Rare?

  private final class Rare {
    let item: TableItems.Row?
    let wrongCells: [Int]

    init(item: TableItems.Row?, wrongCells: [Int]) {
      self.item = item
      self.wrongCells = wrongCells
    }
  }

  init(
    record: Record, item: TableItems.Row?, place: TablePlace, decisions: TableDecisions, wrongCells: [Int] = []
  ) {
    self.record = record
    self.place = place
    self.decisions = decisions
    rare = item == nil && wrongCells.isEmpty ? nil : Rare(item: item, wrongCells: wrongCells)
    start = decisions.findings.all.count
  }

  /// The values of an item of JSON.
  var item: TableItems.Row? { rare?.item }
  /// The columns whose cells hold an error of a spreadsheet instead of a value. They count as empty.
  private var wrongCells: [Int] { rare?.wrongCells ?? [] }

  package var table: TableHeader { decisions.header }
  package var findings: TableFindings { decisions.findings }
  package var file: String { decisions.header.file }

  // MARK: Findings

  /// Whether nothing was reported on this row so far.
  package var isClean: Bool { findings.all.count == start }

  /// Whether something was reported on a column of this row.
  package func hasFinding(_ column: Int) -> Bool {
    !isClean && findings.all[start...].contains { $0.place == place && $0.column == table.named(column) }
  }

  /// Reports something wrong with a value.
  package func report(_ column: Int, _ code: TableCode, _ message: String, suggestion: String? = nil) {
    if code != .invalidJSONValue, item?.wrong.contains(column) == true || wrongCells.contains(column) { return }
    findings.add(finding(column, code, message, suggestion: suggestion))
  }

  /// A finding on a value, for those who report it later.
  package func finding(_ column: Int, _ code: TableCode, _ message: String, suggestion: String? = nil) -> TableFinding {
    TableFinding(
      file: file, place: place, column: table.named(column), value: plain(column), code, message,
      suggestion: suggestion)
  }

  /// All rows of the table once more, for what can be asked only when one of them was read.
  package func forEachRowOfTable(_ body: (TableRow) -> Void) { decisions.forEachRow(body) }

  /// Reports cells that have no value: values of JSON that can't be one, and errors of spreadsheets.
  func reportWrongValues() {
    guard rare != nil else { return }
    for column in wrongCells {
      guard let place = decisions.header.places[column] else { continue }
      withField(place) { cell in
        findings.add(
          TableFinding(
            file: file, place: self.place, column: table.named(column), value: String(decoding: cell, as: UTF8.self),
            .cellError, "\(heading(column)) holds \(WrongCell.words(for: cell) ?? "")"))
      }
    }
    for column in item?.wrong ?? [] {
      let kind = table.schema.columns[column].kind
      let isNumber = kind == .number
      report(
        column, .invalidJSONValue,
        heading(column)
          + (isNumber
            ? " must be a text in quotes or a whole number"
            : " must be a text in quotes" + (kind == .amount ? ", as \"1234.50\": so no digit is lost" : "")))
    }
  }

  /// Reports something wrong with the whole row.
  package func report(_ code: TableCode, _ message: String) {
    findings.add(TableFinding(file: file, place: place, code, message))
  }

  /// What a message calls a column: its heading in the file, or its name.
  package func heading(_ column: Int) -> String { table.heading(column).shown }

  /// The ``plain(_:)`` text of a value, made safe for a message.
  package func shown(_ column: Int) -> String { plain(column).shown }

  /// A value as it is, whether it can be read or not.
  package func plain(_ column: Int) -> String { withBytes(column) { String(decoding: $0, as: UTF8.self) } }

  // MARK: Bytes

  /// The bytes of a value without white space around it; none where the file hasn't got the column.
  @inline(__always)
  package func withBytes<R>(_ column: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R {
    // Nearly all cells are in the file as they are.
    if rare == nil, let place = decisions.header.places[column], let bytes = plainField(place) {
      return try body(bytes)
    }
    return try withRareBytes(column, body)
  }

  @inline(never)
  private func withRareBytes<R>(
    _ column: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> R
  ) rethrows -> R {
    if let item {
      return try (item.values[column] ?? []).withUnsafeBufferPointer { try body(CellText.trimmed($0)) }
    }
    guard let place = decisions.header.places[column], !wrongCells.contains(column) else {
      return try body(UnsafeBufferPointer(start: nil, count: 0))
    }
    return try withField(place, body)
  }

  /// The bytes of a cell by its place in the file, where they are the value; `nil` where quotes in it are doubled, or it may
  /// be guarded.
  @inline(__always)
  private func plainField(_ place: Int) -> UnsafeBufferPointer<UInt8>? {
    guard place < record.fields.count else { return UnsafeBufferPointer(start: nil, count: 0) }
    let field = record.fields[place]
    guard field.style == .plain || field.style == .quoted, !decisions.header.isForSpreadsheets else { return nil }
    return CellText.trimmed(UnsafeBufferPointer(rebasing: record.bytes[field.content]))
  }

  /// The bytes of a cell by its place in the file.
  func withField<R>(_ place: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R {
    if let bytes = plainField(place) { return try body(bytes) }
    var value = record.value(of: record.fields[place])
    if decisions.header.isForSpreadsheets, value.contains(UInt8(ascii: "'")) {
      let text = SpreadsheetText.unguarded(
        String(decoding: value, as: UTF8.self), delimiter: decisions.header.delimiter.byte)
      value = Array(text.utf8)
    }
    return try value.withUnsafeBufferPointer { try body(CellText.trimmed($0)) }
  }

  /// All cells of the row as they were written, by their place in the file, with empty ones where it is too short; for
  /// those who pass rows along.
  package var cells: [String] {
    if let item { return table.headings.map { item.item[$0]?.text ?? "" } }
    return table.headings.indices.map { record.text(at: $0) ?? "" }
  }

  /// The values of an item of JSON by its names, for those who pass rows along; `nil` of any other file.
  package var values: [String: JSONScalar]? { item?.item }

  /// Reports values of JSON that can't be passed along, in columns that no schema has.
  package func reportLostValues() {
    guard let item else { return }
    for place in table.otherPlaces where item.item[table.headings[place]] == .other {
      let heading = table.headings[place]
      findings.add(
        TableFinding(
          file: file, place: self.place, column: TableFinding.Column(heading: heading, index: nil), .invalidJSONValue,
          "\(heading.shown) must be a text in quotes, a whole number, true, false or null, because it is printed with the answer"
        )
      )
    }
  }

  /// A cell by its place in the file, without white space around it.
  package func cell(at place: Int) -> String { withField(place) { String(decoding: $0, as: UTF8.self) } }

  /// Whether a cell of a workbook is a number or a day by itself, and not a text that looks like one: it has no decimal mark
  /// that could be another.
  package func isNumber(_ column: Int) -> Bool {
    guard let place = decisions.header.places[column] else { return false }
    return isNumber(at: place)
  }

  /// The same of a cell by its place in the file.
  package func isNumber(at place: Int) -> Bool {
    guard decisions.header.sheet != nil, place < record.fields.count else { return false }
    let field = record.fields[place]
    return field.style == .plain
      && SheetField.looksLikeNumber(UnsafeBufferPointer(rebasing: record.bytes[field.content]))
  }

  package func isEmpty(_ column: Int) -> Bool { withBytes(column) { $0.isEmpty } }

  // MARK: Texts

  /// Bytes as text; `nil` where they are not UTF-8.
  package static func text(of bytes: UnsafeBufferPointer<UInt8>) -> String? {
    let text = String(decoding: bytes, as: UTF8.self)
    // Faster than validating first: what was repaired differs from the bytes.
    return TextBytes.arePrintableASCII(bytes) || text.utf8.elementsEqual(bytes) ? text : nil
  }

  /// A text that may be empty; `nil`, with a finding, where it is not UTF-8 or has a control character.
  package func text(_ column: Int) -> String? {
    // What nearly all cells are needs one look.
    withBytes(column, Self.plainText) ?? otherText(column)
  }

  private static func plainText(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    guard TextBytes.arePrintableASCII(bytes) else { return nil }
    // Made in place, where it takes no memory.
    guard bytes.count <= 15 else { return String(decoding: bytes, as: UTF8.self) }
    return String(unsafeUninitializedCapacity: bytes.count) { $0.initialize(fromContentsOf: bytes) }
  }

  @inline(never)
  private func otherText(_ column: Int) -> String? {
    let text = withBytes(column) { Self.text(of: $0) }
    guard let text else {
      report(
        column, .notUTF8,
        "\(heading(column)) is not UTF-8; save the file as UTF-8, or give \(table.words.option("--encoding", "windows-1252"))"
      )
      return nil
    }
    // A terminal would obey it, and a table would break at it.
    if text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
      report(column, .controlCharacter, "\(heading(column)) '\(text.shown)' has a control character")
      return nil
    }
    return text
  }

  /// A text that must be there.
  package func requiredText(_ column: Int) -> String? {
    guard let text = text(column) else { return nil }
    return text.isEmpty ? missing(column) : text
  }

  private func missing<Value>(_ column: Int) -> Value? {
    report(column, .missing, "\(heading(column)) is empty")
    return nil
  }

  // MARK: Numbers and dates

  /// A whole number; `nil` where the cell is empty.
  package func number(_ column: Int, in bounds: ClosedRange<Int>) -> Int? {
    guard !isEmpty(column), let text = text(column) else { return nil }
    let isNumber =
      text.utf8.count <= 18 && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    if isNumber, let number = Int(text), bounds.contains(number) { return number }
    let range =
      bounds.upperBound == .max ? "from \(bounds.lowerBound)" : "from \(bounds.lowerBound) to \(bounds.upperBound)"
    report(column, .notANumber, "\(heading(column)) '\(text.shown)' is not a whole number \(range)")
    return nil
  }

  /// An amount in pounds; `nil` where the cell is empty.
  package func amount(_ column: Int, mayBeNegative: Bool = false) -> ExactDecimal? {
    let plain = withBytes(column) { bytes -> ExactDecimal?? in
      if bytes.isEmpty { return .some(nil) }
      return Self.plainAmount(bytes).map { .some($0) }
    }
    guard let amount = plain ?? readAmount(column) else { return nil }
    guard mayBeNegative || amount.signum >= 0 else {
      report(column, .negativeAmount, "\(heading(column)) '\(shown(column))' is negative")
      return nil
    }
    return amount
  }

  /// An amount that must be there.
  package func requiredAmount(_ column: Int, mayBeNegative: Bool = false) -> ExactDecimal? {
    let count = findings.all.count
    if let amount = amount(column, mayBeNegative: mayBeNegative) { return amount }
    // An empty cell, or a dash; not a value that was reported, nor one whose decimal mark is a question.
    return findings.all.count == count && (isEmpty(column) || decisions.decimal != nil) ? missing(column) : nil
  }

  /// An amount of digits, with a minus and a point before at most two of them where they are needed: all that computers
  /// write, and the same whatever the decimal mark of the file may be.
  static func plainAmount(_ bytes: UnsafeBufferPointer<UInt8>) -> ExactDecimal? {
    if let amount = ExactDecimal(plainUTF8: bytes, scaleLimit: 2) { return amount }
    guard bytes.count <= 19, bytes.last != UInt8(ascii: ".") else { return nil }
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): break
      case UInt8(ascii: "."): if bytes.count - index > 3 { return nil }
      case UInt8(ascii: "-"): if index > 0 { return nil }
      default: return nil
      }
    }
    return try? ExactDecimal(utf8: bytes, as: .pounds)
  }

  private func readAmount(_ column: Int) -> ExactDecimal? {
    guard let mark = isNumber(column) ? .point : decisions.decimal, let text = text(column) else { return nil }
    do throws(AmountError) {
      guard let amount = try Amount.read(text, mark) else { return nil }
      if amount.isShortened { decisions.noteShortened(self, column) }
      return amount.value
    } catch {
      report(column, .notAnAmount, "\(heading(column)) '\(text.shown)' \(error)", suggestion: Amount.guess(of: text))
      return nil
    }
  }

  /// A rate in percent within bounds; `nil` where the cell is empty.
  package func percentage(_ column: Int, in bounds: ClosedRange<ExactDecimal>) -> ExactDecimal? {
    guard let text = text(column) else { return nil }
    do throws(NumberError) {
      guard let rate = try Percentage.read(text), let style = decisions.percent else { return nil }
      if let mark = DecimalMark.allCases.first(where: { text.unicodeScalars.contains($0.scalar) }),
        !decisions.takes(mark, self, column)
      {
        report(
          column, .notAPercentage,
          "\(heading(column)) '\(text.shown)' has a decimal \(mark.rawValue), but --decimal says \(mark.other.rawValue)"
        )
        return nil
      }
      let percent = rate.percent(style)
      guard bounds.contains(percent) else {
        report(
          column, .notAPercentage,
          "\(heading(column)) '\(text.shown)' is not from \(bounds.lowerBound) to \(bounds.upperBound) percent")
        return nil
      }
      return percent
    } catch {
      report(column, .notAPercentage, "\(heading(column)) '\(text.shown)' \(error)")
      return nil
    }
  }

  /// A rate that must be there.
  package func requiredPercentage(_ column: Int, in bounds: ClosedRange<ExactDecimal>) -> ExactDecimal? {
    isEmpty(column) ? missing(column) : percentage(column, in: bounds)
  }

  /// A date; `nil` where the cell is empty.
  package func date(_ column: Int) -> CivilDate? {
    let plain = withBytes(column) { bytes -> CivilDate?? in
      bytes.isEmpty ? .some(nil) : CivilDate(utf8: bytes).map { .some($0) }
    }
    if let plain { return plain }
    guard let order = decisions.dateOrder, let text = text(column) else { return nil }
    do throws(DateCellError) {
      return try DateCell.read(text, order)
    } catch {
      report(
        column, .notADate, "\(heading(column)) '\(text.shown)' \(error)",
        suggestion: error.meant?.description ?? (error == .notADate ? CivilDate.guess(of: text) : nil))
      return nil
    }
  }

  /// A date that must be there.
  package func requiredDate(_ column: Int) -> CivilDate? {
    date(column) ?? (isEmpty(column) ? missing(column) : nil)
  }

  // MARK: Words

  /// One of a few words; the standard where the cell is empty, a finding where there is none.
  package func word<Word>(
    _ column: Int, _ list: WordList<Word>, default standard: Word? = nil, code: TableCode = .unknownWord
  ) -> Word? {
    guard let text = text(column) else { return nil }
    if text.isEmpty, let standard { return standard }
    if !text.isEmpty, let word = list[text] { return word }
    report(
      column, text.isEmpty ? .missing : code,
      "\(heading(column)) "
        + (text.isEmpty ? "is empty" : "'\(text.shown)' is unknown")
        + "; use one of \(list.words.joined(separator: ", "))",
      suggestion: text.isEmpty ? nil : list.nearest(to: text))
    return nil
  }
}
