package import CBulkScanner

/// Finds the ends of fields and records at the speed of memory: the fast path before ``RecordScanner``, with the same
/// results. Bytes that take a closer look, such as a quote inside a field without quotes, are left to the plain scanner.
package struct BulkFieldScanner: ~Copyable {
  /// What one scan found; the offsets themselves are in ``ends`` and ``records``.
  package struct Found: BitwiseCopyable {
    package let count: Int
    /// The number of records that end among them.
    package let recordCount: Int
    /// Whether a NUL or a byte of 0x80 or over is among the bytes.
    package let hasOddBytes: Bool
    /// Whether a line feed inside quotes is among the bytes.
    package let hasInnerLineFeeds: Bool
  }

  /// The bytes that are scanned together: they and the ends found stay in the second cache.
  package static let reach = 32 * 1024
  /// What the scanner may write beyond the ends that count.
  private static let slack = 8

  /// The offsets of the delimiters and line feeds that end fields, in order.
  package let ends = UnsafeMutablePointer<UInt32>.allocate(capacity: reach + slack)
  /// For each record the index in ``ends`` of its line feed.
  package let records = UnsafeMutablePointer<UInt32>.allocate(capacity: reach + slack)
  private let delimiter: UInt8
  private let hasQuotes: Bool
  private let variant: BulkScannerVariant

  /// Makes a scanner of records of one format. `variant` must be one that the processor can run.
  package init(_ format: RecordFormat, variant: BulkScannerVariant = bulk_scanner_best_variant()) {
    switch format {
    case .lines: (delimiter, hasQuotes) = (UInt8(ascii: "\n"), false)
    case .delimited(let delimiter): (self.delimiter, hasQuotes) = (delimiter.byte, true)
    }
    self.variant = variant
  }

  deinit {
    ends.deallocate()
    records.deallocate()
  }

  /// Finds the ends of fields in `bytes`, which begin a record, as far as ``reach`` goes.
  package func scan(_ bytes: UnsafeBufferPointer<UInt8>) -> Found {
    guard let base = bytes.baseAddress else {
      return Found(count: 0, recordCount: 0, hasOddBytes: false, hasInnerLineFeeds: false)
    }
    let fields = bulk_find_fields(base, min(bytes.count, Self.reach), delimiter, hasQuotes, ends, records, variant)
    return Found(
      count: fields.count, recordCount: fields.record_count, hasOddBytes: fields.has_odd_bytes,
      hasInnerLineFeeds: fields.has_inner_line_feeds)
  }
}
