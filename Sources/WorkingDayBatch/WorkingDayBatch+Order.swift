import DelimitedText
import Files
import Tables
import WorkingDays

extension WorkingDayBatch {
  /// Whether a row has a date that isn't written as computers write it.
  func needsOrder(_ record: borrowing Record) -> Bool {
    guard !order.isSettled else { return false }
    if !Self.isPlain(Self.value(record, datePlace)) { return true }
    return calculator.question.hasOtherDate && !Self.isPlain(Self.value(record, otherPlace))
  }

  /// Whether it is nothing, or has the hyphens of `yyyy-mm-dd`: then it depends on no order.
  private static func isPlain(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
    value.isEmpty || value.count == CivilDate.length && value[4] == UInt8(ascii: "-") && value[7] == UInt8(ascii: "-")
  }

  /// Takes note of the dates of a row, and writes it as soon as the order of day and month is known.
  mutating func decide(_ record: borrowing Record, _ header: TableHeader) throws(WorkingDayBatchError) {
    let place = header.place(ofLine: record.line)
    order.decider.note(utf8: Self.value(record, datePlace), at: place)
    if calculator.question.hasOtherDate {
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

  /// Writes the rows that were kept, by what is known of the order; from then on it counts as known.
  mutating func release(_ header: TableHeader) throws(WorkingDayBatchError) {
    if let notice = order.settle() { findings.note("\(header.file): \(notice)") }
    calculator.order = order.value
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
}
