import Files
import Messages
import Reporting

/// Writes the XML of a sheet row by row. The first rows are held back until it is known how wide their columns are.
struct SheetWriter {
  /// The most columns of a sheet.
  static let columnLimit = 16_384

  private let hasHeader: Bool
  private let rowLimit: Int
  private let kind: (_ column: String) -> Listing.Column.Kind
  private let rateWord: [UInt8]?
  private var kinds: [Listing.Column.Kind] = []
  private var names: [String] = []
  private var letters: [[UInt8]] = []
  private var rowCount = 0
  private var columnCount = 0
  private var natural: ColumnWidths
  /// The widths of the columns, and the pages side by side, as soon as rows are written.
  private var (widths, pages): ([Int], Int) = ([], 1)
  /// The rows that are held back, how many bytes their cells have, and whether rows are held back at all.
  private var held: [(cells: [ArraySlice<UInt8>], typed: Set<Int>)] = []
  private var heldCount = 0
  private var isHolding = true

  /// The rows that tell how wide the columns are.
  private static let heldRows = 1_000
  private static let heldBytes = 1 << 20
  /// The height of a line, and of the highest row, in points.
  private static let (lineHeight, highest) = (15, 409)

  /// Makes a writer; the first row is the header, if there is one, by whose names columns have kinds.
  init(
    hasHeader: Bool, isProse: Bool = false, rowLimit: Int = WorkbookLayout.rowLimit, rateWord: String? = nil,
    kind: @escaping (_ column: String) -> Listing.Column.Kind
  ) {
    (self.hasHeader, self.rowLimit, self.kind) = (hasHeader, rowLimit, kind)
    natural = ColumnWidths(isProse: isProse)
    self.rateWord = rateWord.map { Array($0.utf8) }
  }

  /// Writes a row. One without any value is left out. `typed` are the cells that are numbers and days of a workbook.
  mutating func add(
    _ row: [ArraySlice<UInt8>], typed: Set<Int> = [], to output: inout [UInt8]
  ) throws(UnfitOutput) {
    guard row.contains(where: { !$0.isEmpty }) else { return }
    try check(row)
    rowCount += 1
    let isHeader = hasHeader && rowCount == 1
    if isHeader {
      names = row.map { String(decoding: $0, as: UTF8.self) }
      kinds = names.map(kind)
    }
    guard isHolding else { return append(row, typed, number: rowCount, to: &output) }
    for (index, cell) in row.enumerated() {
      let kind = index < kinds.count ? kinds[index] : .text
      natural.add(cell, index, isHeading: isHeader, kind: typed.contains(index) ? .number : kind)
      heldCount += cell.count
    }
    held.append((row, typed))
    if rowCount >= Self.heldRows || heldCount >= Self.heldBytes { release(to: &output) }
  }

  /// Writes what is behind the rows. Returns the cells that can be filtered, as a name of the workbook has them.
  mutating func end(into output: inout [UInt8]) -> String? {
    release(to: &output)
    let isFiltered = hasHeader && rowCount > 0
    let last = letters.isEmpty ? "A" : String(decoding: letters[columnCount - 1], as: UTF8.self)
    output += WorkbookParts.sheetEnd(filter: isFiltered ? "A1:\(last)\(rowCount)" : nil, pages: pages).utf8
    return isFiltered ? "$A$1:$\(last)$\(rowCount)" : nil
  }

  private mutating func release(to output: inout [UInt8]) {
    guard isHolding else { return }
    isHolding = false
    (widths, pages) = natural.fitted
    output += WorkbookParts.sheetHead(widths: widths, hasHeader: hasHeader && rowCount > 0).utf8
    for (index, row) in held.enumerated() { append(row.cells, row.typed, number: index + 1, to: &output) }
    held = []
  }

  private func check(_ row: [ArraySlice<UInt8>]) throws(UnfitOutput) {
    guard rowCount < rowLimit else {
      throw UnfitOutput(
        "a sheet holds \(rowLimit.grouped) rows with the header, but there are more; write CSV"
          + " (--output FILE.csv)")
    }
    guard row.count <= Self.columnLimit else {
      throw UnfitOutput(
        "a sheet holds \(Self.columnLimit.grouped) columns, and row \((rowCount + 1).grouped) has"
          + " \(row.count.grouped); write CSV (--output FILE.csv)")
    }
    for (index, cell) in row.enumerated() where CellMarkup.length(cell) > CellMarkup.lengthLimit {
      let column = index < names.count ? names[index].shown : String(index + 1)
      throw UnfitOutput(
        "a cell holds \(CellMarkup.lengthLimit.grouped) characters, but the cell in row \((rowCount + 1).grouped), column"
          + " \(column), has \(CellMarkup.length(cell).grouped); write CSV (--output FILE.csv)")
    }
  }

  private mutating func append(
    _ row: [ArraySlice<UInt8>], _ typed: Set<Int>, number: Int, to xml: inout [UInt8]
  ) {
    let isHeader = hasHeader && number == 1
    while letters.count < row.count { letters.append(Array(TableColumn.letter(letters.count).utf8)) }
    columnCount = max(columnCount, row.count)
    let lines = lines(of: row, isHeader: isHeader)
    let number = Array(String(number).utf8)
    xml += "<row r=\"".utf8
    xml += number
    // Not all programs find out by themselves how high a row is.
    xml += lines > 1 ? "\" ht=\"\(min(lines * Self.lineHeight, Self.highest))\">".utf8 : "\">".utf8
    let hasRates = rateWord.map { word in row.contains { $0.elementsEqual(word) } } ?? false
    for (index, cell) in row.enumerated() {
      let kind = index < kinds.count ? kinds[index] : .text
      let value: CellValue =
        if isHeader {
          cell.isEmpty ? .empty : .text
        } else if kind == .text, typed.contains(index) {
          CellValue(ofWorkbook: cell)
        } else {
          CellValue(cell, hasRates && kind == .amount ? .percentage : kind)
        }
      if value == .empty { continue }
      xml += "<c r=\"".utf8
      xml += letters[index]
      xml += number
      switch value {
      case .empty: break
      case .text: append(text: cell, isHeader ? kind == .text ? .header : .numberHeader : nil, to: &xml)
      case .number(let digits, let style):
        xml += "\" s=\"\(style.rawValue)\"><v>".utf8
        xml += digits
        xml += "</v></c>".utf8
      case .boolean(let isTrue): xml += "\" t=\"b\"><v>\(isTrue ? 1 : 0)</v></c>".utf8
      }
    }
    xml += "</row>".utf8
  }

  /// The lines of the cell that has most.
  private func lines(of row: [ArraySlice<UInt8>], isHeader: Bool) -> Int {
    var most = 1
    for (index, cell) in row.enumerated() where index < widths.count && (isHeader || ColumnWidths.wraps(cell)) {
      most = max(most, ColumnWidths.lines(of: cell, in: widths[index]))
    }
    return most
  }

  private func append(text: ArraySlice<UInt8>, _ header: CellStyle?, to xml: inout [UInt8]) {
    let keepsSpace = text.first! <= 0x20 || text.last! <= 0x20 || text.contains { $0 < 0x20 }
    let style = header ?? (ColumnWidths.wraps(text) ? .wrapped : .text)
    xml += "\" s=\"".utf8
    xml += String(style.rawValue).utf8
    xml += "\" t=\"inlineStr\"><is>".utf8
    xml += keepsSpace ? "<t xml:space=\"preserve\">".utf8 : "<t>".utf8
    CellMarkup.append(text, to: &xml)
    xml += "</t></is></c>".utf8
  }
}
