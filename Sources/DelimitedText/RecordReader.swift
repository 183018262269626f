public import Files

/// Reads an input record by record, in memory that doesn't grow with it.
///
/// All records since the last ``refill()`` are valid together, so that a caller may work on many at once:
///
///     reading: while true {
///       switch try reader.next(&record) {
///       case .record: …
///       case .overlong: …                       // see `nextPiece()`
///       case .exhausted: try reader.refill()    // the records before are gone now
///       case .end: break reading
///       }
///     }
public struct RecordReader: ~Copyable {
  /// What ``next(_:)`` found, and so what the caller does next.
  public enum Step: Sendable {
    /// A record, which is now in the caller's variable.
    case record
    /// A record over the limit: its line and offset are given, its bytes come from ``nextPiece()``. It ends at the next
    /// line end.
    case overlong
    /// Nothing more among the buffered bytes: ``refill()`` reads on.
    case exhausted
    /// The input has ended; all records were given.
    case end
  }

  /// How the input divides.
  public private(set) var format: RecordFormat
  /// What is taken at the most.
  public let limits: TextLimits
  /// The line on which the next record begins, from 1.
  public private(set) var line: Int
  /// Whether the input began with the byte order mark of UTF-8, which is not part of its first field.
  public private(set) var hasByteOrderMark = false

  private var scanner: RecordScanner
  private var ahead: RecordsAhead
  private var window: InputWindow
  private var isStarted = false

  /// The size of the buffer at first; it grows to twice the limit on records at the most.
  public static let bufferSize = 256 * 1024

  /// Makes a reader at the beginning of `source`.
  public init(
    _ source: any ByteSource, format: RecordFormat, limits: TextLimits = .standard, bufferSize: Int = Self.bufferSize
  ) {
    self.format = format
    self.limits = limits
    line = 1
    scanner = RecordScanner(format)
    ahead = RecordsAhead(format)
    window = InputWindow(source, capacity: bufferSize)
  }

  /// Makes a reader of an input that was read up to a record that begins on `line`, `offset` bytes behind its beginning.
  package init(resuming source: any ByteSource, format: RecordFormat, limits: TextLimits, line: Int, offset: Int) {
    self.format = format
    self.limits = limits
    self.line = line
    scanner = RecordScanner(format)
    ahead = RecordsAhead(format)
    window = InputWindow(source, capacity: Self.bufferSize, offset: offset)
    isStarted = true
  }

  /// Makes a reader of bytes that somebody else has read: a chunk of an input, `offset` bytes behind its beginning. It
  /// counts lines from 1. Where the chunk is not the last, what follows its last record is ``Step/exhausted``.
  package init(
    _ bytes: UnsafeMutableBufferPointer<UInt8>, name: String, format: RecordFormat, limits: TextLimits, offset: Int,
    isFinal: Bool
  ) {
    self.format = format
    self.limits = limits
    line = 1
    scanner = RecordScanner(format)
    ahead = RecordsAhead(format)
    window = InputWindow(bytes, name: name, offset: offset, isFinal: isFinal)
    isStarted = true
  }

  /// The buffered bytes, and the source of those that follow. For a caller that goes on without the reader.
  package var rest: (bytes: [UInt8], source: any ByteSource) { (Array(bytesAtHand), window.source) }

  /// What a message calls the input.
  public var name: String { window.name }
  /// The number of bytes of the input that were read into records.
  public var offset: Int { window.offset }

  /// Finds the next record among the buffered bytes and fills `record` with it.
  public mutating func next(_ record: inout Record) throws(TextError) -> Step {
    guard isStarted else { return .exhausted }
    let bytes = window.bytes
    if let length = ahead.next(&record, in: bytes, at: window.offset, limits) {
      record.line = line
      record.offset = window.offset
      line += 1
      window.consume(length)
      return .record
    }
    let step = scanner.scan(
      bytes, from: 0, isFinal: window.isFinal, fieldLimit: limits.fields, fields: &record.fields)
    switch step {
    case .end:
      return window.isFinal ? .end : .exhausted
    case .incomplete(let quote):
      return try incomplete(insideQuote: quote, bytes, &record)
    case .record(let extent):
      guard extent.next <= limits.record else { return try incomplete(insideQuote: nil, bytes, &record) }
      record.bytes = UnsafeBufferPointer(rebasing: bytes[extent.start..<extent.end])
      record.lineEnd = UnsafeBufferPointer(rebasing: bytes[extent.end..<extent.next])
      record.line = line
      record.offset = window.offset
      record.fieldCount = extent.fieldCount
      line += extent.lineFeeds
      window.consume(extent.next)
      return .record
    }
  }

  /// The buffered bytes, from the beginning of the next record. For a caller that finds lines by itself; what it takes it
  /// gives back to ``consume(lines:bytes:)``.
  package var bytesAtHand: UnsafeBufferPointer<UInt8> {
    isStarted ? window.bytes : UnsafeBufferPointer(start: nil, count: 0)
  }

