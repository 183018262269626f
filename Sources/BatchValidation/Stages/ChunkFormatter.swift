import Files
import IDAllocation

/// The third stage: counts the rows of a settled chunk and puts those that are asked for into words.
struct ChunkFormatter {
  private let sink: (any RowSink)?
  private let only: Set<Verdict>
  private let takesAll: Bool
  private let duplicateVerdict: Verdict

  /// Makes a formatter. Without a `sink` it only counts.
  init(_ sink: (any RowSink)?, _ options: BatchOptions) {
    self.sink = sink
    only = options.only
    takesAll = only.count == Verdict.allCases.count
    duplicateVerdict = options.duplicates == .error ? .invalid : .warning
  }

  func format(_ chunk: inout Chunk, _ context: InputContext) {
    if chunk.duplicateValues > 0 { chunk.counts.add(chunk.duplicateValues, duplicateVerdict, .duplicate) }
    if let sink { return format(&chunk, context, sink) }
    for row in chunk.rows.elements {
      if row.isPlain {
        chunk.counts.add(1, .valid, nil)
      } else if row.isBlank {
        chunk.counts.blank += 1
      } else {
        let (verdict, code) = context.result(of: row)
        chunk.counts.add(1, verdict, code)
      }
    }
  }

  /// Bytes of a row over the limit, which is invalid.
  func format(overlong bytes: UnsafeBufferPointer<UInt8>, isFirst: Bool, into chunk: inout Chunk) {
    guard takesAll || only.contains(.invalid) else { return }
    sink?.write(overlong: bytes, isFirst: isFirst, into: &chunk.output)
  }

  /// Generic, so that the calls for each row go straight to the sink.
  private func format(
    _ chunk: inout Chunk, _ context: InputContext, _ sink: some RowSink
  ) {
    for row in chunk.rows.elements {
      if row.isPlain {
        chunk.counts.add(1, .valid, nil)
        if takesAll || only.contains(.valid) { sink.write(row, .valid, nil, context, into: &chunk.output) }
      } else if row.isBlank {
        chunk.counts.blank += 1
        if takesAll { sink.write(blank: row, context, into: &chunk.output) }
      } else {
        let (verdict, code) = context.result(of: row)
        chunk.counts.add(1, verdict, code)
        if takesAll || only.contains(verdict) { sink.write(row, verdict, code, context, into: &chunk.output) }
      }
    }
  }
}
