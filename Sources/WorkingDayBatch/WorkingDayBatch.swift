public import DelimitedText
public import Files
import Messages
import Reporting
package import Tables
public import WorkingDays

/// Answers a question on the date of each row as rows stream by: rows in, the same rows out, each with its answer behind
/// it (`result`, `code`, `detail`); of a list a row goes out once for each Working Day. Memory does not grow with the input.
public struct WorkingDayBatch: ~Copyable {
  let options: WorkingDayBatchOptions
  let columns: WorkingDayColumns
  let added: AddedColumns
  let calculator: WorkingDayCalculator
  var output: OutputBuffer
  var delimiter = Delimiter.comma
  /// The places of the date, and of the number or the other date, and the number of fields: kept for every row.
  var (datePlace, otherPlace, width) = (0, 0, 0)
  /// The headings as keys of JSON.
  var jsonKeys: [String] = []
  /// The number of bytes of a line end, as in the last record that had one.
  var lineEndLength = 1
  var order: StreamedDateOrder
  /// How many rows were answered so far, and how; complete when ``answer(_:willWrite:)`` has returned.
  public internal(set) var summary = WorkingDayBatchSummary()
  /// What was understood of the input and should be said once, on standard error: a delimiter, a header further down,
  /// an order of day and month that was assumed.
  public var notices: [String] { findings.notices }
  let findings = TableFindings()

  /// The names of the columns that are added, in their order, before the user's prefix is put in front.
  public static let columns = ["result", "code", "detail"]

  /// The columns that are read, for a program that tells them.
  package static var schema: TableSchema { WorkingDayColumns.schema }

  /// Makes a batch that answers one question for every row, by a calendar. Nothing is written before
  /// ``answer(_:willWrite:)``.
  public init(
    _ question: WorkingDayQuestion, calendar: WorkingDayCalendar, options: WorkingDayBatchOptions, output: OutputFile
  ) {
    self.options = options
    columns = WorkingDayColumns(options, other: question.otherColumn)
    added = AddedColumns(Self.columns, prefix: options.prefix)
    calculator = WorkingDayCalculator(question: question, calendar: calendar)
    order = StreamedDateOrder(options.reading.dateOrder)
    calculator.order = options.reading.dateOrder ?? .dmy
    self.output = OutputBuffer(output)
  }

  /// Answers all rows of an input, once for a batch. Throws where the input can't be read on, its columns can't be
  /// found, or the output can't be written; all rows before the place have been written then. A row that can't be
  /// answered is not an error: it gets a code, and counts in ``summary``. `willWrite` is called with the delimiter of
  /// the table, whether it is a sheet of a workbook, and the heading of the dates, before anything is written.
  public mutating func answer(
    _ source: any ByteSource,
    willWrite: (Delimiter, _ isWorkbook: Bool, _ dates: String?) -> Void = { _, _, _ in }
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
    _ source: any ByteSource, _ willWrite: (Delimiter, _ isWorkbook: Bool, _ dates: String?) -> Void
  ) throws(WorkingDayBatchError) {
    var stream = try stream(of: source)
    let header = stream.header
    let dates = options.hasHeader ? header.places[WorkingDayColumns.date].map { header.headings[$0] } : nil
    willWrite(header.delimiter, header.sheet != nil, dates)
    try begin(stream)
    var record = Record()
    while true {
      let step: TableStream.Step
      do throws(TextError) { step = try stream.next(&record) } catch {
        try release(header)
        throw .input(error)
      }
      switch step {
      case .row:
        noteLineEnd(record)
        if needsOrder(record) {
          try decide(record, header)
        } else if !order.isWaiting {
          try put(record, header)
        } else {
          order.keep(record, nil)
        }
      case .blank, .fault:
        noteLineEnd(record)
        let fault = step == .fault ? WorkingDayAnswer(code(stream.fault.code), stream.fault.message) : nil
        if order.isWaiting { order.keep(record, .some(fault)) } else { put(record, fault, header) }
      case .overlong:
        try release(header)
        try passOn(&stream, header)
      case .exhausted:
        // What is known is written before waiting for more.
        try flush()
        do throws(TextError) { try stream.refill() } catch {
          try release(header)
          throw .input(error)
        }
      case .end:
        try release(header)
        if summary.rows == 0 {
          findings.note("\(header.file): has \(options.hasHeader ? "a header, but " : "")no rows")
        }
        return
      }
      if order.isFull { try release(header) }
      if output.isFull { try flush() }
    }
  }

  private mutating func noteLineEnd(_ record: borrowing Record) {
    if record.lineEnd.count > 0 { lineEndLength = record.lineEnd.count }
  }

  mutating func flush() throws(WorkingDayBatchError) {
    guard !output.isEmpty else { return }
    do throws(FileError) { try output.flush() } catch { throw .output(error) }
  }
}