  /// Whether no bytes follow the buffered ones.
  package var isAtEnd: Bool { isStarted && window.isFinal }

  /// Divides what follows in another way, as the buffered bytes show it.
  package mutating func use(_ format: RecordFormat) {
    self.format = format
    scanner = RecordScanner(format)
    ahead = RecordsAhead(format)
  }

  /// Passes over whole lines that the caller has read.
  package mutating func consume(lines: Int, bytes: Int) {
    line += lines
    window.consume(bytes)
  }

  /// Fills `record` with the whole record that some of the buffered bytes are.
  package func scan(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, line: Int, into record: inout Record) {
    let whole = UnsafeBufferPointer(rebasing: bytes)
    guard
      case .record(let extent) = scanner.scan(
        whole, from: 0, isFinal: true, fieldLimit: limits.fields, fields: &record.fields)
    else { preconditionFailure("the bytes are not a whole record") }
    record.bytes = UnsafeBufferPointer(rebasing: whole[..<extent.end])
    record.lineEnd = UnsafeBufferPointer(rebasing: whole[extent.end..<extent.next])
    record.line = line
    record.offset = window.offset + bytes.startIndex
    record.fieldCount = extent.fieldCount
  }

  /// Reads more bytes. Records given before are no longer valid.
  public mutating func refill() throws(TextError) {
    do throws(FileError) {
      if !isStarted {
        repeat { try window.fill() } while window.bytes.count < 3 && !window.isFinal
      } else {
        try window.fill()
      }
    } catch {
      throw .file(error)
    }
    if !isStarted { start() }
  }

  /// The next bytes of an overlong record, valid until the next call. To be called after ``Step/overlong`` until the piece
  /// is the last.
  public mutating func nextPiece() throws(TextError) -> OverlongPiece {
    let carriageReturn = UInt8(ascii: "\r")
    while true {
      let bytes = window.bytes
      if let lineFeed = bytes.firstIndex(of: UInt8(ascii: "\n")) {
        let end = lineFeed > 0 && bytes[lineFeed - 1] == carriageReturn ? lineFeed - 1 : lineFeed
        window.consume(lineFeed + 1)
        line += 1
        return OverlongPiece(
          bytes: UnsafeBufferPointer(rebasing: bytes[..<end]),
          lineEnd: UnsafeBufferPointer(rebasing: bytes[end...lineFeed]), isLast: true)
      }
      // A carriage return at the end may belong to a line feed that is still to come.
      let count = bytes.last == carriageReturn && !window.isFinal ? bytes.count - 1 : bytes.count
      if count > 0 || window.isFinal {
        window.consume(count)
        return OverlongPiece(
          bytes: UnsafeBufferPointer(rebasing: bytes[..<count]), lineEnd: UnsafeBufferPointer(start: nil, count: 0),
          isLast: window.isFinal)
      }
      try refill()
    }
  }

  /// A record that is not whole among the buffered bytes, or is over the limit.
  private func incomplete(
    insideQuote quote: Int?, _ bytes: UnsafeBufferPointer<UInt8>, _ record: inout Record
  ) throws(TextError) -> Step {
    guard bytes.count > limits.record else {
      if let quote, window.isFinal { throw .unterminatedQuote(position(of: quote, in: bytes)) }
      return .exhausted
    }
    // Only the bytes within the limit decide, so that the answer does not depend on how many more are buffered.
    let within = UnsafeBufferPointer(rebasing: bytes[..<limits.record])
    let step = scanner.scan(within, from: 0, isFinal: false, fieldLimit: 0, fields: &record.fields)
    if case .incomplete(let quote?) = step {
      throw .quoteOverLimit(position(of: quote, in: bytes), limit: limits.record)
    }
    record.bytes = UnsafeBufferPointer(rebasing: bytes[..<0])
    record.lineEnd = record.bytes
    record.line = line
    record.offset = window.offset
    return .overlong
  }

  private func position(of index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> TextPosition {
    TextPosition(name: name, in: bytes, at: index, line: line, offset: window.offset)
  }

  /// Looks at the first bytes of the input.
  private mutating func start() {
    isStarted = true
    let bytes = window.bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      hasByteOrderMark = true
      window.consume(3)
    }
  }
}

/// Some bytes of a record over the limit, as ``RecordReader/nextPiece()`` gives them.
public struct OverlongPiece {
  /// The bytes, without a line end.
  public let bytes: UnsafeBufferPointer<UInt8>
  /// The line end behind the last piece: LF, CRLF, or nothing at the end of the input. Empty behind any other piece.
  public let lineEnd: UnsafeBufferPointer<UInt8>
  /// Whether this is the last piece.
  public let isLast: Bool
}
