import Files

/// The last stage, in the order of the input: writes what the formatter has put into words and adds up the counts.
final class BatchWriter {
  private let sink: (any RowSink)?
  private var hasBegun = false
  private var hasWritten = false
  private(set) var summary = BatchSummary()

  init(_ sink: (any RowSink)?) {
    self.sink = sink
  }

  /// What stands before the rows of an input, and before those of the first one.
  func beginInput(
    _ header: HeaderRecord?, _ context: InputContext, into stretch: inout Stretch
  ) throws(BatchError) {
    guard let sink else { return }
    if !hasBegun {
      hasBegun = true
      try sink.begin(header, context, into: &stretch.output)
    }
    sink.beginInput(context, into: &stretch.output)
  }

  /// Counts the rows of a stretch and writes its output, or keeps a small one until there is more.
  func put(_ stretch: inout Stretch, waits: Bool = false) throws(BatchError) {
    summary.add(stretch.counts)
    stretch.removeAll()
    if !waits || stretch.output.isFull { try flush(&stretch) }
  }

  /// Writes what is in words.
  func flush(_ stretch: inout Stretch) throws(BatchError) {
    guard !stretch.output.isEmpty else { return }
    if !hasWritten, let first = sink?.firstByte { stretch.output.replaceFirst(with: first) }
    hasWritten = true
    do throws(FileError) { try stretch.output.flush() } catch { throw .output(error) }
  }

  /// What stands behind the last row.
  func end(_ stretch: inout Stretch) throws(BatchError) {
    try flush(&stretch)
    if hasBegun { sink?.end(isEmpty: !hasWritten, into: &stretch.output) }
    do throws(FileError) { try stretch.output.flush() } catch { throw .output(error) }
  }
}
