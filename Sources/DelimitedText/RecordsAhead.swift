import Glibc

/// The records that the bulk scanner has found before a reader asks for them: the fast path of ``RecordReader``. It gives
/// what the plain scanner would give, or nothing: then that one has to look.
struct RecordsAhead: ~Copyable {
  private let scanner: BulkFieldScanner
  private let isDelimited: Bool
  /// Where in the input the scan began.
  private var base = 0
  /// The records found, and how many of them were given.
  private var (count, given) = (0, 0)
  /// The index of the first end of a field that was not given.
  private var firstEnd = 0
  private var hasInnerLineFeeds = false
  /// No scan begins before this place of the input: what follows takes the plain scanner.
  private var restart = 0

  /// How far the plain scanner goes, at the least, from a place where the bulk scanner finds nothing.
  private static let pause = 4096

  init(_ format: RecordFormat) {
    scanner = BulkFieldScanner(format)
    // In lines without fields quotes mean nothing.
    isDelimited = format != .lines
  }

  /// Fills `record` with the record at the beginning of `bytes`, which are at `offset` of the input, and gives its length
  /// with its line end; `nil` where the plain scanner has to look. It is on one line.
  @inline(__always)
  mutating func next(
    _ record: inout Record, in bytes: UnsafeBufferPointer<UInt8>, at offset: Int, _ limits: TextLimits
  ) -> Int? {
    guard isDelimited else { return nil }
    if given == count, offset >= restart { scan(bytes, offset) }
    guard given < count else { return nil }
    let start = firstEnd == 0 ? 0 : Int(scanner.ends[firstEnd - 1]) + 1
    guard base + start == offset else {
      // Something was passed over in another way.
      given = count
      return nil
    }
    let ends = scanner.ends + firstEnd
    let last = Int(scanner.records[given])
    let fieldCount = last - firstEnd + 1
    (given, firstEnd) = (given + 1, last + 1)
    let lineFeed = Int(ends[fieldCount - 1]) - start
    guard lineFeed < limits.record, fieldCount <= limits.fields else { return nil }
    let hasCarriageReturn = lineFeed > 0 && bytes[lineFeed - 1] == UInt8(ascii: "\r")
    let end = hasCarriageReturn ? lineFeed - 1 : lineFeed
    if record.fields.count != fieldCount {
      record.fields.removeAll(keepingCapacity: true)
      record.fields.append(
        contentsOf: repeatElement(FieldSpan(start: 0, end: 0, style: .plain), count: fieldCount))
    }
    let isSimple = record.fields.withUnsafeMutableBufferPointer { fields in
      var fieldStart = 0
      for index in 0..<fieldCount {
        let next = Int(ends[index]) - start
        let fieldEnd = index == fieldCount - 1 ? end : next
        var style = FieldSpan.Style.plain
        if bytes[fieldStart] == UInt8(ascii: "\"") {
          guard isSimplyQuoted(bytes, fieldStart, fieldEnd) else { return false }
          style = .quoted
        }
        fields[index] = FieldSpan(start: fieldStart, end: fieldEnd, style: style)
        fieldStart = next + 1
      }
      return true
    }
    guard isSimple else { return nil }
    record.bytes = UnsafeBufferPointer(rebasing: bytes[..<end])
    record.lineEnd = UnsafeBufferPointer(rebasing: bytes[end...lineFeed])
    record.fieldCount = fieldCount
    return lineFeed + 1
  }

  /// Whether a field that begins with a quote ends with the next one, on the same line.
  private func isSimplyQuoted(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    guard !hasInnerLineFeeds, end - start >= 2, let base = bytes.baseAddress else { return false }
    return memchr(base + start + 1, Int32(UInt8(ascii: "\"")), end - start - 1) == UnsafeRawPointer(base + end - 1)
  }

  private mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) {
    let found = scanner.scan(bytes)
    (base, count, given, firstEnd) = (offset, found.recordCount, 0, 0)
    hasInnerLineFeeds = found.hasInnerLineFeeds
    restart = count == 0 ? offset + Self.pause : offset
  }
}
