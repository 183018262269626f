package import DelimitedText
package import Files
import Reporting

/// Makes a workbook of CSV while it is written: whatever goes out as CSV can go out as a workbook with the same values.
/// In memory that does not grow with the rows.
///
///     let file = try OutputFile(path: "days.xlsx")
///     file.pass(through: WorkbookFilter(WorkbookLayout("Days") { $0 == "date" ? .date : .text }))
///     try file.write("date,result\n2025-04-17,yes\n")
///     try file.commit()
package struct WorkbookFilter: OutputFilter {
  private let layout: WorkbookLayout
  private var scanner: RecordScanner
  private var archive: ZipWriter
  private var sheet: SheetWriter
  private let deflater = Deflater()
  /// The bytes of the record that has not ended yet, and how many there must be before it is scanned again: twice as
  /// many as before, so that a long record costs no more than a few scans.
  private var waiting: [UInt8] = []
  private var wanted = Self.pieceSize
  /// The XML that is not packed yet. It is packed in pieces of whole rows, so that the same rows become the same bytes
  /// however they come.
  private var xml: [UInt8] = []
  private var isAtStart = true
  /// Whether cells come from CSV that was made for spreadsheets, with guards that a workbook does not need.
  private var isGuarded: Bool

  /// A record of a batch that takes more is not one.
  private static let recordLimit = 1 << 24
  private static let pieceSize = 1 << 18

  /// Makes a filter for CSV with an ASCII character between two fields. `isGuarded` says that cells are copied from CSV that
  /// was made for spreadsheets; a byte order mark says so too.
  package init(
    _ layout: WorkbookLayout, delimiter: Delimiter = .comma, isGuarded: Bool = false,
    rowLimit: Int = WorkbookLayout.rowLimit, sizeLimit: Int = ZipWriter.sizeLimit
  ) {
    archive = ZipWriter(limit: sizeLimit)
    self.isGuarded = isGuarded
    self.layout = layout
    scanner = RecordScanner(.delimited(delimiter))
    sheet = SheetWriter(
      hasHeader: layout.hasHeader, rowLimit: rowLimit, rateWord: layout.rateWord, kind: layout.kind)
  }

  /// The bytes of the workbook that are ready by now.
  package mutating func filtered(_ bytes: UnsafeRawBufferPointer) throws(UnfitOutput) -> [UInt8] {
    waiting += bytes
    return try records(isFinal: false)
  }

  /// The rest of the workbook.
  package mutating func end() throws(UnfitOutput) -> [UInt8] {
    var output = try records(isFinal: true)
    var filters = [sheet.end(into: &xml)]
    deflater.pack(xml, isLast: true, into: &output)
    output += try archive.trailer(WorkbookParts.sheetName(1), deflater)
    for (index, further) in layout.further.enumerated() {
      filters.append(try append(further, index + 2, to: &output))
    }
    let names = [layout.name] + layout.further.map(\.name)
    let parts = [
      WorkbookParts.root, WorkbookParts.workbook(zip(names, filters).map { ($0, $1) }),
      WorkbookParts.relationships(sheets: names.count), WorkbookParts.styles,
    ]
    for part in parts { output += try archive.member(part.name, part.text) }
    return output + archive.directory()
  }

  private mutating func append(
    _ further: WorkbookLayout.Sheet, _ number: Int, to output: inout [UInt8]
  ) throws(UnfitOutput) -> String? {
    let name = WorkbookParts.sheetName(number)
    let deflater = Deflater()
    output += archive.header(name)
    let kinds = further.columns.map { ($0.name, $0.kind) }
    var sheet = SheetWriter(hasHeader: true, isProse: further.isProse) { name in
      kinds.first { $0.0 == name }?.1 ?? .text
    }
    var xml: [UInt8] = []
    for row in [further.columns.map(\.name)] + further.rows() {
      try sheet.add(row.map { Array($0.utf8)[...] }, to: &xml)
      if xml.count >= Self.pieceSize {
        deflater.pack(xml, into: &output)
        xml.removeAll(keepingCapacity: true)
      }
    }
    let filter = sheet.end(into: &xml)
    deflater.pack(xml, isLast: true, into: &output)
    output += try archive.trailer(name, deflater)
    return filter
  }

  /// Writes the records that are whole among the bytes that wait.
  private mutating func records(isFinal: Bool) throws(UnfitOutput) -> [UInt8] {
    var output: [UInt8] = []
    guard isFinal || waiting.count >= wanted else { return output }
    if isAtStart { try begin(&output) }
    let bytes = waiting
    var next = 0
    var fields: [FieldSpan] = []
    while let record = record(in: bytes, &next, isFinal: isFinal, &fields) {
      let typed = layout.keepsTypes ? Set(fields.indices.filter { fields[$0].style == .plain }) : []
      try sheet.add(isGuarded ? record.map(unguarded) : record, typed: typed, to: &xml)
      if xml.count >= Self.pieceSize {
        deflater.pack(xml, into: &output)
        xml.removeAll(keepingCapacity: true)
      }
    }
    waiting.removeFirst(next)
    guard waiting.count < Self.recordLimit else {
      throw UnfitOutput("a workbook can't hold a row of more than 16 MiB; write CSV (--output FILE.csv)")
    }
    wanted = min(max(Self.pieceSize, 2 * waiting.count), Self.recordLimit)
    return output
  }

  /// The values of the next record, if it is whole.
  private func record(
    in bytes: [UInt8], _ next: inout Int, isFinal: Bool, _ fields: inout [FieldSpan]
  ) -> [ArraySlice<UInt8>]? {
    bytes.withUnsafeBufferPointer { buffer in
      guard
        case .record(let extent) = scanner.scan(
          buffer, from: next, isFinal: isFinal, fieldLimit: SheetWriter.columnLimit + 1, fields: &fields)
      else { return nil }
      next = extent.next
      return fields.map { field in
        field.style == .plain
          ? bytes[field.start..<field.end]
          : FieldText.value(of: UnsafeBufferPointer(rebasing: buffer[field.start..<field.end]))[...]
      }
    }
  }

  private func unguarded(_ cell: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard cell.contains(UInt8(ascii: "'")), case .delimited(let delimiter) = scanner.format else { return cell }
    return SpreadsheetText.unguarded(cell, delimiter.byte)
  }

  /// Writes what comes before the rows. A byte order mark and a line `sep=;` are not cells.
  private mutating func begin(_ output: inout [UInt8]) throws(UnfitOutput) {
    isAtStart = false
    let parts = WorkbookParts.contentTypes(sheets: layout.further.count + 1)
    output += try archive.member(parts.name, parts.text)
    output += archive.header(WorkbookParts.sheetName(1))
    let mark = Array("\u{FEFF}".utf8)
    if waiting.starts(with: mark) {
      waiting.removeFirst(mark.count)
      isGuarded = true
    }
    if let delimiter = waiting.withUnsafeBufferPointer({ HeaderSearch.delimiter(ofFirstLine: $0) }) {
      scanner = RecordScanner(.delimited(delimiter))
      waiting.removeFirst("sep=;".utf8.count)
    }
  }
}
