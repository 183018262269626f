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
  private let judge: IdentifierJudge
  private let rowJudge: RowJudge
  private var writer: RowWriter?
  private let isLines: Bool
  private let hasWriter: Bool
  private let searchesDuplicates: Bool
  /// Whether duplicates are searched for among the rows of each Party and role.
  private var hasGroups = false
  private var duplicates: DuplicateIndex
  private var groups = GroupTable()
  private var inputs: [(name: String, linesBefore: Int)] = []
  private var linesBefore = 0
  private var firstHeader: Header?
  private var run = RowRun()
  private var bulkScanner: BulkLineScanner
  private let fieldScanner: BulkFieldScanner
  private let values = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: RowRun.capacity)
  private let progress: ((_ bytes: Int, _ rows: Int) -> Void)?

  /// Makes a validator. Without an `output` only the summary is made. `progress` is called now and then with the bytes
  /// and rows so far.
  public init(
    judge: IdentifierJudge, options: BatchOptions = BatchOptions(), inputCount: Int = 1, output: BatchOutput? = nil,
    progress: ((_ bytes: Int, _ rows: Int) -> Void)? = nil
  ) throws(BatchError) {
    self.options = options
    self.progress = progress
    self.judge = judge
    bulkScanner = BulkLineScanner(form: judge.form)
    if case .delimited(let delimiter) = options.grammar {
      fieldScanner = BulkFieldScanner(delimiter)
    } else {
      fieldScanner = BulkFieldScanner(.comma)
    }
    rowJudge = RowJudge(judge, limits: options.limits)
    isLines = options.grammar == .lines
    hasWriter = output != nil
    searchesDuplicates = options.duplicates != .ignore
    writer = output.map { RowWriter($0, options, manyInputs: inputCount > 1) }
    duplicates = try DuplicateIndex(
      panelPrefix: judge.rules.panelBlock.block.first.rawValue >> DuplicateIndex.offsetBits,
      testPrefix: judge.rules.testBlock.block.first.rawValue >> DuplicateIndex.offsetBits, needsLines: hasWriter)
  }

  deinit { values.deallocate() }

  /// Judges all rows of one input. Where it throws, all rows before the place have been judged and put out.
  public mutating func validate(_ source: any ByteSource) throws(BatchError) {
    var reader = RecordReader(source, grammar: options.grammar, limits: options.limits)
    inputs.append((source.name, linesBefore))
    var record = Record()
    let header = try readHeader(&reader, &record)
    hasGroups = searchesDuplicates && (header.party != nil || header.role != nil)
    let context = InputContext(
      name: source.name, header: header, grammar: options.grammar, limits: options.limits, judge: judge,
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
    if isLines { return .lines }
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
      if isLines {
        try takeLines(&reader, context)
      } else {
        try takeRecords(&reader, &record, context)
      }
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

  /// Takes the lines at hand that the bulk scanner can read: without the detour by records, and where only counts are
  /// asked for without one by rows.
  private mutating func takeLines(_ reader: inout RecordReader, _ context: InputContext) throws(BatchError) {
    while true {
      let bytes = reader.bytesAtHand
      let scanned = bulkScanner.scan(bytes, into: values)
      guard scanned.count > 0, scanned.stride <= options.limits.record else { return }
      let line = reader.line
      let offset = reader.offset
      let taken = UnsafeBufferPointer(rebasing: values[..<scanned.count])
      if hasWriter {
        for index in 0..<scanned.count {
          let start = index * scanned.stride
          run.append(
            rowJudge.row(
              line: UnsafeBufferPointer(rebasing: bytes[start..<start + 23]), lineEndLength: scanned.stride - 23,
              number: line + index, offset: offset + start, value: taken[index]))
          if run.isFull { try judgeRun(context) }
        }
      } else {
        try judgeRun(context)
        try count(taken, line: line, context)
      }
      reader.consume(lines: scanned.count, bytes: scanned.count * scanned.stride)
    }
  }

  /// Counts lines that hold these identifiers, by runs of valid ones of one block and the others one by one.
  private mutating func count(
    _ values: UnsafeBufferPointer<UInt64>, line: Int, _ context: InputContext
  ) throws(BatchError) {
    var start = 0
    while start < values.count {
      let rest = UnsafeBufferPointer(rebasing: values[start...])
      let clean = UnsafeBufferPointer(rebasing: rest[..<rowJudge.bits.countOfCleanHead(rest)])
      let again = searchesDuplicates ? duplicates.countDuplicates(clean) : 0
      summary.add(clean.count - again, .valid, nil)
      summary.add(again, Verdict(context.severity(of: .duplicate)), .duplicate)
      start += clean.count
      guard start < values.count else { return }
      run.append(
        rowJudge.row(
          line: UnsafeBufferPointer(start: nil, count: 0), lineEndLength: 0, number: line + start, offset: 0,
          value: values[start]))
      try judgeRun(context)
      start += 1
    }
  }

  /// Takes the records at hand whose fields the bulk scanner can find.
  private mutating func takeRecords(
    _ reader: inout RecordReader, _ record: inout Record, _ context: InputContext
  ) throws(BatchError) {
    let width = context.header.width
    while true {
      let bytes = reader.bytesAtHand
      let found = fieldScanner.scan(bytes)
      let ends = UnsafePointer(fieldScanner.ends)
      var start = 0
      var first = 0
      var lines = 0
      while first < found.count {
        var last = first
        while last < found.count, bytes[Int(ends[last])] != UInt8(ascii: "\n") { last += 1 }
        guard last < found.count else { break }
        let next = Int(ends[last]) + 1
        guard next - start <= options.limits.record else { break }
        let line = reader.line + lines
        let row =
          last - first + 1 == width && !found.hasOddBytes
          ? rowJudge.row(
            bytes, start: start, ends: ends + first, context.header, line: line, offset: reader.offset + start)
          : nil
        if var row {
          if hasGroups { row.group = try group(bytes, start: start, ends: ends + first, context.header) }
          run.append(row)
          if run.isFull { try judgeRun(context) }
        } else {
          reader.scan(bytes[start..<next], line: line, into: &record)
          try add(record, context)
        }
        lines += 1
        if found.hasInnerLineFeeds { lines += bytes[start..<next - 1].count { $0 == UInt8(ascii: "\n") } }
        start = next
        first = last + 1
      }
      guard start > 0 else { return }
      reader.consume(lines: lines, bytes: start)
    }
  }

  /// The number of the pair of Party and role of a record whose fields end at `ends`.
  private mutating func group(
    _ bytes: UnsafeBufferPointer<UInt8>, start: Int, ends: UnsafePointer<UInt32>, _ header: Header
  ) throws(BatchError) -> UInt32 {
    func field(_ index: Int?) -> UnsafeBufferPointer<UInt8> {
      guard let index else { return UnsafeBufferPointer(start: nil, count: 0) }
      let fieldStart = index == 0 ? start : Int(ends[index - 1]) + 1
      var fieldEnd = Int(ends[index])
      if index == header.width - 1, fieldEnd > fieldStart, bytes[fieldEnd - 1] == UInt8(ascii: "\r") { fieldEnd -= 1 }
      return UnsafeBufferPointer(rebasing: bytes[fieldStart..<fieldEnd])
    }
    return try groups.number(party: field(header.party), role: field(header.role))
  }

  private mutating func add(_ record: borrowing Record, _ context: InputContext) throws(BatchError) {
    var row =
      isLines
      ? rowJudge.row(
        line: record.bytes, lineEndLength: record.lineEnd.count, number: record.line, offset: record.offset)
      : rowJudge.row(record, context.header)
    if hasGroups, row.hasValue { row.group = try group(of: record, context.header) }
    run.append(row)
    if run.isFull { try judgeRun(context) }
  }

  /// The number of the pair of Party and role of a record.
  private mutating func group(of record: borrowing Record, _ header: Header) throws(BatchError) -> UInt32 {
    try groups.number(party: record.field(at: header.party), role: record.field(at: header.role))
  }

  /// Judges the rows that wait among those before them, counts them and puts them out.
  private mutating func judgeRun(_ context: InputContext) throws(BatchError) {
    if searchesDuplicates { try duplicates.judge(run.rows, linesBefore: linesBefore) }
    for row in run.rows {
      let (verdict, code) = context.result(of: row)
      summary.add(1, verdict, code)
      if hasWriter { try writer?.write(row, verdict, code, context) }
    }
    run.removeAll()
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
    run.append(row)
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
