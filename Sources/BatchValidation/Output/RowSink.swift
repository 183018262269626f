import Files
import IDAllocation

/// Writes rows in one output format. What it writes for a row depends on nothing before it, so that threads may write
/// chunks of rows side by side.
protocol RowSink: Sendable {
  /// What the first byte of all output becomes, where the first row begins otherwise than the others.
  var firstByte: UInt8? { get }
  /// What is written before the first row; `head` is the head of the first input.
  func begin(_ head: InputHead, _ context: InputContext, into output: inout OutputBuffer)
    throws(BatchError)
  /// What is written before the first row of each input.
  func beginInput(_ context: InputContext, into output: inout OutputBuffer)
  /// A row with its verdict and the code that names it.
  func write(
    _ row: Row, _ verdict: Verdict, _ code: RowCode?, _ context: InputContext, into output: inout OutputBuffer)
  /// A row or a line without any value, which only CSV passes on.
  func write(blank row: Row, _ context: InputContext, into output: inout OutputBuffer)
  /// Bytes of a row over the limit, in the order of the input, before the row itself is written with no bytes.
  func write(overlong bytes: UnsafeBufferPointer<UInt8>, isFirst: Bool, into output: inout OutputBuffer)
  /// What is written behind the last row, or instead of all rows.
  func end(isEmpty: Bool, into output: inout OutputBuffer)
}

extension RowSink {
  var firstByte: UInt8? { nil }
  func write(blank row: Row, _ context: InputContext, into output: inout OutputBuffer) {}
}

/// What comes before the first row of an input, for those who pass it on.
struct InputHead {
  /// The line `sep=;` with its end, if there is one.
  var separatorLine: [UInt8] = []
  /// The record that names the columns, if there is one.
  var header: UnsafeBufferPointer<UInt8>?
  /// The bytes of the line end behind it.
  var lineEndLength = 1
  /// Whether the byte order mark of UTF-8 is before all of it.
  var hasByteOrderMark = false
}
