package import Files
import Messages

/// An Excel workbook that is open for reading: its sheets, each of which can be read as CSV.
package final class Workbook {
  package struct Sheet: Sendable {
    package let name: String
    /// Whether people don't see it.
    package let isHidden: Bool
    /// The part with its cells; `nil` for a chart.
    let part: String?
  }

  package let name: String
  private let dataName: String
  /// The sheets in the order of their tabs, hidden ones and charts too.
  package let sheets: [Sheet]
  /// Whether it carries a signature. Whether that is right is for others to check.
  package let isSigned: Bool

  /// A part that its cells or their formats may come from, and the relationship that leads to it.
  struct Source {
    let part: String
    /// The part whose relationship it is; empty for the package itself.
    let owner: String
    let key: String
  }

  /// All parts that are read, also of sheets that are not asked for: those who check a signature look whether they are
  /// signed.
  let sources: [Source]
  private let archive: ZipReader
  private let from1904: Bool
  private let stringsPart: String?
  private let stylesPart: String?
  private var parts: (strings: SharedStrings?, formats: [NumberFormat])?

  /// The bytes with which every ZIP file that has something in it begins.
  package static let beginning: [UInt8] = [0x50, 0x4B, 0x03, 0x04]

  /// Opens a workbook from a source of which nothing was read. Throws for a ZIP file that is not a workbook.
  package convenience init(
    _ source: any ByteSource, limits: WorkbookLimits = WorkbookLimits()
  ) throws(FileError) {
    try self.init(ZipReader(PackedFile(source, limit: limits.packed), limits: limits), dataName: source.dataName)
  }

  init(_ archive: ZipReader, dataName: String) throws(FileError) {
    self.archive = archive
    self.dataName = dataName
    name = archive.name
    isSigned = archive.names.contains { $0.lowercased().hasPrefix("_xmlsignatures/") }
    guard archive.has("[Content_Types].xml") else {
      throw FileError(
        name, line: nil, content: "is \(Self.kind(of: archive)); save the table as .xlsx or CSV")
    }
    let root = Self.part("officeDocument", try Relationships.of("", in: archive), of: "")
    guard let root, case let main = root.part, let member = try archive.open(main) else {
      throw ZipReader.damaged(name, "the part that lists its sheets is missing")
    }
    guard !main.lowercased().hasSuffix(".bin") else {
      throw FileError(name, line: nil, content: "is a binary workbook (.xlsb); save it as .xlsx")
    }
    let list = try WorkbookPart(member)
    let targets = try Relationships.of(main, in: archive)
    from1904 = list.from1904
    sheets = list.sheets.map { entry in
      let target = targets[entry.key]
      let isTable = target.map { $0.kind == "worksheet" } ?? true
      return Sheet(name: entry.name, isHidden: entry.isHidden, part: isTable ? target?.path ?? "" : nil)
    }
    // Otherwise a small file could name one large part many thousand times.
    var parts: Set<String> = []
    for sheet in sheets {
      guard let part = sheet.part, !part.isEmpty, !parts.insert(part.lowercased()).inserted else { continue }
      throw ZipReader.damaged(name, "two of its sheets are the same part, '\(part.shown)'")
    }
    let strings = Self.part("sharedStrings", targets, of: main)
    let styles = Self.part("styles", targets, of: main)
    (stringsPart, stylesPart) = (strings?.part, styles?.part)
    sources =
      [root] + [strings, styles].compactMap(\.self)
      + list.sheets.compactMap { entry in
        targets[entry.key].map { Source(part: $0.path, owner: main, key: entry.key) }
      }
  }

  /// The part of a kind, by the first of the keys: a workbook has one.
  private static func part(
    _ kind: String, _ targets: [String: Relationships.Target], of owner: String
  ) -> Source? {
    let first = targets.filter { $0.value.kind == kind }.min { $0.key < $1.key }
    return first.map { Source(part: $0.value.path, owner: owner, key: $0.key) }
  }

  /// What a ZIP file is that is not a workbook.
  private static func kind(of archive: ZipReader) -> String {
    guard archive.has("mimetype"), archive.has("content.xml") else { return "a ZIP file, not an Excel workbook" }
    return "an OpenDocument file (.ods)"
  }

  /// Opens a sheet. What all sheets share is read first, once.
  package func source(of sheet: Sheet) throws(FileError) -> SheetSource {
    guard let part = sheet.part else {
      throw FileError(
        name, line: nil, content: "the sheet '\(sheet.name.shown)' is a chart; name a sheet of cells with --sheet")
    }
    let (strings, formats) = try sharedParts()
    guard let member = try archive.open(part) else {
      throw ZipReader.damaged(name, "the part of the sheet '\(sheet.name.shown)' is missing")
    }
    let places = SheetPlaces(sheet: sheet.name)
    let reader = try SheetReader(member, strings: strings, formats: formats, from1904: from1904, places: places)
    return SheetSource(reader, name: name, dataName: dataName, places: places, limit: archive.limits.sheetBytes)
  }

  private func sharedParts() throws(FileError) -> (strings: SharedStrings?, formats: [NumberFormat]) {
    if let parts { return parts }
    // Which of them are missing shows where a cell needs them.
    var read: (strings: SharedStrings?, formats: [NumberFormat]) = (nil, [])
    if let stringsPart, let member = try archive.open(stringsPart) { read.strings = try SharedStrings(member) }
    if let stylesPart, let member = try archive.open(stylesPart) { read.formats = try WorkbookStyles(member).formats }
    parts = read
    return read
  }
}
