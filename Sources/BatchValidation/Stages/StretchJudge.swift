import DelimitedText
import EUI64
import Files
import IDAllocation

/// The first stage: judges the rows of a stretch one by one, as far as that goes without those before them. Each thread
/// has a judge of its own.
struct StretchJudge: ~Copyable {
  /// Why a judge stops.
  enum Stop {
    /// The stretch has as many rows as it may.
    case full
    /// No whole record is left at hand.
    case exhausted
    /// The next record is over the limit.
    case overlong
    /// The input has ended.
    case end
  }

  let header: Header
  private let rowJudge: RowJudge
  private let limits: TextLimits
  private let isLines: Bool
  /// Whether only counts are asked for.
  private let countsOnly: Bool
  private let searchesDuplicates: Bool
  /// Whether duplicates are searched for among the rows of each Party and role.
  private let hasGroups: Bool
  private var lineScanner: BulkLineScanner
  private let fieldScanner: BulkFieldScanner
  private var pairs = PairTable()
  private let number: Int
  private var record = Record()

  /// Makes a judge of the rows under a header. `number` is the judge's in the ``BatchLedger``.
  init(_ judge: IdentifierJudge, _ options: BatchOptions, _ header: Header, countsOnly: Bool, number: Int) {
    self.header = header
    self.countsOnly = countsOnly
    self.number = number
    rowJudge = RowJudge(judge, limits: options.limits)
    limits = options.limits
    isLines = options.grammar == .lines
    searchesDuplicates = options.duplicates != .ignore
    hasGroups = searchesDuplicates && (header.party != nil || header.role != nil)
    lineScanner = BulkLineScanner(form: judge.form)
    if case .delimited(let delimiter) = options.grammar {
      fieldScanner = BulkFieldScanner(delimiter)
    } else {
      fieldScanner = BulkFieldScanner(.comma)
    }
  }

  /// Judges records at hand until the stretch has `limit` rows or a little more. What was judged before an error stays in
  /// the stretch.
  mutating func judge(
    _ reader: inout RecordReader, into stretch: Stretch, limit: Int
  ) throws(TextError) -> Stop {
    stretch.judgeNumber = number
    while true {
      let isFull = isLines ? takeLines(&reader, stretch, limit) : takeRecords(&reader, stretch, limit)
      if isFull { return .full }
      switch try reader.next(&record) {
      case .record: add(record, to: stretch)
      case .exhausted: return .exhausted
      case .overlong: return .overlong
      case .end: return .end
      }
    }
  }

  /// Judges a record that was read before, the first of an input without a header.
  mutating func add(_ record: borrowing Record, to stretch: Stretch) {
    stretch.judgeNumber = number
    var row =
      isLines
      ? rowJudge.row(
        line: record.bytes, lineEndLength: record.lineEnd.count, number: record.line, offset: record.offset)
      : rowJudge.row(record, header)
    if hasGroups, row.hasValue {
      row.group = pairs.number(
        party: record.field(at: header.party), role: record.field(at: header.role), newPairs: &stretch.newPairs)
    }
    stretch.append(row)
  }

  /// The row for a record over the limit, which is passed on unread.
  func overlongRow(_ reader: borrowing RecordReader) -> Row {
    var row = Row(
      bytes: UnsafeBufferPointer(start: nil, count: 0), lineEndLength: 0, line: reader.line, offset: reader.offset,
      field: nil, fieldCount: header.width)
    row.add(structure: .overlongRow)
    return row
  }

  /// Takes the lines at hand that the bulk scanner can read: without the detour by records, and where only counts are
  /// asked for without one by rows. Tells whether the stretch is full.
  private mutating func takeLines(_ reader: inout RecordReader, _ stretch: Stretch, _ limit: Int) -> Bool {
    while true {
      guard stretch.rows.count < limit else { return true }
      let bytes = reader.bytesAtHand
      let values = stretch.values.reserve(RowJudge.runLength)
      let scanned = lineScanner.scan(bytes, into: values)
      guard scanned.count > 0, scanned.stride <= limits.record else { return false }
      let read = UnsafeMutableBufferPointer(rebasing: values[..<scanned.count])
      if countsOnly {
        count(read, line: reader.line, in: stretch)
      } else {
        for index in 0..<scanned.count {
          let start = index * scanned.stride
          stretch.append(
            rowJudge.row(
              line: UnsafeBufferPointer(rebasing: bytes[start..<start + 23]), lineEndLength: scanned.stride - 23,
              number: reader.line + index, offset: reader.offset + start, value: read[index]))
        }
      }
      reader.consume(lines: scanned.count, bytes: scanned.count * scanned.stride)
    }
  }

