package import CBulkScanner

/// Reads runs of lines that hold an identifier each and are all written alike: the fast path before ``EUI64/parse``, with
/// the same results. What it does not read is left to the plain parser.
package struct BulkLineScanner: Sendable {
  /// Lines that were read.
  package struct Run: Sendable {
    /// The number of lines.
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

  /// Reads lines from the beginning of `bytes` until one is written otherwise than the one before, is no identifier or is
  /// not whole, or `values` is full. A run of none means that the first line is for the plain parser.
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
