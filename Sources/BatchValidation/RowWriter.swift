import DelimitedText
import Files
import IDAllocation

/// Puts rows out: those that are asked for, in the format that is asked for.
struct RowWriter: ~Copyable {
  private var sink: any RowSink
  private var buffer: OutputBuffer
  private let only: Set<Verdict>
  private let takesAll: Bool
  private var hasBegun = false

  init(_ output: BatchOutput, _ options: BatchOptions, manyInputs: Bool) {
    sink = output.sink(options, manyInputs: manyInputs)
    buffer = OutputBuffer(output.file)
    only = options.only
    takesAll = only.count == Verdict.allCases.count
  }

  mutating func beginInput(_ header: HeaderRecord?, _ context: InputContext) throws(BatchError) {
    if !hasBegun {
      hasBegun = true
      try sink.begin(header, context, into: &buffer)
    }
    sink.beginInput(context, into: &buffer)
  }

  mutating func write(
    _ row: Row, _ verdict: Verdict, _ code: FindingCode?, _ context: InputContext
  ) throws(BatchError) {
    guard takesAll || only.contains(verdict) else { return }
    sink.write(row, verdict, code, context, into: &buffer)
    do throws(FileError) { try buffer.writeIfFull() } catch { throw .output(error) }
  }

  /// Bytes of a row over the limit, which is invalid.
  mutating func write(overlong bytes: UnsafeBufferPointer<UInt8>, isFirst: Bool) throws(BatchError) {
    guard takesAll || only.contains(.invalid) else { return }
    sink.write(overlong: bytes, isFirst: isFirst, into: &buffer)
    do throws(FileError) { try buffer.writeIfFull() } catch { throw .output(error) }
  }

  mutating func flush() throws(BatchError) {
    do throws(FileError) { try buffer.flush() } catch { throw .output(error) }
  }

  mutating func end() throws(BatchError) {
    if hasBegun { sink.end(into: &buffer) }
    try flush()
  }
}
