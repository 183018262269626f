public import DelimitedText
public import Files
import Messages
import Reporting
package import Tables
public import WorkingDays

/// Answers a question on the date of each row as rows stream by: rows in, the same rows out, each with its answer behind
/// it (`result`, `code`, `detail`); of a list a row goes out once for each Working Day. Memory does not grow with the input.
public struct WorkingDayBatch: ~Copyable {
  private let options: WorkingDayBatchOptions
  private let columns: WorkingDayColumns
  private let added: AddedColumns
  private var answerer: WorkingDayAnswerer
  private var output: OutputBuffer
  private var delimiter = Delimiter.comma
  /// The places of the date, and of the number or the other date, and the number of fields: at hand for every row.
  private var (datePlace, otherPlace, width) = (0, 0, 0)
  /// The bytes of the line ends: those of the last record that had one.
  private var lineEndLength = 1
  private var order: StreamedDateOrder
  /// The counts so far.
  public private(set) var summary = WorkingDayBatchSummary()
  /// What was understood of the input and should be said once.
  public var notices: [String] { findings.notices }
  private let findings = TableFindings()

  /// The columns that are added, before the user's prefix.
  public static let columns = ["result", "code", "detail"]

  /// The columns that are read, for a program that tells them.
  package static var schema: TableSchema { WorkingDayColumns.schema }

  /// Makes a batch by a calendar.
  public init(
    _ question: WorkingDayQuestion, calendar: WorkingDayCalendar, options: WorkingDayBatchOptions, output: OutputFile
  ) {
    self.options = options
    columns = WorkingDayColumns(options, other: question.otherColumn)
    added = AddedColumns(Self.columns, prefix: options.prefix)
    answerer = WorkingDayAnswerer(question: question, calendar: calendar)
    order = StreamedDateOrder(options.reading.dateOrder)
    answerer.order = options.reading.dateOrder ?? .dmy
    self.output = OutputBuffer(output)
  }

  /// Answers all rows of an input. Where it throws, all rows before the place have been put out. `willWrite` is called
  /// with the delimiter of the table before anything is put out.
  public mutating func answer(
    _ source: any ByteSource, willWrite: (Delimiter) -> Void = { _ in }
  ) throws(WorkingDayBatchError) {
    do throws(WorkingDayBatchError) {
      try answerAll(source, willWrite)
    } catch {
      // A place that can't be passed takes nothing from the rows before it.
      try flush()
      throw error
    }
    try flush()
  }

  private mutating func answerAll(
    _ source: any ByteSource, _ willWrite: (Delimiter) -> Void
  ) throws(WorkingDayBatchError) {
    var stream = try stream(of: source)
    let header = stream.header
    willWrite(header.delimiter)
    try begin(stream)
    var record = Record()
    while true {
      let step: TableStream.Step
      do throws(TextError) { step = try stream.next(&record) } catch {
        try release(header)
        throw .input(error)
      }
      if step == .row || step == .blank || step == .fault, record.lineEnd.count > 0 {
        lineEndLength = record.lineEnd.count
      }
      switch step {
      case .row:
        if needsOrder(record) {
          try decide(record, header)
        } else if !order.isWaiting {
          try put(record, header)
        } else {
          order.keep(record, nil)
        }
      case .blank, .fault:
        let fault = step == .fault ? WorkingDayAnswer(code(stream.fault.code), stream.fault.message) : nil
        if order.isWaiting { order.keep(record, .some(fault)) } else { put(record, fault, header) }
      case .overlong:
        try release(header)
        try passOn(&stream, header)
      case .exhausted:
        // What is known is put out before more is waited for.
        try flush()
        do throws(TextError) { try stream.refill() } catch {
          try release(header)
          throw .input(error)
        }
      case .end: return try release(header)
      }
      if order.isFull { try release(header) }
      if output.isFull { try flush() }
    }
  }

  private func stream(of source: any ByteSource) throws(WorkingDayBatchError) -> TableStream {
    let (columns, findings) = (columns, findings)
    do throws(TableStream.Failure) {
      return try TableStream(
        source, columns.schema, options.reading, hasHeader: options.hasHeader, limits: options.limits,
        note: { findings.note($0) }
      ) { columns.places($0, $1) }
    } catch {
      switch error {
      case .text(let error): throw .input(error)
      case .empty: throw .noHeader(source.name)
      case .broken: throw .brokenHeader(source.name)
      case .doubled(let first, let second): throw .doubledColumn(name: source.name, first, second)
      case .missing(let headings): throw missing(headings, source.name)
      }
    }
  }

