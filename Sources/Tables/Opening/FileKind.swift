import Files

/// What a file is, by its first bytes.
enum FileKind: Equatable {
  /// Text of bytes: UTF-8 or Windows-1252.
  case text
  /// The same, and JSON by its first signs.
  case json
  case utf16(UTF16Decoder.Order)
  case gzip
  /// A ZIP archive that may be a workbook (.xlsx, .xlsm).
  case workbook
  /// What is not read, with what it is and what to do.
  case other(String)

  /// The bytes by which UTF-16 without a mark is told.
  private static let utf16Length = 1024
  /// The number of bytes that are searched for the names of a ZIP archive.
  private static let archiveLength = 1 << 20

  /// Looks at no more bytes than are needed: whoever types them does not have to type more.
  init(_ source: inout PeekedSource, encoding: TableEncoding?) throws(FileError) {
    let first = Array(try source.peek(2))
    switch first {
    case [0x1F, 0x8B]:
      self = .gzip
      return
    case [0x50, 0x4B]:
      let start = try source.peek(4)
      if start.elementsEqual([0x50, 0x4B, 0x03, 0x04]) || start.elementsEqual([0x50, 0x4B, 0x05, 0x06]) {
        self = Self.archive(try source.peek(Self.archiveLength))
        return
      }
      if start.elementsEqual([0x50, 0x4B, 0x03]) {
        self = .other(Self.cutOff)
        return
      }
    case [0xD0, 0xCF]:
      if try source.peek(4).elementsEqual([0xD0, 0xCF, 0x11, 0xE0]) {
        self = .other(
          "is a workbook of Excel 97-2003, or one with a password; save it as .xlsx without a password, or as CSV")
        return
      }
    default: break
    }
    if let words = try ForeignFile.words(&source) {
      self = .other(words)
      return
    }
    let text = try ForeignFile.isJSON(&source) ? Self.json : .text
    switch encoding {
    case nil: self = try Self.utf16Order(first, &source).map { .utf16($0) } ?? text
    case .utf16: self = .utf16(try Self.utf16Order(first, &source) ?? .littleEndian)
    case .utf8, .windows1252: self = text
    }
  }

  /// Of the rest of a regular file, whose place is left where it is.
  init(_ file: InputFile, _ rest: Range<Int>, encoding: TableEncoding?) throws(FileError) {
    var source = PeekedSource(RestOfFile(file, from: rest.lowerBound))
    try self.init(&source, encoding: encoding)
  }

  /// The order of the bytes of UTF-16; `nil` for what does not look like it.
  private static func utf16Order(
    _ first: [UInt8], _ source: inout PeekedSource
  ) throws(FileError) -> UTF16Decoder.Order? {
    switch first {
    case [0xFF, 0xFE]: return .littleEndian
    case [0xFE, 0xFF]: return .bigEndian
    default:
      guard first.count == 2, (first[0] == 0) != (first[1] == 0) else { return nil }
      // One half of most characters is NUL, the other of hardly any.
      let highPlace = first[1] == 0 ? 1 : 0
      let bytes = Array(try source.peek(utf16Length))
      let highs = stride(from: highPlace, to: bytes.count, by: 2).count { bytes[$0] == 0 }
      let lows = stride(from: 1 - highPlace, to: bytes.count, by: 2).count { bytes[$0] == 0 }
      guard 2 * highs >= bytes.count / 2, 8 * lows <= highs else { return nil }
      return highPlace == 1 ? .littleEndian : .bigEndian
    }
  }

  private static let cutOff =
    "is a damaged or incomplete workbook or ZIP archive: the list of contents at its end is missing; get the file again"

  /// What an archive is, by its first member and the names among its first bytes.
  private static func archive(_ bytes: ArraySlice<UInt8>) -> FileKind {
    // In OpenDocument the first member is named so, and is not packed.
    let openDocument = "mimetypeapplication/vnd.oasis.opendocument."
    if let start = place(of: openDocument, in: bytes.prefix(256)) {
      let isSpreadsheet = bytes[(start + openDocument.utf8.count)...].starts(with: "spreadsheet".utf8)
      return .other(
        isSpreadsheet
          ? "is an OpenDocument spreadsheet (.ods); save it as .xlsx or CSV"
          : "is an OpenDocument file, not a spreadsheet; save its table as .xlsx or CSV")
    }
    // Some writers put the names of a workbook at its end.
    let mayHaveMore = bytes.count == archiveLength
    if mayHaveMore || place(of: "[Content_Types].xml", in: bytes) != nil { return .workbook }
    // The list of contents is at the end of every archive, and what it holds is known by it.
    if place(of: "PK\u{5}\u{6}", in: bytes) == nil { return .other(cutOff) }
    return .other("is a ZIP archive, not a workbook; unpack it, or save the table as .xlsx or CSV")
  }

  private static func place(of text: String, in bytes: ArraySlice<UInt8>) -> Int? {
    let wanted = Array(text.utf8)
    return bytes.withUnsafeBufferPointer { all in
      var next = 0
      while next + wanted.count <= all.count {
        guard let found = all[next...].firstIndex(of: wanted[0]) else { return nil }
        if all[found...].starts(with: wanted) { return bytes.startIndex + found }
        next = found + 1
      }
      return nil
    }
  }
}
