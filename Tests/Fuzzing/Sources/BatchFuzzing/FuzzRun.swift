import BatchValidation
import Files
import IDAllocation
import Reporting
import TestSupport

/// One way in which a batch can be read and worked on.
struct Way: CustomStringConvertible {
  enum Source {
    /// Reads of these sizes, over and over; where there are none, one of everything.
    case stream(pieces: [Int])
    /// A regular file, which threads can read side by side.
    case file
  }

  var source = Source.stream(pieces: [])
  var threads = 1
  /// The bytes that a thread works on at a time, where there are several.
  var chunkSize = 1 << 17

  var description: String { "\(source), \(threads) threads, chunks of \(chunkSize)" }

  func apply(to options: inout BatchOptions) {
    options.threads = threads
    options.chunkSize = chunkSize
  }
}

/// What comes of a batch.
struct FuzzRun: Equatable {
  private(set) var output: [UInt8] = []
  private(set) var summary = BatchSummary()
  private(set) var error: BatchError?

  /// Without a format only the summary is made.
  init(_ input: FuzzInput, _ way: Way, format: TableFormat?) {
    let sink = Sink()
    var calls = SystemCalls.operatingSystem
    calls.write = { sink.append($1, $2) }
    let output = format.map { BatchOutput(OutputFile(calls: calls), format: $0) }
    do throws(BatchError) { try run(input, way, output) } catch { self.error = error }
    self.output = sink.bytes
  }

  private mutating func run(_ input: FuzzInput, _ way: Way, _ output: BatchOutput?) throws(BatchError) {
    var options = input.options
    way.apply(to: &options)
    var validator = try BatchValidator(
      judge: input.judge, options: options, inputCount: input.files.count, output: output)
    do throws(BatchError) {
      for file in input.files {
        switch way.source {
        case .stream(let pieces):
          try validator.validate(ScriptedSource(file.bytes, name: file.name, pieces: pieces))
        case .file:
          try validator.validate(file.opened())
        }
      }
      summary = try validator.finish()
    } catch {
      summary = validator.summary
      throw error
    }
  }
}

/// Takes what is written. Rows are written by one thread at a time.
private final class Sink: @unchecked Sendable {
  private(set) var bytes: [UInt8] = []

  func append(_ start: UnsafeRawPointer, _ count: Int) -> Int {
    bytes += UnsafeRawBufferPointer(start: start, count: count)
    return count
  }
}