  private func missing(_ headings: [String], _ name: String) -> WorkingDayBatchError {
    let found = headings.map(TableSchema.key)
    for selector in [options.column, answerer.question.otherColumn].compactMap(\.self) {
      switch selector {
      case .number(let number) where number <= headings.count: continue
      case .name(let wanted) where options.hasHeader && found.contains(TableSchema.key(wanted)): continue
      default: return .noColumn(name: name, selector, columns: options.hasHeader ? headings : [])
      }
    }
    return .noObviousColumn(name: name, columns: options.hasHeader ? headings : [])
  }

  private mutating func flush() throws(WorkingDayBatchError) {
    guard !output.isEmpty else { return }
    do throws(FileError) { try output.flush() } catch { throw .output(error) }
  }

  /// Puts the header out.
  private mutating func begin(_ stream: borrowing TableStream) throws(WorkingDayBatchError) {
    let header = stream.header
    delimiter = header.delimiter
    datePlace = header.places[WorkingDayColumns.date] ?? 0
    // Where there is no other column, a place that no row has.
    otherPlace = header.places.count > 1 ? header.places[WorkingDayColumns.other] ?? 0 : .max
    width = header.headings.count
    lineEndLength = stream.lineEndLength
    findings.noteHeader(header)
    guard options.hasHeader else { return }
    let heading = header.headings[header.places[WorkingDayColumns.date] ?? 0]
    if (try? DateCell.read(heading)) != nil { throw .dateInHeader(name: header.file, heading) }
    if let taken = added.clash(with: header.headings) { throw .nameTaken(name: header.file, column: taken) }
    guard !options.isJSON else { return }
    if stream.hasByteOrderMark { output.append("\u{FEFF}") }
    stream.separatorLine.withUnsafeBufferPointer { output.append($0) }
    stream.headerBytes.withUnsafeBufferPointer { output.append($0) }
    added.appendNames(to: &output, delimiter: delimiter)
    endLine()
  }

  /// The codes of a row that can't be read.
  private func code(_ code: TableCode) -> WorkingDayCode { WorkingDayCode(rawValue: code.rawValue) ?? .raggedRow }

  // MARK: The order of dates

  /// Whether a row has a date that isn't written as computers write it.
  private func needsOrder(_ record: borrowing Record) -> Bool {
    guard !order.isSettled else { return false }
    if !Self.isPlain(Self.value(record, datePlace)) { return true }
    return answerer.question.hasOtherDate && !Self.isPlain(Self.value(record, otherPlace))
  }

  /// Whether it is nothing, or has the hyphens of `yyyy-mm-dd`: then it depends on no order.
  private static func isPlain(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
    value.isEmpty || value.count == CivilDate.length && value[4] == UInt8(ascii: "-") && value[7] == UInt8(ascii: "-")
  }

  /// Takes note of the dates of a row, and puts it out as soon as the order of day and month is known.
  private mutating func decide(_ record: borrowing Record, _ header: TableHeader) throws(WorkingDayBatchError) {
    let place = TablePlace(line: record.line)
    order.decider.note(utf8: Self.value(record, datePlace), at: place)
    if answerer.question.hasOtherDate {
      order.decider.note(utf8: Self.value(record, otherPlace), at: place)
    }
    if let contradiction = order.contradiction {
      try release(header)
      throw .dates(name: header.file, contradiction)
    }
    if order.decider.isDoubtful, order.assumed == nil {
      order.keep(record, nil)
    } else {
      try release(header)
      try put(record, header)
    }
  }

  /// Puts out the rows that were kept, by what is known of the order; from then on it counts as known.
  private mutating func release(_ header: TableHeader) throws(WorkingDayBatchError) {
    if let notice = order.settle() { findings.note("\(header.file): \(notice)") }
    answerer.order = order.value
    let kept = order.take()
    let ending = lineEndLength
    for row in kept {
      let bytes = row.bytes
      var failure: WorkingDayBatchError?
      bytes.withUnsafeBufferPointer { bytes in
        var record = Record()
        (record.bytes, record.line, record.fieldCount, record.fields) = (bytes, row.line, row.fieldCount, row.fields)
        lineEndLength = row.lineEndLength
        if let fault = row.fault {
          put(record, fault, header)
        } else {
          do throws(WorkingDayBatchError) { try put(record, header) } catch { failure = error }
        }
      }
      if let failure { throw failure }
      if output.isFull { try flush() }
    }
    lineEndLength = ending
  }

  // MARK: Rows

