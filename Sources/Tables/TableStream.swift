package import DelimitedText
package import Files

/// Hands out the rows of a text one by one, in memory that does not grow with it: for filters, which put out each row before
/// the next is read. The header is found as ``TableReader`` finds it, and what stands above it is passed over.
///
///     guard var stream = try TableStream(source, schema, findings, reading) else { … }  // the findings say why
///     try stream.readHeader(&record)
///     reading: while true {
///       switch try stream.next(&record) {
///       case .record: …                          // `TableStream.isBlank`, `stream.fault(of:)`
///       case .overlong: …                        // `nextPiece()`
///       case .exhausted: try stream.refill()     // put out what is known first
///       case .end: break reading
///       }
///     }
package struct TableStream: ~Copyable {
  package let header: TableHeader
  /// Whether the first line is `sep=;`, which a filter passes on.
  package let hasSeparatorLine: Bool
  private var reader: RecordReader
  /// The reader before ``lookAhead(rows:_:)``, whose last record is still in use.
  private var former: RecordReader?

  /// The most bytes among which the header is looked for.
  private static let headLimit = 4 << 20

  /// Begins to read. `nil` where there is no header with the required columns: then the findings say why.
  package init?(
    _ source: any ByteSource, _ schema: TableSchema, _ findings: TableFindings, _ reading: TableReading = .standard,
    limits: TextLimits = .standard
  ) throws(FileError) {
    var head = HeadSource(source)
    let search = HeaderSearch(schema: schema, reading: reading)
    var outcome = HeaderSearch.Outcome.needsMore
    while case .needsMore = outcome {
      var isFinal = head.bytes.count > Self.headLimit
      if !isFinal { isFinal = try !head.readMore() }
      outcome = head.withText { search.search($0, isFinal: isFinal) }
    }
    let reader = TableReader(schema, findings, reading)
    guard let header = reader.header(outcome, head.bytes, file: source.name) else { return nil }
    self.header = header
    findings.noteHeader(header)
    hasSeparatorLine = head.withText { HeaderSearch.delimiter(ofFirstLine: UnsafeBufferPointer($0)) != nil }
    self.reader = RecordReader(head, format: .delimited(header.delimiter), limits: limits)
  }

  /// Reads on to the header, and fills `record` with it.
  package mutating func readHeader(_ record: inout Record) throws(TextError) {
    while true {
      switch try reader.next(&record) {
      case .record where record.line >= header.line: return
      case .record: continue
      case .overlong: while try !reader.nextPiece().isLast {}
      case .exhausted: try reader.refill()
      case .end: preconditionFailure("the header was found among these bytes")
      }
    }
  }

  /// Finds the next record among the bytes at hand, as ``RecordReader/next(_:)``.
  package mutating func next(_ record: inout Record) throws(TextError) -> RecordReader.Step {
    try reader.next(&record)
  }

  /// Reads more bytes, as ``RecordReader/refill()``.
  package mutating func refill() throws(TextError) { try reader.refill() }

  /// The next bytes of a record over the limit, as ``RecordReader/nextPiece()``.
  package mutating func nextPiece() throws(TextError) -> OverlongPiece { try reader.nextPiece() }

  /// The line on which the next record begins.
  package var line: Int { reader.line }

  /// Whether a record has no value.
  package static func isBlank(_ record: borrowing Record) -> Bool { TableContent.isBlank(record) }

  /// What is wrong with a record as a row; `nil` for nearly all.
  package func fault(of record: borrowing Record) -> (code: TableCode, message: String)? {
    if case .fault(_, let code, let message, _) = TableContent.fault(
      of: record, at: TablePlace(line: record.line), header)
    {
      return (code, message)
    }
    return nil
  }

  /// Shows up to `rows` of the records that follow, which are handed out again afterwards: for what the first rows of a
  /// stream decide together. Reads as far as it takes. The record that was handed out last stays valid.
  package mutating func lookAhead(rows: Int, _ body: (borrowing Record) -> Void) throws(TextError) {
    let rest = reader.rest
    var source = HeadSource(rest.source, read: rest.bytes)
    var isFinal = false
    var lineFeeds = source.bytes.count { $0 == UInt8(ascii: "\n") }
    while lineFeeds < rows, !isFinal {
      let count = source.bytes.count
      do throws(FileError) { isFinal = try !source.readMore() } catch { throw .file(error) }
      lineFeeds += source.bytes[count...].count { $0 == UInt8(ascii: "\n") }
    }
    source.withText { bytes in
      var ahead = RecordReader(
        bytes, name: header.file, format: reader.format, limits: reader.limits, offset: 0, isFinal: isFinal)
      var record = Record()
      for _ in 0..<rows {
        // What can't be read on is met again, and reported, when its turn comes.
        guard (try? ahead.next(&record)) == .record else { break }
        record.line += reader.line - 1
        body(record)
      }
    }
    let next = RecordReader(
      resuming: source, format: reader.format, limits: reader.limits, line: reader.line, offset: reader.offset)
    former = consume reader
    reader = next
  }
}

/// A source whose first bytes were looked at, and are read again.
struct HeadSource: ByteSource {
  let name: String
  let dataName: String
  private var source: any ByteSource
  private(set) var bytes: [UInt8]
  private var position = 0

  init(_ source: any ByteSource, read bytes: [UInt8] = []) {
    name = source.name
    dataName = source.dataName
    self.source = source
    self.bytes = bytes
  }

  /// Looks at more bytes; false where there are no more.
  mutating func readMore() throws(FileError) -> Bool {
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { piece.deallocate() }
    let count = try source.read(into: piece)
    bytes += UnsafeRawBufferPointer(rebasing: piece[..<count])
    return count > 0
  }

  /// The bytes that were looked at, behind a byte order mark.
  mutating func withText<R>(_ body: (UnsafeMutableBufferPointer<UInt8>) -> R) -> R {
    let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    return bytes.withUnsafeMutableBufferPointer { body(UnsafeMutableBufferPointer(rebasing: $0[mark...])) }
  }

  mutating func read(into target: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    guard position < bytes.count else { return try source.read(into: target) }
    let count = min(target.count, bytes.count - position)
    target.copyBytes(from: bytes[position..<position + count])
    position += count
    return count
  }
}
