import DelimitedText
import EUI64
public import Files
public import IDAllocation
import Reporting

/// Judges batches of identifiers as they stream by, in memory that doesn't grow with them but for the search for
/// duplicates.
///
///     var validator = try BatchValidator(judge: IdentifierJudge(), inputCount: 1, output: output)
///     try validator.validate(InputFile(path: "batch.csv"))
///     let summary = try validator.finish()
public struct BatchValidator: ~Copyable {
  private let options: BatchOptions
  private let judge: IdentifierJudge
  private let output: BatchOutput?
  private let ledger: BatchLedger
  private let formatter: ChunkFormatter
  private let writer: BatchWriter
  /// The chunk of the caller's own thread.
  private var chunk: Chunk
  private var inputs: [(name: String, linesBefore: Int)] = []
  private var firstHeader: Header?
  private var bytesBefore = 0
  private let progress: ((_ bytes: Int, _ rows: Int) -> Void)?

  /// Makes a validator. Without an `output` only the summary is made. `progress` is called now and then with the bytes
  /// and rows so far, on any thread but on one at a time.
  public init(
    judge: IdentifierJudge, options: BatchOptions = BatchOptions(), inputCount: Int = 1, output: BatchOutput? = nil,
    progress: ((_ bytes: Int, _ rows: Int) -> Void)? = nil
  ) throws(BatchError) {
    self.options = options
    self.judge = judge
    self.output = output
    self.progress = progress
    let sink = output?.sink(options, manyInputs: inputCount > 1)
    ledger = try BatchLedger(judge, options, countsOnly: output == nil)
    formatter = ChunkFormatter(sink, options)
    writer = BatchWriter(sink)
    chunk = Chunk(output?.file)
  }

  /// The counts of all rows that were judged so far.
  public var summary: BatchSummary { writer.summary }

  /// Judges all rows of one input. Where it throws, all rows before the place have been judged and put out.
  public mutating func validate(_ source: any ByteSource) throws(BatchError) {
    let file = source as? InputFile
    let rest = file?.rest
    var reader = RecordReader(
      source, format: options.recordFormat, limits: options.limits, bufferSize: options.chunkSize)
    inputs.append((source.name, ledger.linesBefore))
    var record = Record()
    let header = try readHeader(&reader, &record)
    let context = InputContext(
      name: source.name, dataName: source.dataName, header: header, format: options.recordFormat,
      limits: options.limits, judge: judge, duplicates: options.duplicates,
      claims: ClaimResolver(options, judge, header), inputs: inputs)
    try begin(record, reader.hasByteOrderMark, context)
    var judge = ChunkJudge(
      judge, options, header, countsOnly: output == nil, number: ledger.addJudge())
    if !options.hasHeader && record.fieldCount > 0 { judge.add(record, to: &chunk) }
    var threads = ThreadPlan(options, size: rest?.count)
    while true {
      if try judgeAlone(&reader, &judge, context, threads) { break }
      if try judgeTogether(&reader, context, file, rest) { break }
      threads.resume(at: reader.offset)
    }
    ledger.endInput(lines: reader.line)
    bytesBefore += reader.offset
  }

  /// Ends the output. Returns the counts of all rows.
  public mutating func finish() throws(BatchError) -> BatchSummary {
    try writer.end(&chunk)
    var summary = summary
    summary.hasParty = firstHeader?.party != nil
    summary.hasRole = firstHeader?.role != nil
    summary.unknownRoles = ledger.unknownRoles
    return summary
  }

  /// Reads the first record, which tells the columns. Where there is no header the record is the first row, and is left
  /// in `record`.
  private mutating func readHeader(_ reader: inout RecordReader, _ record: inout Record) throws(BatchError) -> Header {
    if options.recordFormat == .lines { return .lines }
    guard try readFirst(&reader, &record) else {
      if options.hasHeader { throw .noHeader(name: reader.name) }
      return firstHeader ?? .lines
    }
    if options.hasHeader { try checkHeader(record, reader.name) }
    if !options.hasHeader, let firstHeader { return firstHeader }
    let header = try Header(record, options: options, name: reader.name)
    if let firstHeader, firstHeader.names != header.names {
      throw .otherHeader(name: reader.name, first: inputs[0].name)
    }
    firstHeader = header
    return header
  }

  /// Refuses a header in which a quote or a line end went wrong: what follows would be read under wrong names, or, where
  /// lines end with CR alone, would all be taken for the header.
  private func checkHeader(_ record: borrowing Record, _ name: String) throws(BatchError) {
    for field in record.fields {
      if field.style == .broken {
        throw .brokenHeader(record.position(of: record.textAfterQuote(of: field), in: name))
      }
      if field.style == .plain,
        let place = record.bytes[field.start..<field.end].firstIndex(of: UInt8(ascii: "\r"))
      {
        throw .carriageReturnInHeader(record.position(of: place, in: name))
      }
    }
  }

