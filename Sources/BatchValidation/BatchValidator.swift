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
  /// The counts so far.
  public private(set) var summary = BatchSummary()
  private var bytesBefore = 0

  private let options: BatchOptions
  private let rowJudge: RowJudge
  private var writer: RowWriter?
  private let hasWriter: Bool
  private var duplicates: DuplicateIndex
  private var groups = GroupTable()
  private var inputs: [(name: String, linesBefore: Int)] = []
  private var linesBefore = 0
  private var firstHeader: Header?
  private var rows: [Row] = []
  private let progress: ((_ bytes: Int, _ rows: Int) -> Void)?

  /// Rows that are judged together: enough for the misses of a duplicate search to overlap, few enough to stay in the
  /// nearest caches.
  private static let runLength = 512

  /// Makes a validator. Without an `output` only the summary is made. `progress` is called now and then with the bytes
  /// and rows so far.
  public init(
    judge: IdentifierJudge, options: BatchOptions = BatchOptions(), inputCount: Int = 1, output: BatchOutput? = nil,
    progress: ((_ bytes: Int, _ rows: Int) -> Void)? = nil
  ) throws(BatchError) {
    self.options = options
    self.progress = progress
    rowJudge = RowJudge(judge, limits: options.limits)
    hasWriter = output != nil
    writer = output.map { RowWriter($0, options, manyInputs: inputCount > 1) }
    duplicates = try DuplicateIndex(
      panelPrefix: judge.rules.panelBlock.block.first.rawValue >> DuplicateIndex.offsetBits,
      testPrefix: judge.rules.testBlock.block.first.rawValue >> DuplicateIndex.offsetBits, needsLines: hasWriter)
    rows.reserveCapacity(Self.runLength)
  }

  /// Judges all rows of one input. Where it throws, all rows before the place have been judged and put out.
  public mutating func validate(_ source: any ByteSource) throws(BatchError) {
    var reader = RecordReader(source, grammar: options.grammar, limits: options.limits)
    inputs.append((source.name, linesBefore))
    var record = Record()
    let header = try readHeader(&reader, &record)
    let context = InputContext(
      name: source.name, header: header, grammar: options.grammar, limits: options.limits, judge: rowJudge.judge,
      duplicates: options.duplicates, inputs: inputs)
    try begin(record, reader.hasByteOrderMark, context)
    do throws(BatchError) {
      if !options.hasHeader && record.fieldCount > 0 { try add(record, context) }
      try judgeRecords(&reader, &record, context)
      linesBefore += reader.line
    } catch {
      // A place that can't be passed takes nothing from the rows before it.
      if case .input = error {
        try judgeRun(context)
        try writer?.flush()
      }
      throw error
    }
  }

  /// Ends the output. Returns the counts of all rows.
  public mutating func finish() throws(BatchError) -> BatchSummary {
    try writer?.end()
    return summary
  }

  /// Reads the first record, which tells the columns. Where there is no header the record is the first row, and is left
  /// in `record`.
  private mutating func readHeader(_ reader: inout RecordReader, _ record: inout Record) throws(BatchError) -> Header {
    if options.grammar == .lines { return .lines }
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
      options.hasHeader && options.grammar != .lines
      ? HeaderRecord(bytes: record.bytes, lineEnd: record.lineEnd, hasByteOrderMark: hasByteOrderMark) : nil
    try writer?.beginInput(header, context)
  }

  private mutating func judgeRecords(
    _ reader: inout RecordReader, _ record: inout Record, _ context: InputContext
  ) throws(BatchError) {
    while true {
      if options.grammar == .lines { try takeLines(&reader, context) }
      switch try next(&reader, &record) {
      case .record:
        try add(record, context)
      case .overlong:
        try judgeRun(context)
        try passOn(&reader, record, context)
      case .exhausted:
        try judgeRun(context)
        // What is known is put out before more is waited for.
        try writer?.flush()
        progress?(bytesBefore + reader.offset, summary.rows)
        try refill(&reader)
      case .end:
        bytesBefore += reader.offset
        return try judgeRun(context)
      }
    }
  }

  /// Adds the lines at hand, without the detour by records.
  private mutating func takeLines(_ reader: inout RecordReader, _ context: InputContext) throws(BatchError) {
    repeat {
      reader.takeLines(atMost: Self.runLength - rows.count) { bytes, lineEndLength, line, offset in
        rows.append(rowJudge.row(line: bytes, lineEndLength: lineEndLength, number: line, offset: offset))
      }
      guard rows.count == Self.runLength else { return }
      try judgeRun(context)
    } while true
  }

  private mutating func add(_ record: borrowing Record, _ context: InputContext) throws(BatchError) {
    var row =
      options.grammar == .lines
      ? rowJudge.row(
        line: record.bytes, lineEndLength: record.lineEnd.count, number: record.line, offset: record.offset)
      : rowJudge.row(record, context.header)
    if options.duplicates != .ignore, row.hasValue { row.group = try group(of: record, context.header) }
    rows.append(row)
    if rows.count == Self.runLength { try judgeRun(context) }
  }

  /// The number of the pair of Party and role; 0 where there are no such columns.
  private mutating func group(of record: borrowing Record, _ header: Header) throws(BatchError) -> UInt32 {
    guard header.party != nil || header.role != nil else { return 0 }
    return try groups.number(party: record.trimmedValue(at: header.party), role: record.trimmedValue(at: header.role))
  }

  /// Judges the rows that wait among those before them, counts them and puts them out.
  private mutating func judgeRun(_ context: InputContext) throws(BatchError) {
    let linesBefore = linesBefore
    if options.duplicates != .ignore {
      let result = rows.withUnsafeMutableBufferPointer { rows in
        Result { () throws(BatchError) in try duplicates.judge(rows, linesBefore: linesBefore) }
      }
      try result.get()
    }
    for row in rows {
      let (verdict, code) = context.result(of: row)
      summary.add(verdict, code)
      if hasWriter { try writer?.write(row, verdict, code, context) }
    }
    rows.removeAll(keepingCapacity: true)
  }

  /// Passes a row over the limit on, piece by piece.
  private mutating func passOn(
    _ reader: inout RecordReader, _ record: borrowing Record, _ context: InputContext
  ) throws(BatchError) {
    var isFirst = true
    var lineEndLength = 0
    while true {
      let piece = try nextPiece(&reader)
      try writer?.write(overlong: piece.bytes, isFirst: isFirst)
      isFirst = false
      lineEndLength = piece.lineEnd.count
      progress?(bytesBefore + reader.offset, summary.rows)
      if piece.isLast { break }
    }
    var row = Row(
      bytes: record.bytes, lineEndLength: lineEndLength, line: record.line, offset: record.offset, field: nil,
      fieldCount: context.header.width)
    row.add(structure: .overlongRow)
    rows.append(row)
    try judgeRun(context)
  }
}

extension BatchValidator {
  private func next(_ reader: inout RecordReader, _ record: inout Record) throws(BatchError) -> RecordReader.Step {
    do throws(TextError) { return try reader.next(&record) } catch { throw .input(error) }
  }

  private func refill(_ reader: inout RecordReader) throws(BatchError) {
    do throws(TextError) { try reader.refill() } catch { throw .input(error) }
  }

  private func nextPiece(_ reader: inout RecordReader) throws(BatchError) -> OverlongPiece {
    do throws(TextError) { return try reader.nextPiece() } catch { throw .input(error) }
  }
}
