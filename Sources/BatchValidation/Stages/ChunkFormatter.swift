import Files
import IDAllocation

/// The third stage: counts the rows of a settled chunk and puts those that are asked for into words.
struct ChunkFormatter {
  private let sink: (any RowSink)?
  /// Which verdicts are asked for; a set would take longer to ask than a row to write.
  private let (takesValid, takesWarnings, takesInvalid): (Bool, Bool, Bool)
  private let takesAll: Bool
  private let duplicateVerdict: Verdict

  /// Makes a formatter. Without a `sink` it only counts.
  init(_ sink: (any RowSink)?, _ options: BatchOptions) {
    self.sink = sink
    takesValid = options.only.contains(.valid)
    takesWarnings = options.only.contains(.warning)
    takesInvalid = options.only.contains(.invalid)
    takesAll = takesValid && takesWarnings && takesInvalid
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

  @inline(__always)
  private func takes(_ verdict: Verdict) -> Bool {
    switch verdict {
    case .valid: takesValid
    case .warning: takesWarnings
    case .invalid: takesInvalid
    }
  }

  /// Bytes of a row over the limit, which is invalid.
  func format(overlong bytes: UnsafeBufferPointer<UInt8>, isFirst: Bool, into chunk: inout Chunk) {
    guard takesInvalid else { return }
    sink?.write(overlong: bytes, isFirst: isFirst, into: &chunk.output)
  }

  /// Generic, so that the calls for each row go straight to the sink.
  private func format(
    _ chunk: inout Chunk, _ context: InputContext, _ sink: some RowSink
  ) {
    for row in chunk.rows.elements {
      if row.isPlain {
        chunk.counts.add(1, .valid, nil)
        if takesValid { sink.write(row, .valid, nil, context, into: &chunk.output) }
      } else if row.isBlank {
        chunk.counts.blank += 1
        if takesAll { sink.write(blank: row, context, into: &chunk.output) }
      } else {
        let (verdict, code) = context.result(of: row)
        chunk.counts.add(1, verdict, code)
        if takes(verdict) { sink.write(row, verdict, code, context, into: &chunk.output) }
      }
    }
  }
}
