import DelimitedText
import EUI64

/// The records that the bulk scanners find at one go, and the identifiers in them.
struct BulkRecords: ~Copyable {
  private let fields: BulkFieldScanner
  private let reader: BulkColumnReader
  private let column: BulkColumnReader.Column
  private let isLines: Bool
  /// The identifier of each record; 0 where it was not read.
  let values = UnsafeMutablePointer<UInt64>.allocate(capacity: BulkFieldScanner.reach)
  /// 1 for each record that is as it should be and whose identifier was read, 0 for one that takes the plain way.
  let isRead = UnsafeMutablePointer<UInt8>.allocate(capacity: BulkFieldScanner.reach)

  /// The bytes of a record and of the field of its identifier, with quotes, in the buffered bytes.
  struct Extent {
    let record: Range<Int>
    let lineEndLength: Int
    let field: Range<Int>
    let isQuoted: Bool
  }

  init(_ options: BatchOptions, _ form: TextForm, _ header: Header) {
    fields = BulkFieldScanner(header.format, variant: options.scannerVariant)
    reader = BulkColumnReader(form: form, variant: options.scannerVariant)
    isLines = header.format == .lines
    // A record within the limit on fields has none over it.
    let limit = isLines ? options.limits.record : min(options.limits.record, options.limits.field)
    column =
      isLines
      ? .line(recordLimit: limit) : .init(header.identifier, of: header.width, recordLimit: limit, hasQuotes: true)
  }

  deinit {
    values.deallocate()
    isRead.deallocate()
  }

  /// Finds the records at the head of `bytes` and reads their identifiers.
  func read(_ bytes: UnsafeBufferPointer<UInt8>) -> BulkFieldScanner.Found {
    let found = fields.scan(bytes)
    reader.read(
      column, of: found.recordCount, in: bytes, ends: fields.ends, records: fields.records, values: values,
      isRead: isRead)
    if found.hasOddBytes && !isLines { leaveOddRecords(bytes, found.recordCount) }
    return found
  }

  /// The number of records one after the other that were read, from `index` on.
  func countRead(from index: Int, of count: Int) -> Int {
    var next = index
    while next < count, isRead[next] == 1 { next += 1 }
    return next - index
  }

  /// The offset of the line feed that ends a record.
  @inline(__always)
  func end(of record: Int) -> Int { Int(fields.ends[Int(fields.records[record])]) }

  /// Whether a record that begins at `start` and was not read is as it should be but for its identifier: of as many
  /// fields as the header, within the limits, of ASCII but for the identifier, with a value, and not the header again.
  /// What can't be told at a glance is left to the plain way.
  func isPlain(_ record: Int, in bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ header: Header) -> Bool {
    let before = record == 0 ? -1 : Int(fields.records[record - 1])
    guard Int(fields.records[record]) - before == column.width, end(of: record) + 1 - start <= column.recordLimit else {
      return false
    }
    let extent = extent(of: record, in: bytes, from: start)
    let content = extent.isQuoted ? extent.field.lowerBound + 1..<extent.field.upperBound - 1 : extent.field
    let ink: ClosedRange<UInt8> = 0x21...0x7E
    guard isLines || !extent.isQuoted || !bytes[content].contains(UInt8(ascii: "\"")),
      ink.contains(bytes[start]) || !content.isEmpty && ink.contains(bytes[content.lowerBound])
    else { return false }
    guard !isLines else { return true }
    let first = span(of: 0, of: record, from: start, to: extent.record.upperBound)
    guard bytes[start] != UInt8(ascii: "\""), header.isOther(UnsafeBufferPointer(rebasing: bytes[first])) else {
      return false
    }
    func areASCII(_ range: Range<Int>) -> Bool {
      TextBytes.arePlainASCII(UnsafeBufferPointer(rebasing: bytes[range]))
    }
    return areASCII(start..<extent.field.lowerBound) && areASCII(extent.field.upperBound..<extent.record.upperBound)
  }

  /// The bytes of a record that was read and begins at `start`.
  @inline(__always)
  func extent(of record: Int, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Extent {
    let lineFeed = end(of: record)
    let hasCarriageReturn = lineFeed > start && bytes[lineFeed - 1] == UInt8(ascii: "\r")
    let end = hasCarriageReturn ? lineFeed - 1 : lineFeed
    guard !isLines else {
      return Extent(record: start..<end, lineEndLength: lineFeed + 1 - end, field: start..<end, isQuoted: false)
    }
    let field = span(of: column.index, of: record, from: start, to: end)
    return Extent(
      record: start..<end, lineEndLength: lineFeed + 1 - end, field: field,
      isQuoted: field.count >= 2 && bytes[field.lowerBound] == UInt8(ascii: "\""))
  }

  /// A field of a record that was read and begins at `start`, as it is in the file; empty where there is none.
  func field(
    _ index: Int?, of record: Int, in bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> UnsafeBufferPointer<UInt8> {
    guard let index else { return UnsafeBufferPointer(start: nil, count: 0) }
    let lineFeed = end(of: record)
    let hasCarriageReturn = lineFeed > start && bytes[lineFeed - 1] == UInt8(ascii: "\r")
    let end = hasCarriageReturn ? lineFeed - 1 : lineFeed
    return UnsafeBufferPointer(rebasing: bytes[span(of: index, of: record, from: start, to: end)])
  }

  @inline(__always)
  private func span(of index: Int, of record: Int, from start: Int, to end: Int) -> Range<Int> {
    let ends = fields.ends + (Int(fields.records[record]) - column.width + 1)
    let first = index == 0 ? start : Int(ends[index - 1]) + 1
    return first..<(index == column.width - 1 ? end : Int(ends[index]))
  }

  /// Leaves records with NUL or with bytes that are not UTF-8 to the plain way.
  private func leaveOddRecords(_ bytes: UnsafeBufferPointer<UInt8>, _ count: Int) {
    var start = 0
    for index in 0..<count {
      let record = UnsafeBufferPointer(rebasing: bytes[start..<end(of: index)])
      if !TextBytes.arePlainASCII(record), record.contains(0) || TextBytes.firstInvalidUTF8(in: record) != nil {
        isRead[index] = 0
      }
      start = end(of: index) + 1
    }
  }
}
