package import CBulkScanner

/// Reads the identifiers in one column of many records: the fast path before ``EUI64/parse``, with the same results. What
/// it does not read is left to the plain parser.
package struct BulkColumnReader: Sendable {
  /// The column of identifiers, and what a record must be for the fast path to take it.
  package struct Column: BitwiseCopyable {
    package let width: Int
    /// The field that holds the identifier, from 0.
    package let index: Int
    /// The bytes that a record with its line end may have.
    package let recordLimit: Int
    /// Whether a field may be in quotes; without, a quote is a byte like any other.
    package let hasQuotes: Bool

    /// The field at `index` of records of `width` fields. A caller with a limit on fields gives the lower limit of the
    /// two: no field is longer than its record.
    package init(_ index: Int, of width: Int, recordLimit: Int, hasQuotes: Bool) {
      precondition((0..<width).contains(index) && recordLimit > 0, "the column is one of the record")
      self.width = width
      self.index = index
      self.recordLimit = recordLimit
      self.hasQuotes = hasQuotes
    }

    /// Lines that are an identifier each and nothing else.
    package static func line(recordLimit: Int) -> Column {
      Column(0, of: 1, recordLimit: recordLimit, hasQuotes: false)
    }
  }

  private let form: BulkTextForm
  private let variant: BulkScannerVariant

  /// Makes a reader of the texts that a form accepts, less the white space around them. `variant` must be one that the
  /// processor can run.
  package init(form: TextForm, variant: BulkScannerVariant = bulk_scanner_best_variant()) {
    self.form =
      switch form {
      case .canonical: .canonical
      case .duis: .duis
      case .any: .any
      }
    self.variant = variant
  }

  /// Reads a column of `count` records. `ends` are the offsets in `bytes` at which fields end, `records` for each record
  /// the index in `ends` of its line feed, as ``CBulkScanner/bulk_find_fields`` finds them; `bytes` may go on behind the
  /// last record. Of each record `isRead` becomes 1 and `values` the identifier, or both become 0: then the record is for
  /// the plain parser. Returns how many were read.
  @discardableResult @inline(__always)
  package func read(
    _ column: Column, of count: Int, in bytes: UnsafeBufferPointer<UInt8>, ends: UnsafePointer<UInt32>,
    records: UnsafePointer<UInt32>, values: UnsafeMutablePointer<UInt64>, isRead: UnsafeMutablePointer<UInt8>
  ) -> Int {
    guard let base = bytes.baseAddress else { return 0 }
    let place = bulk_column(
      width: column.width, column: column.index, record_limit: column.recordLimit, has_quotes: column.hasQuotes,
      form: form)
    return bulk_read_column(base, bytes.count, ends, records, count, place, values, isRead, variant)
  }
}

/// Reads runs of lines that hold an identifier each and are all written alike: the fast path before ``EUI64/parse``, with
/// the same results. What it does not read is left to the plain parser.
package struct BulkLineScanner: Sendable {
  /// Lines at the head of the input that are written alike: an identifier each, all of one length.
  package struct Run: Sendable {
    package let count: Int
    /// The bytes of each line with its line end, of which there are 23 before the line end.
    package let stride: Int
  }

  private let acceptsAnySeparator: Bool
  private let variant: BulkScannerVariant
  private var shape: bulk_line_shape

  /// Makes a scanner of the lines that a form accepts. `variant` must be one that the processor can run.
  package init(form: TextForm, variant: BulkScannerVariant = bulk_scanner_best_variant()) {
    acceptsAnySeparator = form == .any
    self.variant = variant
    shape = bulk_line_shape(
      separator: UInt8(ascii: "-"), accepts_lowercase: form != .canonical, has_carriage_return: false)
  }

  /// Reads lines from the beginning of `bytes` until one is written otherwise than the previous line, is not an
  /// identifier or is not whole, or `values` is full. A run of none means that the first line is for the plain parser.
  package mutating func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, into values: UnsafeMutableBufferPointer<UInt64>
  ) -> Run {
    let run = scanAlike(bytes, into: values)
    // A line of another shape may begin a run of its own.
    return run.count > 0 || !guessShape(of: bytes) ? run : scanAlike(bytes, into: values)
  }

  private func scanAlike(
    _ bytes: UnsafeBufferPointer<UInt8>, into values: UnsafeMutableBufferPointer<UInt64>
  ) -> Run {
    guard let source = bytes.baseAddress, let target = values.baseAddress else { return Run(count: 0, stride: 24) }
    let count = bulk_scan_lines(source, bytes.count, shape, values.count, target, variant)
    return Run(count: count, stride: shape.has_carriage_return ? 25 : 24)
  }

  /// Takes the shape of the first line, if it could be one of ours; tells whether it is another than before.
  private mutating func guessShape(of bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count >= 24 else { return false }
    let separator = bytes[2]
    let isKnown =
      separator == UInt8(ascii: "-")
      || acceptsAnySeparator && (separator == UInt8(ascii: ":") || separator == UInt8(ascii: " "))
    let hasCarriageReturn = bytes[23] == UInt8(ascii: "\r")
    guard isKnown, hasCarriageReturn || bytes[23] == UInt8(ascii: "\n") else { return false }
    guard separator != shape.separator || hasCarriageReturn != shape.has_carriage_return else { return false }
    shape.separator = separator
    shape.has_carriage_return = hasCarriageReturn
    return true
  }
}
