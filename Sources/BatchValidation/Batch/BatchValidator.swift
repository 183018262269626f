import DelimitedText
import EUI64
public import Files
public import IDAllocation
import Messages
import Reporting
import Tables

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
  private var inputs: [InputContext.Input] = []
  private var firstHeader: Header?
  private var bytesBefore = 0
  /// What was understood of the inputs and should be said once: a delimiter, a header further down, a column not used.
  public private(set) var notices: [String] = []
  private let progress: ((_ bytes: Int, _ rows: Int) -> Void)?

  /// Makes a validator of `inputCount` inputs. Without an `output` only the summary is made. `progress` is called now
  /// and then with the bytes and rows so far, on any thread but on one at a time. Throws where there is no memory for
  /// the search for duplicates.
  public init(
    judge: IdentifierJudge, options: BatchOptions = BatchOptions(), inputCount: Int = 1, output: BatchOutput? = nil,
    progress: ((_ bytes: Int, _ rows: Int) -> Void)? = nil
  ) throws(BatchError) {
    self.options = options
    self.judge = judge
    self.output = output
    self.progress = progress
    let sink = output?.sink(options, judge, manyInputs: inputCount > 1)
    ledger = try BatchLedger(judge, options, countsOnly: output == nil)
    formatter = ChunkFormatter(sink, options)
    writer = BatchWriter(sink)
    chunk = Chunk(output?.file)
  }

  /// The counts of all rows that were judged so far, of all inputs.
  public var summary: BatchSummary { writer.summary }

  /// Judges all rows of one input; the next one goes on behind it. Throws where the input can't be read on, its header
  /// can't be used or differs from the header of the first input, or the output can't be written; all rows before the
  /// place have been judged and written then. What is wrong with a row is not an error, but a code of it.
  public mutating func validate(_ source: any ByteSource) throws(BatchError) {
    let file = source as? InputFile
    let rest = file?.rest
    let delimiter = source is SheetSource ? .comma : options.reading.delimiter ?? .comma
    var reader = RecordReader(
      source, format: options.isLines ? .lines : .delimited(delimiter),
      limits: options.limits,
      bufferSize: options.chunkSize)
    let sheet = (source as? SheetSource)?.places
    inputs.append(InputContext.Input(name: source.name, linesBefore: ledger.linesBefore, sheet: sheet))
    ledger.beginInput(sheet)
    let (header, head) = try readHeader(&reader, sheet)
    let context = InputContext(
      inputs, dataName: source.dataName, header, judge, options, likely: ledger.likelyParties)
    if inputs.count == 1 { output?.willWrite(header.delimiter) }
    try writer.beginInput(head, context, into: &chunk)
    var judge = ChunkJudge(
      judge, options, header, countsOnly: output == nil, number: ledger.addJudge())
    var threads = ThreadPlan(options, size: rest?.count)
    while true {
      if try judgeAlone(&reader, &judge, context, threads) { break }
      if try judgeTogether(&reader, context, file, rest) { break }
      threads.resume(at: reader.offset)
    }
    ledger.endInput(lines: reader.line)
    bytesBefore += reader.offset
  }

  /// Ends the output, once all inputs were judged: nothing may be judged behind it. Returns the counts of all rows.
  /// Throws where the rest can't be written.
  public mutating func finish() throws(BatchError) -> BatchSummary {
    try writer.end(&chunk)
    var summary = summary
    summary.hasParty = firstHeader?.party != nil
    summary.hasRole = firstHeader?.role != nil
    summary.unknownRoles = ledger.unknownRoles
    return summary
  }

  /// Finds the header, which tells the columns; `reader` is left before the first row. The bytes of the head are valid until
  /// its next refill.
  private mutating func readHeader(
    _ reader: inout RecordReader, _ sheet: SheetPlaces?
  ) throws(BatchError) -> (Header, InputHead) {
    if options.isLines { return (.lines, InputHead()) }
    let schema = BatchColumns.schema(options)
    var reading = options.reading
    if sheet != nil { reading.delimiter = .comma }
    if !options.hasHeader, let firstHeader { reading.delimiter = firstHeader.delimiter }
    let found: StreamedHeader
    do throws(StreamedHeaderError) {
      found = try StreamedHeader(&reader, schema, reading, hasHeader: options.hasHeader, sheet: sheet)
    } catch {
      switch error {
      case .text(let error): throw .input(error)
      case .overlong: throw .overlongHeader(name: reader.name, limit: options.limits.record)
      case .empty where !options.hasHeader:
        return (firstHeader ?? Header(delimiter: reading.delimiter ?? .comma), InputHead())
      case .empty: throw .noHeader(name: reader.name)
      case .blank(let row): throw .noHeaderRow(name: reader.name, line: row)
      }
    }
    try checkHeader(found.record, reader.name)
    if options.hasHeader, let words = found.furtherHint ?? found.sharedMappings {
      throw .wrongHeader(name: reader.name, words)
    }
    let header = try header(found, schema, &reader, reading.delimiter, sheet)
    var head = InputHead(separatorLine: found.separatorLine, hasByteOrderMark: reader.hasByteOrderMark)
    if options.hasHeader { (head.header, head.lineEndLength) = (found.record.bytes, found.lineEndLength) }
    if options.hasHeader { ledger.noteHeader(lineEndLength: found.lineEndLength) }
    return (header, head)
  }

  private mutating func header(
    _ found: StreamedHeader, _ schema: TableSchema, _ reader: inout RecordReader, _ delimiter: Delimiter?,
    _ sheet: SheetPlaces?
  ) throws(BatchError) -> Header {
    if !options.hasHeader, let firstHeader { return firstHeader }
    let header =
      options.hasHeader
      ? try Header(found, schema, options: options, name: reader.name, sheet: sheet)
      : try headless(found, &reader, delimiter)
    if let firstHeader {
      guard firstHeader.names == header.names else { throw .otherHeader(name: reader.name, first: inputs[0].name) }
      guard firstHeader.delimiter == header.delimiter else {
        throw .otherDelimiter(name: reader.name, first: inputs[0].name)
      }
    } else {
      firstHeader = header
    }
    note(header, reader.name)
    return header
  }

  /// The columns of an input without a header, whose first row has as many as all others.
  private func headless(
    _ found: StreamedHeader, _ reader: inout RecordReader, _ told: Delimiter?
  ) throws(BatchError) -> Header {
    var (delimiter, width) = (found.delimiter, found.fieldCount)
    if told == nil, found.separatorLine.isEmpty {
      let form = judge.form
      let shown = BatchColumns.delimiter(ofRows: reader.bytesAtHand, options) { value in
        value.withUnsafeBufferPointer { EUI64(bytes: $0, form: form) != nil }
      }
      if let shown { (delimiter, width) = shown }
      reader.use(.delimited(delimiter))
    }
    return try Header(width: width, delimiter: delimiter, options: options, name: reader.name)
  }

  /// Notes what was understood and may not be what was meant.
  private mutating func note(_ header: Header, _ name: String) {
    let findings = TableFindings()
    findings.noteHeader(
      header.table
        ?? TableHeader(
          file: name, schema: BatchColumns.schema, headings: [], places: [], delimiter: header.delimiter),
      options.reading)
    notices += findings.notices
    // Later inputs have the same header.
    if inputs.count == 1 {
      notices += [header.mappingNotice].compactMap(\.self) + header.rivals.map { "\(name): \($0)" }
    }
    notices += header.likely.map {
      "\(name): the column '\($0.heading.shown)' is not used; if it is the \($0.column), give \($0.option)"
    }
  }

  /// Refuses a header in which a quote or a line end went wrong: what follows would be read under wrong names.
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
        // What is known is written before waiting for more.
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
      format: context.header.format, limits: options.limits, line: pipeline.line, offset: pipeline.offset)
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
