import DelimitedText
import Files
import IDAllocation
import Threads

/// Takes the chunks of an input through the stages on several threads. Reading, judging and formatting go side by side;
/// settling and writing in the order of the input. At any time a thread does the job that is furthest on its way, so that
/// none waits while there is something to do; a fixed number of chunks bounds the memory.
///
/// It stops at the end of the input, at an error, and before a record that does not lie in one chunk as the chunks has
/// cut it: a line feed inside quotes or a record over the limit. All before that place is settled and written then, and
/// nothing behind it.
final class ChunkPipeline: @unchecked Sendable {
  /// What the threads share besides: each stage uses it alone.
  struct Stages {
    let ledger: BatchLedger
    let formatter: ChunkFormatter
    let writer: BatchWriter
    let context: InputContext
    let makeJudge: (_ number: Int) -> ChunkJudge
    let output: OutputFile?
    let progress: ((_ bytes: Int) -> Void)?
  }

  /// The line and the offset of the next record, once the pipeline has stopped.
  private(set) var line: Int
  private(set) var offset: Int
  private(set) var hasEnded = false
  private(set) var error: BatchError?
  /// An error of the source, behind all bytes that were read.
  private(set) var readFailure: FileError?

  private let chunks: any ChunkSource
  private let stages: Stages
  private let threads: Int
  private let limits: TextLimits
  private let recordFormat: RecordFormat
  private let monitor = Monitor()
  /// The chunks on their way, by their number modulo their most.
  private var slots: [Slot?]
  /// Chunks to be used again, the one last used at the end: its memory is still in the caches.
  private var free: [Slot]

  /// The numbers of the next chunk to be read, settled and written.
  private var toRead = 0
  private var toSettle = 0
  private var toWrite = 0
  /// No chunk from this number on is settled or written.
  private var limit = Int.max
  /// The bytes of the last chunk that was settled behind its last whole record.
  private var rest: [UInt8] = []
  /// The numbers in the ledger of judges that are still to be made.
  private var judgeNumbers: [Int]
  private var isReading = false
  private var isSettling = false
  private var isWriting = false

  /// A chunk and how far it is.
  private final class Slot {
    enum State { case busy, judged, settled, formatted }
    let bytes: ChunkBuffer
    var chunk: Chunk
    var state = State.busy
    /// Whether its records end where it ends.
    var isWhole = false
    /// The line feeds and bytes of its records.
    var lines = 0
    var end = 0

    init(_ bytes: ChunkBuffer, _ chunk: consuming Chunk) {
      self.bytes = bytes
      self.chunk = chunk
    }
  }

  private enum Job {
    case read(Int, Slot)
    case settle(Slot)
    case format(Slot)
    case write(Slot)
    case none
    case end
  }

  init(
    _ chunks: any ChunkSource, _ stages: Stages, _ options: BatchOptions, line: Int, offset: Int
  ) {
    self.chunks = chunks
    self.stages = stages
    self.line = line
    self.offset = offset
    threads = options.threads
    limits = options.limits
    recordFormat = stages.context.header.format
    judgeNumbers = (0..<options.threads).map { _ in stages.ledger.addJudge() }
    free = (0..<4 * options.threads + 4).map { _ in
      Slot(ChunkBuffer(capacity: options.chunkSize + 2 * ChunkBuffer.page), Chunk(stages.output))
    }
    slots = Array(repeating: nil, count: free.count)
  }

  /// Runs on all threads until it stops, and returns on the caller's.
  func run() {
    withThreads(threads) { self.work() }
  }

  /// The bytes that were read and not settled, in order.
  var unsettledBytes: [UInt8] {
    (toSettle..<toRead).reduce(into: rest) { bytes, number in
      if let slot = slots[number % slots.count] { bytes += slot.bytes.memory[slot.bytes.records] }
    }
  }

  private func work() {
    monitor.lock()
    var judge = stages.makeJudge(judgeNumbers.removeLast())
    while true {
      switch nextJob() {
      case .read(let number, let slot): read(number, slot, &judge)
      case .settle(let slot): settle(slot)
      case .format(let slot): format(slot)
      case .write(let slot): write(slot)
      case .none: monitor.wait()
      case .end:
        monitor.announce()
        return monitor.unlock()
      }
    }
  }

