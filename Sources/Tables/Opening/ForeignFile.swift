import Files

/// Files that people mistake for tables: told by their first bytes, each with what it is and what to do.
enum ForeignFile {
  private static let picture = "is a picture; ask for the table as .xlsx or CSV"
  private static let page =
    "is a web page (HTML); open it in Excel and save it as .xlsx or CSV"
  private static let drawing = "is a drawing (SVG); ask for the table as .xlsx or CSV"
  private static let packed = "unpack it first, or pack it with gzip"

  /// What begins with certain bytes.
  private static let signatures: [(bytes: [UInt8], words: String)] = [
    (Array("%PDF-".utf8), "is a PDF; ask for the table as .xlsx or CSV"),
    ([0x89] + "PNG\r\n\u{1A}\n".utf8, picture),
    ([0xFF, 0xD8, 0xFF], picture),
    (Array("GIF8".utf8), picture),
    ([0x49, 0x49, 0x2A, 0x00], picture),
    ([0x4D, 0x4D, 0x00, 0x2A], picture),
    (
      Array("SQLite format 3\0".utf8),
      "is an SQLite database (such as an allocation register), not a table; use 'seckit register export' to write a register as a table"
    ),
    (Array("{\\rtf".utf8), "is a document (RTF); save its table as .xlsx or CSV"),
    // Workbooks of Excel 2 to 4, and of later versions without their container.
    ([0x09, 0x00, 0x04, 0x00], "is a workbook of an old Excel; save it as .xlsx or CSV"),
    ([0x09, 0x02, 0x06, 0x00], "is a workbook of an old Excel; save it as .xlsx or CSV"),
    ([0x09, 0x04, 0x06, 0x00], "is a workbook of an old Excel; save it as .xlsx or CSV"),
    ([0x09, 0x08, 0x08, 0x00], "is a workbook of an old Excel; save it as .xlsx or CSV"),
    ([0x09, 0x08, 0x10, 0x00], "is a workbook of an old Excel; save it as .xlsx or CSV"),
    ([0x42, 0x5A, 0x68, 0x39, 0x31, 0x41, 0x59, 0x26, 0x53, 0x59], "is packed with bzip2; " + packed),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "is packed with xz; " + packed),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "is packed with 7-Zip; " + packed),
    ([0x28, 0xB5, 0x2F, 0xFD], "is packed with zstd; " + packed),
    ([0x52, 0x61, 0x72, 0x21, 0x1A, 0x07], "is packed with RAR; " + packed),
  ]

  /// What begins with a certain tag, in any case, perhaps behind white space.
  private static let tags: [(tag: String, words: String)] = [
    ("<?xml", "is XML; save it from Excel as .xlsx or CSV, or ask for the table in one of these formats"),
    ("<!doctype html", page), ("<html", page), ("<head", page), ("<body", page), ("<table", page), ("<svg", drawing),
  ]

  /// What a file is that is not a table, and what to do; `nil` for all others. Looks at no more bytes than are needed.
  static func words(_ source: inout PeekedSource) throws(FileError) -> String? {
    for (bytes, words) in signatures where try begins(&source, at: 0, with: bytes) { return words }
    let start = try ink(&source, from: 0)
    for (tag, words) in tags where try begins(&source, at: start, with: Array(tag.utf8)) { return words }
    return nil
  }

  /// Whether a text is JSON by its first two signs. In a table, `[id]` may be a heading.
  static func isJSON(_ source: inout PeekedSource) throws(FileError) -> Bool {
    let start = try ink(&source, from: 0)
    // Nothing more is asked for of whoever types.
    guard let first = try byte(&source, start), mayBeginJSON(first) else { return false }
    guard let second = try byte(&source, ink(&source, from: start + 1)) else { return false }
    return isJSON(first, second)
  }

  /// Whether JSON of rows begins with a sign.
  static func mayBeginJSON(_ first: UInt8) -> Bool { first == UInt8(ascii: "[") || first == UInt8(ascii: "{") }

  /// Whether two signs, white space aside, can only begin JSON.
  static func isJSON(_ first: UInt8, _ second: UInt8) -> Bool {
    switch first {
    case UInt8(ascii: "["): "[]{\"".utf8.contains(second)
    case UInt8(ascii: "{"): "}\"".utf8.contains(second)
    default: false
    }
  }

  /// The white space and the bytes of a mark that may be before the first sign.
  private static let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF]
  private static let blankLimit = 256

  /// The place of the first byte that is not white space.
  private static func ink(_ source: inout PeekedSource, from start: Int) throws(FileError) -> Int {
    var place = start
    while place < start + blankLimit, let byte = try byte(&source, place), blanks.contains(byte) { place += 1 }
    return place
  }

  private static func begins(
    _ source: inout PeekedSource, at start: Int, with bytes: [UInt8]
  ) throws(FileError) -> Bool {
    for (index, wanted) in bytes.enumerated() {
      guard var byte = try byte(&source, start + index) else { return false }
      if (0x41...0x5A).contains(byte), (0x61...0x7A).contains(wanted) { byte |= 0x20 }
      guard byte == wanted else { return false }
    }
    return true
  }

  private static func byte(_ source: inout PeekedSource, _ place: Int) throws(FileError) -> UInt8? {
    let bytes = try source.peek(place + 1)
    return bytes.count > place ? bytes.last : nil
  }
}
