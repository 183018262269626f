package import Files

/// The door through which every table comes: it tells by the first bytes what a file is, and gives UTF-8 text. Packed text is
/// unpacked, other encodings are decoded and lines that end with CR alone end with LF behind it, all as the bytes stream
/// by; positions refer to the text.
package struct TableOpener {
  /// What the user says of the encoding and the sheet.
  private let reading: TableReading
  /// The table that is searched for among the sheets of a workbook; `nil`: any.
  private let schema: TableSchema?
  /// Is told what was decided of a file that is not plain UTF-8, once.
  private let note: (String) -> Void
  /// The bytes that gzip may unpack to.
  private let unpackedLimit: Int

  /// 1 TiB: a stream of more is not a table of people.
  package static let unpackedLimit = 1 << 40

  package init(
    _ reading: TableReading, _ schema: TableSchema?, unpackedLimit: Int = Self.unpackedLimit,
    note: @escaping (String) -> Void
  ) {
    self.reading = reading
    self.schema = schema
    self.unpackedLimit = unpackedLimit
    self.note = note
  }

  /// Opens a table that is read as it comes. A regular file of plain UTF-8 is given back as it is, at its place. Throws for
  /// what is not a table.
  package func open(_ source: any ByteSource) throws(FileError) -> any ByteSource {
    let rest = (source as? InputFile)?.rest
    if let file = source as? InputFile, let rest, try isPlain(file, rest) { return file }
    let layers = try layers(of: source)
    let isSheet = layers.source is SheetSource
    if let words = reading.misplaced(isWorkbook: isSheet, isJSON: layers.isJSON) {
      throw FileError(source.name, line: nil, content: words)
    }
    guard !layers.isJSON else {
      throw FileError(
        source.name, line: nil, content: "is JSON, which this command does not read; give the table as CSV or .xlsx")
    }
    // A sheet is UTF-8 already.
    if isSheet { return layers.source }
    let text = TextSource(layers.source, encoding: layers.encoding) { encoding, areReturns in
      note(layers, encoding, areReturns)
    }
    // What a file is, is known before anything of it is written.
    if rest != nil { try text.decide() }
    return text
  }

  /// Whether a regular file is UTF-8 whose lines end with line feeds, and nothing needs to be done to it.
  private func isPlain(_ file: InputFile, _ rest: Range<Int>) throws(FileError) -> Bool {
    guard encoding == nil || encoding == .utf8, reading.sheet == nil else { return false }
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { piece.deallocate() }
    guard try FileKind(file, rest, encoding: encoding) == .text else { return false }
    var probe = TextProbe()
    while probe.count < TextProbe.window {
      let count = try file.read(into: piece, at: rest.lowerBound + probe.count)
      UnsafeRawBufferPointer(rebasing: piece[..<count]).withMemoryRebound(to: UInt8.self) { probe.look(at: $0) }
      if count < piece.count { break }
    }
    if probe.count == rest.count { probe.end() }
    guard encoding == .utf8 || probe.encoding == .utf8, !probe.lineEnds.areReturns else { return false }
    if rest.isEmpty { return true }
    let last = UnsafeMutableRawBufferPointer(rebasing: piece[..<1])
    return try file.read(into: last, at: rest.upperBound - 1) == 0 || last[0] != 0x1A
  }

  /// Reads a whole table, in which all bytes decide; `nil` where it has more than `limit`. Of JSON over `jsonLimit` the
  /// beginning is read, which is over it too. Text of bytes that can only be in one encoding, `known`, is not looked at for
  /// that.
  package func bytes(
    of source: any ByteSource, limit: Int, jsonLimit: Int? = nil, known: TableEncoding? = nil
  ) throws(FileError) -> TableBytes? {
    let layers = try layers(of: source, isWhole: true)
    guard let bytes = try TableBytes(layers.source, limit: limit, jsonLimit: jsonLimit) else { return nil }
    if bytes.sheet != nil || bytes.isCut { return bytes }
    var probe = TextProbe()
    probe.look(atWhole: UnsafeBufferPointer(bytes.bytes))
    let encoding = layers.encoding ?? known ?? probe.encoding
    try bytes.decode(encoding, areReturns: probe.lineEnds.areReturns)
    note(layers, encoding, probe.lineEnds.areReturns)
    return bytes
  }

  private var encoding: TableEncoding? { reading.encoding }

  private func layers(of source: any ByteSource, isWhole: Bool = false) throws(FileError) -> Layers {
    let layers = try Layers(source, encoding: encoding, unpackedLimit: unpackedLimit, isWhole: isWhole)
    guard layers.isWorkbook else { return layers }
    note(layers, .utf8, false)
    let workbook = try Workbook(layers.source)
    let sheet = try SheetChoice(workbook, reading, schema).source(note: note)
    return Layers(sheet)
  }

  private func note(_ layers: Layers, _ encoding: TableEncoding, _ areReturns: Bool) {
    var words = layers.words
    if encoding == .windows1252 { words.append("Windows-1252") }
    if areReturns { words.append("lines that end with CR") }
    if !words.isEmpty { note("\(layers.source.name): read as \(words.joined(separator: ", "))") }
  }
}

/// What lies around the bytes of a text: they are unpacked and decoded to text of bytes.
private struct Layers {
  let source: any ByteSource
  /// What is still to be decided of the text.
  let encoding: TableEncoding?
  /// What was found, for people.
  let words: [String]
  var isWorkbook = false
  var isJSON = false

  init(_ sheet: SheetSource) { (source, encoding, words) = (sheet, .utf8, []) }

  init(_ source: any ByteSource, encoding: TableEncoding?, unpackedLimit: Int, isWhole: Bool) throws(FileError) {
    var source = source
    var kind: FileKind
    if let file = source as? InputFile, let rest = file.rest {
      kind = try FileKind(file, rest, encoding: encoding)
    } else {
      (source, kind) = try Self.peeked(source, encoding)
    }
    var words: [String] = []
    if kind == .gzip {
      words.append("gzip")
      (source, kind) = try Self.peeked(
        DecodedSource(source, GzipDecoder(limit: unpackedLimit, isWhole: isWhole)), encoding)
    }
    switch kind {
    case .gzip:
      throw FileError(source.name, line: nil, content: "is gzip inside gzip; unpack it first")
    case .other(let what): throw FileError(source.name, line: nil, content: what)
    case .utf16(let order):
      words.append("UTF-16")
      (self.source, self.encoding) = (DecodedSource(source, UTF16Decoder(order)), .utf8)
    case .text, .json, .workbook:
      (isWorkbook, isJSON) = (kind == .workbook, kind == .json)
      (self.source, self.encoding) = (source, encoding)
    }
    self.words = words
  }

  private static func peeked(
    _ source: any ByteSource, _ encoding: TableEncoding?
  ) throws(FileError) -> (any ByteSource, FileKind) {
    var peeked = PeekedSource(source)
    let kind = try FileKind(&peeked, encoding: encoding)
    return (peeked, kind)
  }
}

/// What the bytes of a text mean, where the user says so (`--encoding`). Without it, the first bytes show it.
public enum TableEncoding: String, CaseIterable, Sendable {
  case utf8 = "utf-8"
  /// In the byte order that its mark or its first characters show.
  case utf16 = "utf-16"
  /// What Excel in Britain calls CSV.
  case windows1252 = "windows-1252"
}