  private mutating func put(_ record: borrowing Record, _ header: TableHeader) throws(WorkingDayBatchError) {
    let (date, other) = (Self.value(record, datePlace), Self.value(record, otherPlace))
    guard case .list(let end) = answerer.question else {
      return put(record, answerer.answer(date: date, other: other), header)
    }
    try answerer.list(to: end, date: date, other: other) { answer throws(WorkingDayBatchError) in
      put(record, answer, header)
      if output.isFull { try flush() }
    }
  }

  /// Puts out a row that can't be read, or one without any value: an empty line as it came, a row of delimiters filled up.
  private mutating func put(_ record: borrowing Record, _ fault: WorkingDayAnswer?, _ header: TableHeader) {
    if let fault { return put(record, fault, header) }
    summary.blank += 1
    guard !options.isJSON else { return }
    output.append(record.bytes)
    if record.fieldCount > 1 {
      AddedColumns.fill(
        record.fieldCount, to: width + added.names.count, &output, delimiter: delimiter)
    }
    endLine()
  }

  private mutating func put(_ record: borrowing Record, _ answer: WorkingDayAnswer, _ header: TableHeader) {
    count(answer)
    if options.isJSON { return putJSON(record, answer, header) }
    output.append(record.bytes)
    AddedColumns.fill(record.fieldCount, to: width, &output, delimiter: delimiter)
    put(answer)
  }

  private static var nothing: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: nil, count: 0) }

  /// The bytes of a field, which is no text with quotes inside if it is a date or a number, without white space around it.
  private static func value(_ record: borrowing Record, _ index: Int) -> UnsafeBufferPointer<UInt8> {
    guard index < record.fields.count else { return nothing }
    return CellText.trimmed(UnsafeBufferPointer(rebasing: record.bytes[record.fields[index].content]))
  }

  private mutating func count(_ answer: WorkingDayAnswer) {
    summary.rows += 1
    guard let code = answer.code else { return }
    if code.isWarning { summary.warnings += 1 } else { summary.findings += 1 }
    if code == .oldList { summary.oldList += 1 }
  }

  /// Appends the columns of an answer and the end of the line.
  private mutating func put(_ answer: WorkingDayAnswer) {
    output.append(delimiter.byte)
    put(answer.result)
    output.append(delimiter.byte)
    if let code = answer.code { output.append(code.rawValue) }
    output.append(delimiter.byte)
    if !answer.detail.isEmpty { output.append(field: answer.detail, delimiter: delimiter) }
    endLine()
  }

  private mutating func put(_ result: WorkingDayAnswer.Result) {
    switch result {
    case .none: break
    case .date(let date):
      date.write(to: output.reserve(CivilDate.length))
      output.advance(by: CivilDate.length)
    case .number(let number): output.append(decimal: number)
    case .word(let word): output.append(word)
    }
  }

  private mutating func endLine() {
    if lineEndLength == 2 { output.append(UInt8(ascii: "\r")) }
    output.append(UInt8(ascii: "\n"))
  }

  private mutating func putJSON(
    _ record: borrowing Record, _ answer: WorkingDayAnswer, _ header: TableHeader
  ) {
    output.append("{\"line\":")
    output.append(decimal: record.line)
    for index in record.fields.indices {
      output.append(",")
      output.append(json: header.headings.indices.contains(index) ? header.headings[index] : "\(index + 1)")
      output.append(":")
      record.value(of: record.fields[index]).withUnsafeBufferPointer { output.append(json: $0) }
    }
    output.append(",\"\(options.prefix)result\":")
    switch answer.result {
    case .none: output.append("null")
    case .number(let number): output.append(decimal: number)
    case .date, .word:
      output.append(UInt8(ascii: "\""))
      put(answer.result)
      output.append(UInt8(ascii: "\""))
    }
    output.append(",\"\(options.prefix)code\":")
    output.append(json: answer.code?.rawValue ?? "")
    output.append(",\"\(options.prefix)detail\":")
    output.append(json: answer.detail)
    output.append("}\n")
  }

  /// Passes a row over the limit on, piece by piece.
  private mutating func passOn(
    _ stream: inout TableStream, _ header: TableHeader
  ) throws(WorkingDayBatchError) {
    let answer = WorkingDayAnswer(
      .overlongRow, "the row is longer than \(options.limits.record.grouped) bytes, the limit of a record")
    let line = stream.line
    while true {
      let piece: OverlongPiece
      do throws(TextError) { piece = try stream.nextPiece() } catch { throw .input(error) }
      if !options.isJSON { output.append(piece.bytes) }
      if output.isFull { try flush() }
      if piece.isLast { break }
    }
    count(answer)
    guard options.isJSON else { return put(answer) }
    var record = Record()
    record.line = line
    putJSON(record, answer, header)
  }
}
