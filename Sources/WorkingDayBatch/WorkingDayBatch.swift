import DelimitedText
public import Files
import Reporting
public import WorkingDays

/// Answers a question on the date of each row as rows stream by: rows in, the same rows out, each with its answer behind
/// it (`result`, `code`, `detail`); of a list a row goes out once for each Working Day. Memory does not grow with the input.
public struct WorkingDayBatch: ~Copyable {
  private let options: WorkingDayBatchOptions
  private let answerer: WorkingDayAnswerer
  private var output: OutputBuffer
  private var columns: WorkingDayColumns?
  /// The bytes of the line ends: those of the last record that had one.
  private var lineEndLength = 1
  /// The counts so far.
  public private(set) var summary = WorkingDayBatchSummary()

  /// The columns that are added, before the user's prefix.
  public static let columns = ["result", "code", "detail"]

  /// Makes a batch by a calendar.
  public init(
    _ question: WorkingDayQuestion, calendar: WorkingDayCalendar, options: WorkingDayBatchOptions, output: OutputFile
  ) {
    self.options = options
    answerer = WorkingDayAnswerer(question: question, calendar: calendar)
    self.output = OutputBuffer(output)
  }

  /// Answers all rows of an input. Where it throws, all rows before the place have been put out.
  public mutating func answer(_ source: any ByteSource) throws(WorkingDayBatchError) {
    do throws(WorkingDayBatchError) {
      try answerAll(source)
    } catch {
      // A place that can't be passed takes nothing from the rows before it.
      try flush()
      throw error
    }
    try flush()
  }

  private mutating func answerAll(_ source: any ByteSource) throws(WorkingDayBatchError) {
    var reader = RecordReader(source, format: .delimited(options.delimiter), limits: options.limits)
    var record = Record()
    while true {
      let step: RecordReader.Step
      do throws(TextError) { step = try reader.next(&record) } catch { throw .input(error) }
      switch step {
      case .record:
        if record.lineEnd.count > 0 { lineEndLength = record.lineEnd.count }
        if let columns { try put(record, columns) } else { try begin(record, source.name, reader.hasByteOrderMark) }
        if output.isFull { try flush() }
      case .overlong:
        guard let columns else { throw .brokenHeader(source.name) }
        try passOn(&reader, columns)
      case .exhausted:
        // What is known is put out before more is waited for.
        try flush()
        do throws(TextError) { try reader.refill() } catch { throw .input(error) }
      case .end:
        guard columns != nil || !options.hasHeader else { throw .noHeader(source.name) }
        return
      }
    }
  }

  private mutating func flush() throws(WorkingDayBatchError) {
    guard !output.isEmpty else { return }
    do throws(FileError) { try output.flush() } catch { throw .output(error) }
  }

  /// The first record: the header, or the first row.
  private mutating func begin(
    _ record: borrowing Record, _ name: String, _ hasByteOrderMark: Bool
  ) throws(WorkingDayBatchError) {
    let columns = try WorkingDayColumns(record, options, other: answerer.question.otherColumn, name: name)
    self.columns = columns
    guard options.hasHeader else { return try put(record, columns) }
    let added = Self.columns.map { options.prefix + $0 }
    if let taken = added.first(where: { columns.names.contains($0) }) { throw .nameTaken(name: name, column: taken) }
    guard !options.isJSON else { return }
    if hasByteOrderMark { output.append("\u{FEFF}") }
    output.append(record.bytes)
    for name in added {
      output.append(options.delimiter.byte)
      output.append(field: name, delimiter: options.delimiter)
    }
    endLine()
  }

  private mutating func put(
    _ record: borrowing Record, _ columns: WorkingDayColumns
  ) throws(WorkingDayBatchError) {
    if let fault = fault(record, columns) { return put(record, fault, columns) }
    let (date, other) = (
      Self.value(record, columns.date), columns.other.map { Self.value(record, $0) } ?? Self.nothing
    )
    guard case .list(let end) = answerer.question else {
      return put(record, answerer.answer(date: date, other: other), columns)
    }
    try answerer.list(to: end, date: date, other: other) { answer throws(WorkingDayBatchError) in
      put(record, answer, columns)
      if output.isFull { try flush() }
    }
  }

  private mutating func put(_ record: borrowing Record, _ answer: WorkingDayAnswer, _ columns: WorkingDayColumns) {
    count(answer)
    if options.isJSON { return putJSON(record, answer, columns) }
    output.append(record.bytes)
    // A short row is filled up so that our columns stand under their names.
    for _ in 0..<max(0, columns.width - record.fieldCount) { output.append(options.delimiter.byte) }
    put(answer)
  }

  /// What is wrong with a row, so that nothing in it can be asked about.
  private func fault(_ record: borrowing Record, _ columns: WorkingDayColumns) -> WorkingDayAnswer? {
    guard record.fieldCount == columns.width else {
      return WorkingDayAnswer(
        .raggedRow, "\(record.fieldCount) fields where \(columns.width) are expected")
    }
    for field in record.fields where field.style == .broken {
      return WorkingDayAnswer(.textAfterQuote, "text after a closing quote; double every quote inside the field")
    }
    return nil
  }

  private static var nothing: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: nil, count: 0) }

  /// The bytes of a field, which is no text with quotes inside if it is a date or a number, without blanks around it.
  private static func value(_ record: borrowing Record, _ index: Int) -> UnsafeBufferPointer<UInt8> {
    var content = record.fields[index].content
    let isBlank: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    while let first = content.first, isBlank(record.bytes[first]) { content = first + 1..<content.upperBound }
    while let last = content.last, isBlank(record.bytes[last]) { content = content.lowerBound..<last }
    return UnsafeBufferPointer(rebasing: record.bytes[content])
  }

  private mutating func count(_ answer: WorkingDayAnswer) {
    summary.rows += 1
    guard let code = answer.code else { return }
    if code.isWarning { summary.warnings += 1 } else { summary.findings += 1 }
    if code == .oldList { summary.oldList += 1 }
  }

  /// Appends the columns of an answer and the end of the line.
  private mutating func put(_ answer: WorkingDayAnswer) {
    output.append(options.delimiter.byte)
    put(answer.result)
    output.append(options.delimiter.byte)
    if let code = answer.code { output.append(code.rawValue) }
    output.append(options.delimiter.byte)
    if !answer.detail.isEmpty { output.append(field: answer.detail, delimiter: options.delimiter) }
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
    _ record: borrowing Record, _ answer: WorkingDayAnswer, _ columns: WorkingDayColumns
  ) {
    output.append("{\"line\":")
    output.append(decimal: record.line)
    for index in record.fields.indices {
      output.append(",")
      output.append(json: columns.names.indices.contains(index) ? columns.names[index] : "\(index + 1)")
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
    _ reader: inout RecordReader, _ columns: WorkingDayColumns
  ) throws(WorkingDayBatchError) {
    let answer = WorkingDayAnswer(
      .overlongRow, "the row is longer than \(options.limits.record.grouped) bytes, the limit of a record")
    let line = reader.line
    while true {
      let piece: OverlongPiece
      do throws(TextError) { piece = try reader.nextPiece() } catch { throw .input(error) }
      if !options.isJSON { output.append(piece.bytes) }
      if output.isFull { try flush() }
      if piece.isLast { break }
    }
    count(answer)
    guard options.isJSON else { return put(answer) }
    var record = Record()
    record.line = line
    putJSON(record, answer, columns)
  }
}
