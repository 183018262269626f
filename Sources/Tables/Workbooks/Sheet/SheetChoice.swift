import Files
import Messages

/// Which sheet of a workbook is read: the one that the user names; else the only visible one with rows; else the first in
/// which the table's header is found.
struct SheetChoice {
  private let workbook: Workbook
  private let reading: TableReading
  private let schema: TableSchema?

  /// The number of bytes that are searched for a header.
  private static let window = 1 << 18

  init(_ workbook: Workbook, _ reading: TableReading, _ schema: TableSchema?) {
    self.workbook = workbook
    self.reading = reading
    self.schema = schema
  }

  /// Opens the sheet. `note` is told of a choice that people may not expect.
  func source(note: (String) -> Void) throws(FileError) -> SheetSource {
    if workbook.isSigned { note("\(workbook.name): has a signature, which was not checked") }
    if let wanted = reading.sheet {
      let sheet = try named(wanted)
      if sheet.isHidden { note("\(workbook.name): reads the sheet '\(sheet.name.shown)', which is hidden") }
      return try workbook.source(of: sheet)
    }
    let visible = workbook.sheets.filter { !$0.isHidden && $0.part != nil }
    var filled: [Workbook.Sheet] = []
    var found: [Workbook.Sheet] = []
    // What is said of a header below the rows that are searched.
    var further: String?
    for sheet in visible {
      let beginning = try SheetBeginning(workbook.source(of: sheet), length: Self.window)
      guard !beginning.bytes.isEmpty else { continue }
      filled.append(sheet)
      guard let schema else { continue }
      if beginning.hasHeader(of: schema, reading) {
        found.append(sheet)
      } else {
        further =
          further
          ?? beginning.further(of: schema, reading).map {
            "in '\(sheet.name.shown)' \(HeaderSearch.hint(further: $0, reading.words))"
          }
      }
    }
    let hidden = workbook.sheets.filter { $0.isHidden && $0.part != nil }
    guard let first = filled.first else {
      throw FileError(
        workbook.name, line: nil,
        content: hidden.isEmpty
          ? "no sheet has a row" : "no visible sheet has a row; name a hidden one with \(option): \(Self.names(hidden))"
      )
    }
    defer {
      if !hidden.isEmpty {
        note(
          "\(workbook.name): \(hidden.count == 1 ? "the sheet" : "the sheets") \(Self.names(hidden)) \(hidden.count == 1 ? "is" : "are") hidden and not read; \(option) chooses another"
        )
      }
    }
    guard filled.count > 1 else { return try workbook.source(of: first) }
    guard let schema else {
      note("\(workbook.name): reads the sheet '\(first.name.shown)'; \(option) chooses another")
      return try workbook.source(of: first)
    }
    guard let chosen = found.first else {
      let required = schema.columns.filter(\.isRequired).map { "'\($0.name)'" }.joined(separator: ", ")
      throw FileError(
        workbook.name, line: nil,
        content:
          "no sheet has the columns of the table (\(required)); "
          + (further ?? "name the sheet with \(option): \(Self.names(filled))")
      )
    }
    let others = Array(found.dropFirst())
    note(
      "\(workbook.name): reads the sheet '\(chosen.name.shown)', the first with the table's columns"
        + (others.isEmpty ? "" : "; \(option) chooses another: \(Self.names(others))"))
    return try workbook.source(of: chosen)
  }

  /// The option as messages name it.
  private var option: String { reading.words.option("--sheet") }

  /// The sheet of a name or, where there is none, of a number from 1.
  private func named(_ wanted: String) throws(FileError) -> Workbook.Sheet {
    let sheets = workbook.sheets
    if let sheet = sheets.first(where: { $0.name == wanted })
      ?? sheets.first(where: { $0.name.lowercased() == wanted.lowercased() })
    {
      return sheet
    }
    if let number = Int(wanted), sheets.indices.contains(number - 1) { return sheets[number - 1] }
    throw FileError(
      workbook.name, line: nil,
      content: "has no sheet '\(wanted.shown)' (--sheet); its sheets are \(Self.names(sheets))")
  }

  private static func names(_ sheets: [Workbook.Sheet]) -> String {
    let names = sheets.prefix(20).map { "'\($0.name.shown)'" }.joined(separator: ", ")
    return sheets.count > 20 ? "\(names), …" : names
  }
}

/// The first bytes of a sheet, to see what is in it.
private struct SheetBeginning {
  private(set) var bytes: [UInt8] = []
  private var isWhole = false
  private let places: SheetPlaces

  init(_ source: SheetSource, length: Int) throws(FileError) {
    places = source.places
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { piece.deallocate() }
    while bytes.count < length {
      let count = try source.read(into: piece)
      isWhole = count == 0
      if isWhole { break }
      bytes += piece[..<count]
    }
  }

  /// The row of a header that is further down; `nil` where there is none.
  func further(of schema: TableSchema, _ reading: TableReading) -> Int? {
    var bytes = bytes
    return bytes.withUnsafeMutableBufferPointer {
      HeaderSearch(schema: schema, reading: reading, sheet: places).further($0)
    }
  }

  /// Whether the required columns of a table are in one of its first rows.
  func hasHeader(of schema: TableSchema, _ reading: TableReading) -> Bool {
    var bytes = bytes
    return bytes.withUnsafeMutableBufferPointer { bytes in
      if case .found = HeaderSearch(schema: schema, reading: reading, sheet: places).search(bytes, isFinal: isWhole) {
        return true
      }
      return false
    }
  }
}