  /// Reads until there is a record; `false` for an input that has none.
  private mutating func readFirst(_ reader: inout RecordReader, _ record: inout Record) throws(BatchError) -> Bool {
    while true {
      switch try next(&reader, &record) {
      case .record: return true
      case .end: return false
      case .overlong: throw .overlongHeader(name: reader.name, limit: options.limits.record)
      case .exhausted: try refill(&reader)
      }
    }
  }

  private mutating func begin(
    _ record: borrowing Record, _ hasByteOrderMark: Bool, _ context: InputContext
  ) throws(BatchError) {
    let header =
      options.hasHeader && options.recordFormat != .lines
      ? HeaderRecord(bytes: record.bytes, lineEnd: record.lineEnd, hasByteOrderMark: hasByteOrderMark) : nil
    if let header { ledger.noteHeader(lineEndLength: header.lineEnd.count) }
    try writer.beginInput(header, context, into: &chunk)
  }

  /// Judges records until more threads are worth it (`false`) or the input has ended (`true`).
  private mutating func judgeAlone(
    _ reader: inout RecordReader, _ judge: inout ChunkJudge, _ context: InputContext, _ plan: ThreadPlan
  ) throws(BatchError) -> Bool {
    while true {
      let stop: ChunkJudge.Stop
      do throws(TextError) {
        stop = try judge.judge(&reader, into: &chunk, limit: RowJudge.runLength)
      } catch {
        // A place that can't be passed takes nothing from the rows before it.
        try put(context)
        throw .input(error)
      }
      switch stop {
      case .full:
        try put(context, waits: true)
      case .overlong:
        try put(context, waits: true)
        try passOn(&reader, judge.overlongRow(reader), context)
      case .exhausted:
        // What is known is put out before more is waited for.
        try put(context)
        progress?(bytesBefore + reader.offset, summary.rows)
        if plan.isWorthSharing(at: reader.offset) { return false }
        do throws(TextError) { try reader.refill() } catch { throw .input(error) }
      case .end:
        try put(context)
        return true
      }
    }
  }

  /// Judges what follows on all threads, as far as they come. Returns whether the input has ended, else `reader` goes on.
  private func judgeTogether(
    _ reader: inout RecordReader, _ context: InputContext, _ file: InputFile?, _ rest: Range<Int>?
  ) throws(BatchError) -> Bool {
    let chunks: any ChunkSource
    if let file, let rest {
      chunks = FileChunkSource(file, start: rest.lowerBound, offset: reader.offset, options)
    } else {
      chunks = StreamChunkSource(reader.rest, offset: reader.offset, options)
    }
    let pipeline = ChunkPipeline(chunks, stages(context), options, line: reader.line, offset: reader.offset)
    pipeline.run()
    reader = RecordReader(
      resuming: chunks.rest(behind: pipeline.unsettledBytes, at: pipeline.offset, failure: pipeline.readFailure),
      format: options.recordFormat, limits: options.limits, line: pipeline.line, offset: pipeline.offset)
    if let error = pipeline.error { throw error }
    return pipeline.hasEnded
  }

  private func stages(_ context: InputContext) -> ChunkPipeline.Stages {
    let (judge, options, output, before, progress, writer) = (judge, options, output, bytesBefore, progress, writer)
    return ChunkPipeline.Stages(
      ledger: ledger, formatter: formatter, writer: writer, context: context,
      makeJudge: { ChunkJudge(judge, options, context.header, countsOnly: output == nil, number: $0) },
      output: output?.file,
      progress: progress.map { progress in { progress(before + $0, writer.summary.rows) } })
  }

  /// Takes the rows of this thread's chunk through the other stages. With `waits` a small output waits for more.
  private mutating func put(_ context: InputContext, waits: Bool = false) throws(BatchError) {
    var failure: BatchError?
    do throws(BatchError) { try ledger.settle(&chunk) } catch { failure = error }
    formatter.format(&chunk, context)
    try writer.put(&chunk, waits: waits && failure == nil)
    if let failure { throw failure }
  }

  /// Passes a row over the limit on, piece by piece.
  private mutating func passOn(_ reader: inout RecordReader, _ row: Row, _ context: InputContext) throws(BatchError) {
    var row = row
    var isFirst = true
    while true {
      let piece: OverlongPiece
      do throws(TextError) { piece = try reader.nextPiece() } catch { throw .input(error) }
      formatter.format(overlong: piece.bytes, isFirst: isFirst, into: &chunk)
      isFirst = false
      row.lineEndLength = UInt8(piece.lineEnd.count)
      progress?(bytesBefore + reader.offset, summary.rows)
      if piece.isLast { break }
      if chunk.output.isFull { try writer.flush(&chunk) }
    }
    chunk.append(row)
    try put(context, waits: true)
  }
}

extension BatchValidator {
  private func next(_ reader: inout RecordReader, _ record: inout Record) throws(BatchError) -> RecordReader.Step {
    do throws(TextError) { return try reader.next(&record) } catch { throw .input(error) }
  }

  private func refill(_ reader: inout RecordReader) throws(BatchError) {
    do throws(TextError) { try reader.refill() } catch { throw .input(error) }
  }
}