  /// Counts lines that hold these identifiers: valid ones by runs of one block, the others as rows. Where duplicates are
  /// searched for, the valid ones are kept.
  private func count(_ values: UnsafeMutableBufferPointer<UInt64>, line: Int, in stretch: Stretch) {
    var start = 0
    var kept = 0
    while true {
      let clean = rowJudge.bits.countOfCleanHead(UnsafeBufferPointer(rebasing: values[start...]))
      if searchesDuplicates {
        if kept < start { values.baseAddress?.advanced(by: kept).update(from: values.baseAddress! + start, count: clean) }
        kept += clean
      } else {
        stretch.counts.add(clean, .valid, nil)
      }
      start += clean
      guard start < values.count else { break }
      var row = rowJudge.row(
        line: UnsafeBufferPointer(start: nil, count: 0), lineEndLength: 1, number: line + start, offset: 0,
        value: values[start])
      row.valuesBefore = UInt32(stretch.values.count + kept)
      stretch.rows.append(row)
      start += 1
    }
    stretch.values.advance(by: kept)
  }

  /// Takes the records at hand whose fields the bulk scanner can find. Tells whether the stretch is full.
  private mutating func takeRecords(_ reader: inout RecordReader, _ stretch: Stretch, _ limit: Int) -> Bool {
    let width = header.width
    while true {
      let bytes = reader.bytesAtHand
      let found = fieldScanner.scan(bytes)
      let ends = UnsafePointer(fieldScanner.ends)
      var start = 0
      var first = 0
      var lines = 0
      while first < found.count, stretch.rows.count < limit {
        var last = first
        while last < found.count, bytes[Int(ends[last])] != UInt8(ascii: "\n") { last += 1 }
        guard last < found.count else { break }
        let next = Int(ends[last]) + 1
        guard next - start <= limits.record else { break }
        let line = reader.line + lines
        let row =
          last - first + 1 == width && !found.hasOddBytes
          ? rowJudge.row(bytes, start: start, ends: ends + first, header, line: line, offset: reader.offset + start)
          : nil
        if var row {
          if hasGroups { row.group = group(bytes, start: start, ends: ends + first, stretch) }
          stretch.append(row)
        } else {
          reader.scan(bytes[start..<next], line: line, into: &record)
          add(record, to: stretch)
        }
        lines += 1
        if found.hasInnerLineFeeds { lines += bytes[start..<next - 1].count { $0 == UInt8(ascii: "\n") } }
        start = next
        first = last + 1
      }
      guard start > 0 else { return stretch.rows.count >= limit }
      reader.consume(lines: lines, bytes: start)
    }
  }

  /// The judge's number of the pair of Party and role of a record whose fields end at `ends`.
  private mutating func group(
    _ bytes: UnsafeBufferPointer<UInt8>, start: Int, ends: UnsafePointer<UInt32>, _ stretch: Stretch
  ) -> UInt32 {
    let header = header
    func field(_ index: Int?) -> UnsafeBufferPointer<UInt8> {
      guard let index else { return UnsafeBufferPointer(start: nil, count: 0) }
      let fieldStart = index == 0 ? start : Int(ends[index - 1]) + 1
      var fieldEnd = Int(ends[index])
      if index == header.width - 1, fieldEnd > fieldStart, bytes[fieldEnd - 1] == UInt8(ascii: "\r") { fieldEnd -= 1 }
      return UnsafeBufferPointer(rebasing: bytes[fieldStart..<fieldEnd])
    }
    return pairs.number(party: field(header.party), role: field(header.role), newPairs: &stretch.newPairs)
  }
}
