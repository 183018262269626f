import DelimitedText
import Files
import Messages
import Reporting
import Tables
import WorkingDays

extension WorkingDayBatch {
  mutating func put(_ record: borrowing Record, _ header: TableHeader) throws(WorkingDayBatchError) {
    let (date, other) = (Self.value(record, datePlace), Self.value(record, otherPlace))
    guard case .list(let end) = calculator.question else {
      return put(record, calculator.answer(date: date, other: other), header)
    }
    try calculator.list(to: end, date: date, other: other) { answer throws(WorkingDayBatchError) in
      put(record, answer, header)
      if output.isFull { try flush() }
    }
  }

  /// Writes a row that can't be read, or one without any value: an empty line as it came, a row of delimiters filled
  /// up.
  mutating func put(_ record: borrowing Record, _ fault: WorkingDayAnswer?, _ header: TableHeader) {
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

  mutating func put(_ record: borrowing Record, _ answer: WorkingDayAnswer, _ header: TableHeader) {
    count(answer)
    if options.isJSON { return putJSON(record, answer, header) }
    output.append(record.bytes)
    AddedColumns.fill(record.fieldCount, to: width, &output, delimiter: delimiter)
    put(answer)
  }

  private static var nothing: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: nil, count: 0) }

  /// The bytes of a field, which is not a text with quotes inside if it is a date or a number, without white space
  /// around it.
  static func value(_ record: borrowing Record, _ index: Int) -> UnsafeBufferPointer<UInt8> {
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
  mutating func put(_ answer: WorkingDayAnswer) {
    output.append(delimiter.byte)
    put(answer.result)
    output.append(delimiter.byte)
    if let code = answer.code { output.append(code.rawValue) }
    output.append(delimiter.byte)
    if !answer.detail.isEmpty { output.append(field: answer.detail, delimiter: delimiter) }
    endLine()
  }

  mutating func put(_ result: WorkingDayAnswer.Result) {
    switch result {
    case .none: break
    case .date(let date):
      date.write(to: output.reserve(CivilDate.length))
      output.advance(by: CivilDate.length)
    case .number(let number): output.append(decimal: number)
    case .word(let word): output.append(word)
    }
  }

  mutating func endLine() {
    if lineEndLength == 2 { output.append(UInt8(ascii: "\r")) }
    output.append(UInt8(ascii: "\n"))
  }

  private mutating func putJSON(
    _ record: borrowing Record, _ answer: WorkingDayAnswer, _ header: TableHeader
  ) {
    output.append("{\"line\":")
    output.append(decimal: header.place(ofLine: record.line).number)
    for index in record.fields.indices {
      output.append(",")
      output.append(json: jsonKeys.indices.contains(index) ? jsonKeys[index] : "\(index + 1)")
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
  mutating func passOn(
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
