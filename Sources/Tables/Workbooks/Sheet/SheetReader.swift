import Files
import Messages

/// Reads the rows of a sheet and writes them as CSV.
final class SheetReader: XMLPart {
  private enum Limit {
    static let rows = 1_048_576
    static let columns = 16_384
  }

  private enum Kind { case number, shared, text, inline, boolean, date, asItIs }
  /// Where the parser is, as far as it counts.
  private enum Place { case outside, rows, cell, value, formula, inline }

  let text: SheetText
  private let strings: SharedStrings?
  private let formats: [NumberFormat]
  private let writer: CellWriter

  @exclusivity(unchecked) private var place = Place.outside
  /// Whether it is in a row, when it is at ``Place/rows``.
  @exclusivity(unchecked) private var isInRow = false
  @exclusivity(unchecked) private var row = 0
  @exclusivity(unchecked) private var column = -1
  @exclusivity(unchecked) private var kind = Kind.number
  @exclusivity(unchecked) private var style = 0
  @exclusivity(unchecked) private var hasFormula = false
  @exclusivity(unchecked) private var hasValue = false
  @exclusivity(unchecked) private var rich = RichText()
  private let value = ByteBuffer()
  /// Cells that hold a formula without a stored result, and the first of them.
  @exclusivity(unchecked) private(set) var formulasWithoutResult = 0
  @exclusivity(unchecked) private(set) var firstFormula = (row: 0, column: 0)

  init(
    _ member: ZipMember, strings: SharedStrings?, formats: [NumberFormat], from1904: Bool, places: SheetPlaces
  ) throws(FileError) {
    self.strings = strings
    self.formats = formats
    writer = CellWriter(from1904: from1904)
    text = SheetText(places)
    try super.init(member)
  }

