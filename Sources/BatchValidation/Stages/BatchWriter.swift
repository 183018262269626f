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

  /// Writes what comes before the rows of an input, and before the first input what comes before all rows.
  func beginInput(
    _ head: InputHead, _ context: InputContext, into chunk: inout Chunk
  ) throws(BatchError) {
    guard let sink else { return }
    if !hasBegun {
      hasBegun = true
      try sink.begin(head, context, into: &chunk.output)
    }
    sink.beginInput(context, into: &chunk.output)
  }

  /// Counts the rows of a chunk and writes its output, or keeps a small one until there is more.
  func put(_ chunk: inout Chunk, waits: Bool = false) throws(BatchError) {
    summary.add(chunk.counts)
    chunk.removeAll()
    if !waits || chunk.output.isFull { try flush(&chunk) }
  }

  func flush(_ chunk: inout Chunk) throws(BatchError) {
    guard !chunk.output.isEmpty else { return }
    if !hasWritten, let first = sink?.firstByte { chunk.output.replaceFirst(with: first) }
    hasWritten = true
    do throws(FileError) { try chunk.output.flush() } catch { throw .output(error) }
  }

  /// What is written behind the last row.
  func end(_ chunk: inout Chunk) throws(BatchError) {
    try flush(&chunk)
    if hasBegun { sink?.end(isEmpty: !hasWritten, into: &chunk.output) }
    do throws(FileError) { try chunk.output.flush() } catch { throw .output(error) }
  }
}
