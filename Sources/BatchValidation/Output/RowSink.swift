import Files
import IDAllocation

/// Writes rows in one output format. What it writes for a row depends on nothing before it, so that threads may write
/// chunks of rows side by side.
protocol RowSink: Sendable {
  /// What the first byte of all output becomes, where the first row begins otherwise than the others.
  var firstByte: UInt8? { get }
  /// What is written before the first row. `header` is the first record of the first input, if it names columns.
  func begin(_ header: HeaderRecord?, _ context: InputContext, into output: inout OutputBuffer)
    throws(BatchError)
  /// What is written before the first row of each input.
  func beginInput(_ context: InputContext, into output: inout OutputBuffer)
  /// A row with its verdict and the code that names it.
  func write(
    _ row: Row, _ verdict: Verdict, _ code: RowCode?, _ context: InputContext, into output: inout OutputBuffer)
  /// Bytes of a row over the limit, in the order of the input, before the row itself is written with no bytes.
  func write(overlong bytes: UnsafeBufferPointer<UInt8>, isFirst: Bool, into output: inout OutputBuffer)
  /// What is written behind the last row, or in place of all rows.
  func end(isEmpty: Bool, into output: inout OutputBuffer)
}

extension RowSink {
  var firstByte: UInt8? { nil }
}

/// The record that names the columns.
struct HeaderRecord {
  let bytes: UnsafeBufferPointer<UInt8>
  let lineEnd: UnsafeBufferPointer<UInt8>
  /// Whether the byte order mark of UTF-8 is before it.
  let hasByteOrderMark: Bool
}