  /// The job that is furthest on its way. The lock is held, as in all that follows but for the work of a stage itself.
  private func nextJob() -> Job {
    if toWrite == limit { return .end }
    if !isWriting, toWrite < toRead {
      if let slot = slots[toWrite % slots.count], slot.state == .formatted { return .write(slot) }
    }
    if !isSettling, toSettle < min(toRead, limit) {
      if let slot = slots[toSettle % slots.count], slot.state == .judged { return .settle(slot) }
    }
    for number in toWrite..<toSettle {
      if let slot = slots[number % slots.count], slot.state == .settled { return .format(slot) }
    }
    if toRead < limit, readFailure == nil, chunks.readsSideBySide || !isReading, let slot = free.popLast() {
      return .read(toRead, slot)
    }
    return .none
  }

  private func read(_ number: Int, _ slot: Slot, _ judge: inout ChunkJudge) {
    slots[number % slots.count] = slot
    slot.state = .busy
    toRead += 1
    isReading = true
    monitor.unlock()
    var failure: FileError?
    var isThere = false
    do throws(FileError) { isThere = try chunks.read(number, into: slot.bytes) } catch { failure = error }
    if !chunks.readsSideBySide {
      monitor.lock()
      isReading = false
      readFailure = failure
      monitor.announce()
      monitor.unlock()
    }
    if isThere {
      self.judge(slot, &judge)
    } else {
      // Nothing follows the last chunk. It is found out as one that does not follow.
      slot.bytes.records = 0..<0
      slot.bytes.offset = -1
    }
    monitor.lock()
    slot.state = .judged
    monitor.announce()
  }

  private func judge(_ slot: Slot, _ judge: inout ChunkJudge) {
    let bytes = slot.bytes
    var reader = RecordReader(
      UnsafeMutableBufferPointer(rebasing: bytes.memory[bytes.records]), name: stages.context.name,
      format: recordFormat,
      limits: limits, offset: bytes.offset, isFinal: bytes.isFinal)
    slot.chunk.removeAll()
    do throws(TextError) {
      let stop = try judge.judge(&reader, into: &slot.chunk, limit: .max)
      slot.isWhole = stop == .end || stop == .exhausted && reader.bytesAtHand.isEmpty
    } catch {
      // Told again, with the right line, by whoever goes on from here.
      slot.isWhole = false
    }
    slot.lines = reader.line - 1
    slot.end = reader.offset
  }

  private func settle(_ slot: Slot) {
    guard slot.bytes.offset == offset else {
      limit = min(limit, toSettle)
      return monitor.announce()
    }
    isSettling = true
    monitor.unlock()
    slot.chunk.line = line
    var failure: BatchError?
    do throws(BatchError) { try stages.ledger.settle(&slot.chunk) } catch { failure = error }
    monitor.lock()
    error = error ?? failure
    line += slot.lines
    offset = slot.end
    toSettle += 1
    hasEnded = slot.isWhole && slot.bytes.isFinal
    if !slot.isWhole {
      let records = slot.bytes.records
      rest = Array(
        slot.bytes.memory[records.upperBound - (slot.bytes.offset + records.count - slot.end)..<records.upperBound])
    }
    if failure != nil || !slot.isWhole || hasEnded { limit = min(limit, toSettle) }
    slot.state = .settled
    isSettling = false
    monitor.announce()
  }

  private func format(_ slot: Slot) {
    slot.state = .busy
    monitor.unlock()
    stages.formatter.format(&slot.chunk, stages.context)
    monitor.lock()
    slot.state = .formatted
    monitor.announce()
  }

  private func write(_ slot: Slot) {
    isWriting = true
    monitor.unlock()
    var failure: BatchError?
    do throws(BatchError) {
      try stages.writer.put(&slot.chunk)
      stages.progress?(slot.end)
    } catch {
      failure = error
    }
    monitor.lock()
    isWriting = false
    slots[toWrite % slots.count] = nil
    free.append(slot)
    toWrite += 1
    if let failure {
      error = error ?? failure
      limit = min(limit, toWrite)
    }
    monitor.announce()
  }
}