  // MARK: Elements

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    switch place {
    case .outside:
      if depth == 1, !(name == "worksheet") { fail("it is not a sheet of cells") }
      if depth == 2, name == "sheetData" { place = .rows }
    case .rows:
      if name.isLetter("c"), depth == 3 || depth == 4 {
        // Its place would be a guess, and what it holds would be lost.
        guard depth == 4, isInRow else { return fail("it has a cell outside a row, after row \(row)") }
        startCell(attributes)
      } else if depth == 3 {
        isInRow = name == "row"
        if isInRow { startRow(attributes) }
      }
    case .cell:
      guard depth == 5 else { return }
      if name.isLetter("v") {
        (place, hasValue) = (.value, true)
      } else if name.isLetter("f") {
        (place, hasFormula) = (.formula, true)
      } else if name == "is" {
        (place, hasValue) = (.inline, true)
      }
    case .inline: rich.start(name, depth: depth)
    case .value, .formula: break
    }
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard place == .value || (place == .inline && rich.isText) else { return }
    value.append(bytes)
    if value.count > CellLimit.bytes { fail("\(cell): \(CellLimit.words)") }
  }

  override func end(_ name: XMLName) {
    switch place {
    case .value, .formula: if depth == 5 { place = .cell }
    case .inline: if depth == 5 { place = .cell } else { rich.end(depth: depth) }
    case .cell:
      guard depth == 4 else { return }
      endCell()
      place = .rows
      if text.isFull {
        text.release()
        suspend()
      }
    case .rows: if depth == 2 { place = .outside }
    case .outside: break
    }
  }

  private var cell: String { "\(TableColumn.letter(max(0, column)))\(row)" }

  // MARK: Places

  private func startRow(_ attributes: XMLAttributes) {
    var number = row + 1
    attributes.forEach { if $0.isLetter("r") { number = Self.number($1) } }
    guard number > row, number <= Limit.rows else {
      return fail(
        number > Limit.rows
          ? "it has a row beyond \(Limit.rows), the last of Excel" : "its rows are not in order, after row \(row)")
    }
    row = number
    column = -1
  }

  private func startCell(_ attributes: XMLAttributes) {
    let previous = column
    column += 1
    (kind, style, hasFormula, hasValue) = (.number, 0, false, false)
    value.removeAll()
    place = .cell
    attributes.forEach { name, text in
      guard name.text[0] != 0, name.text[1] == 0 else { return }
      switch UInt8(bitPattern: name.text[0]) {
      case UInt8(ascii: "r"): takeReference(text)
      case UInt8(ascii: "s"): style = Self.number(text)
      case UInt8(ascii: "t"): kind = Self.kind(XMLName(text))
      default: break
      }
    }
    guard column > previous, column < Limit.columns else {
      return fail(
        column >= Limit.columns
          ? "row \(row) has a cell beyond column \(TableColumn.letter(Limit.columns - 1)), the last of Excel"
          : "the cells of row \(row) are not in order")
    }
  }

  /// Takes the column of a reference as `C17`. Its row must be the row that the cell is in.
  private func takeReference(_ text: UnsafePointer<CChar>) {
    var (next, index) = (text, 0)
    while case let letter = UInt8(bitPattern: next.pointee) & 0xDF, (0x41...0x5A).contains(letter), next - text < 4 {
      index = index * 26 + Int(letter) - 0x40
      next += 1
    }
    guard next > text, Self.number(next) == row else {
      return fail("a cell of row \(row) says that it is '\(String(cString: text).shown)'")
    }
    column = index - 1
  }

  /// A number of digits only; -1 for any other text.
  private static func number(_ text: UnsafePointer<CChar>) -> Int {
    var (next, number) = (text, 0)
    while next.pointee != 0 {
      let digit = Int(UInt8(bitPattern: next.pointee) &- 0x30)
      guard digit <= 9, next - text < 10 else { return -1 }
      number = number * 10 + digit
      next += 1
    }
    return next > text ? number : -1
  }

  private static func kind(_ name: XMLName) -> Kind {
    if name.isLetter("s") { return .shared }
    if name.isLetter("n") { return .number }
    if name.isLetter("b") { return .boolean }
    if name.isLetter("d") { return .date }
    if name == "str" { return .text }
    return name == "inlineStr" ? .inline : .asItIs
  }

  // MARK: Values

  private func endCell() {
    if hasFormula, value.isEmpty, kind != .text || !hasValue {
      text.open(row: row, column: column)
      text.text.append(SpreadsheetError.notCalculated)
      if formulasWithoutResult == 0 { firstFormula = (row, column) }
      formulasWithoutResult += 1
      return
    }
    guard !value.isEmpty else { return }
    switch kind {
    case .number:
      text.open(row: row, column: column)
      let format = style >= 0 && style < formats.count ? formats[style] : .plain
      // What is not a number is kept as it is, whatever it may be.
      if !writer.write(value.bytes, format, to: text.text) { put() }
    case .shared: putShared()
    case .text, .inline:
      CellEscapes.replace(in: value)
      if CellLimit.isOver(value.bytes) { return fail("\(cell): \(CellLimit.words)") }
      guard !value.isEmpty else { return }
      text.open(row: row, column: column)
      put(isText: true)
    case .boolean:
      text.open(row: row, column: column)
      switch String(decoding: value.bytes.prefix(6), as: UTF8.self) {
      case "1", "true": text.text.append("TRUE")
      case "0", "false": text.text.append("FALSE")
      // What is neither is kept as it is, whatever it may be.
      default: put()
      }
    case .date:
      let written = ByteBuffer(capacity: 32)
      writer.write(isoDate: value.bytes, to: written)
      text.open(row: row, column: column)
      text.note(lineEnds: SheetField.append(written.bytes, to: text.text))
    case .asItIs:
      text.open(row: row, column: column)
      put()
    }
  }

  private func put(isText: Bool = false) {
    let isQuoted =
      isText && SheetField.looksTyped(value.bytes)
      || text.isAtBeginning && SheetField.looksLikeAnother(value.bytes)
    text.note(lineEnds: SheetField.append(value.bytes, to: text.text, quoted: isQuoted))
  }

  private func putShared() {
    var index = 0
    for byte in value.bytes {
      guard byte &- 0x30 <= 9, index < 1 << 32 else { return failShared() }
      index = index * 10 + Int(byte &- 0x30)
    }
    guard let field = strings?[index] else { return failShared() }
    guard !field.isEmpty else { return }
    text.open(row: row, column: column)
    if text.isAtBeginning, SheetField.looksLikeAnother(field) {
      SheetField.append(field, to: text.text, quoted: true)
      return
    }
    text.text.append(field)
    if field[0] == 0x22 { text.note(lineEnds: SheetField.lineEnds(in: field)) }
  }

  private func failShared() { fail("\(cell) has a shared text that is missing") }
}
