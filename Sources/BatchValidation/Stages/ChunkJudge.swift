import DelimitedText
import EUI64
import Files
import IDAllocation
import Tables

/// The first stage: judges the rows of a chunk one by one, as far as that goes without those before them. Each thread
/// has a judge of its own.
struct ChunkJudge: ~Copyable {
  enum Stop {
    /// The chunk has as many rows as it may.
    case full
    /// No whole record is left in the buffer.
    case exhausted
    /// The next record is over the limit.
    case overlong
    case end
  }

  private let header: Header
  private let rowJudge: RowJudge
  private let limits: TextLimits
  private let isLines: Bool
  /// Whether only counts are asked for.
  private let countsOnly: Bool
  private let searchesDuplicates: Bool
  /// Whether duplicates are searched for among the rows of each Party and role.
  private let hasGroups: Bool
  /// The allocation register that rows are judged against, and what they claim where they have no groups.
  private let allocations: AllocationTable?
  private let commonClaim: AllocationClaim?
  private var lineScanner: BulkLineScanner
  private let bulk: BulkRecords
  private var pairs: PairTable
  private let number: Int
  private var record = Record()

  /// A run of lines that are written alike is worth its own scanner from this length on.
  private static let worthwhileRun = 16

  /// Makes a judge of the rows under a header. `number` is the judge's in the ``BatchLedger``.
  init(_ judge: IdentifierJudge, _ options: BatchOptions, _ header: Header, countsOnly: Bool, number: Int) {
    self.header = header
    self.countsOnly = countsOnly
    self.number = number
    rowJudge = RowJudge(judge, limits: options.limits)
    limits = options.limits
    isLines = header.format == .lines
    searchesDuplicates = options.duplicates != .ignore
    hasGroups = (searchesDuplicates || options.allocations != nil) && (header.party != nil || header.role != nil)
    allocations = options.allocations?.table
    let none = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    let resolver = ClaimResolver(options, judge, header, likely: nil)
    commonClaim = hasGroups ? nil : resolver.claim(none, none)
    pairs = PairTable(resolver)
    lineScanner = BulkLineScanner(form: judge.form, variant: options.scannerVariant)
    bulk = BulkRecords(options, judge.form, header)
  }

  /// Judges buffered records until the chunk has `limit` rows or a little more. What was judged before an error stays in
  /// the chunk.
  mutating func judge(
    _ reader: inout RecordReader, into chunk: inout Chunk, limit: Int
  ) throws(TextError) -> Stop {
    chunk.judgeNumber = number
    while true {
      if isLines {
        while takeAlike(&reader, &chunk, limit) < Self.worthwhileRun, takeFound(&reader, &chunk, limit) {}
      } else {
        while takeFound(&reader, &chunk, limit) {}
      }
      guard chunk.rows.count < limit else { return .full }
      switch try reader.next(&record) {
      case .record: add(record, to: &chunk)
      case .exhausted: return .exhausted
      case .overlong: return .overlong
      case .end: return .end
      }
    }
  }

  /// Judges a record that the bulk scanners left to the plain way. Only such a one can be blank or the header again.
  private mutating func add(_ record: borrowing Record, to chunk: inout Chunk) {
    guard !record.isBlank else { return chunk.append(rowJudge.blankRow(record)) }
    var row =
      isLines
      ? rowJudge.row(
        line: record.bytes, lineEndLength: record.lineEnd.count, number: record.line, offset: record.offset)
      : rowJudge.row(record, header)
    guard !row.has(structure: .repeatedHeader) else { return chunk.append(row) }
    if hasGroups, row.hasValue || allocations != nil {
      row.group = pairs.number(
        party: record.field(at: header.party), role: record.field(at: header.role), newPairs: &chunk.newPairs)
    }
    judgeAllocation(&row)
    chunk.append(row)
  }

  /// The row for a record over the limit, which is passed on unread.
  func overlongRow(_ reader: borrowing RecordReader) -> Row {
    var row = Row(
      bytes: UnsafeBufferPointer(start: nil, count: 0), lineEndLength: 0, line: reader.line, offset: reader.offset,
      field: nil, fieldCount: header.width)
    row.add(structure: .overlongRow)
    return row
  }

  /// Takes the buffered lines that are written alike, however many; returns the length of the last run.
  private mutating func takeAlike(_ reader: inout RecordReader, _ chunk: inout Chunk, _ limit: Int) -> Int {
    var length = 0
    while chunk.rows.count < limit {
      let bytes = reader.bytesAtHand
      let values = chunk.values.reserve(RowJudge.runLength)
      let scanned = lineScanner.scan(bytes, into: values)
      guard scanned.count > 0, scanned.stride <= limits.record else { return length }
      let read = UnsafeMutableBufferPointer(rebasing: values[..<scanned.count])
      if countsOnly {
        count(read, in: &chunk)
      } else {
        for index in 0..<scanned.count {
          let start = index * scanned.stride
          var row = rowJudge.row(
            line: UnsafeBufferPointer(rebasing: bytes[start..<start + 23]), lineEndLength: scanned.stride - 23,
            number: reader.line + index, offset: reader.offset + start, value: read[index])
          judgeAllocation(&row)
          chunk.append(row)
        }
      }
      reader.consume(lines: scanned.count, bytes: scanned.count * scanned.stride)
      length = scanned.count
    }
    return Self.worthwhileRun
  }

  /// Takes the buffered records that the bulk scanner finds at one go. Returns whether there were any.
  private mutating func takeFound(_ reader: inout RecordReader, _ chunk: inout Chunk, _ limit: Int) -> Bool {
    guard chunk.rows.count < limit else { return false }
    let bytes = reader.bytesAtHand
    let found = bulk.read(bytes)
    var lines = 0
    var start = 0
    var index = 0
    while index < found.recordCount {
      if countsOnly && !hasGroups {
        let run = bulk.countRead(from: index, of: found.recordCount)
        if run > 0 {
          let values = chunk.values.reserve(run)
          values.baseAddress?.update(from: bulk.values + index, count: run)
          count(values, in: &chunk)
          let next = bulk.end(of: index + run - 1) + 1
          lines += found.hasInnerLineFeeds ? bytes[start..<next].count { $0 == UInt8(ascii: "\n") } : run
          start = next
          index += run
          continue
        }
      }
      let next = bulk.end(of: index) + 1
      guard next - start <= limits.record else { break }
      if bulk.isRead[index] == 1 || bulk.isPlain(index, in: bytes, from: start, header) {
        let extent = bulk.extent(of: index, in: bytes, from: start)
        var row =
          bulk.isRead[index] == 1
          ? rowJudge.row(
            bytes, extent, value: bulk.values[index], line: reader.line + lines, offset: reader.offset + start,
            fieldCount: header.width)
          : rowJudge.row(
            bytes, extent, line: reader.line + lines, offset: reader.offset + start, fieldCount: header.width)
        if hasGroups, row.hasValue || allocations != nil {
          row.group = pairs.number(
            party: bulk.field(header.party, of: index, in: bytes, from: start),
            role: bulk.field(header.role, of: index, in: bytes, from: start), newPairs: &chunk.newPairs)
        }
        judgeAllocation(&row)
        chunk.append(row)
      } else {
        reader.scan(bytes[start..<next], line: reader.line + lines, into: &record)
        add(record, to: &chunk)
      }
      lines += found.hasInnerLineFeeds ? bytes[start..<next].count { $0 == UInt8(ascii: "\n") } : 1
      start = next
      index += 1
    }
    reader.consume(lines: lines, bytes: start)
    return start > 0
  }

  /// Judges a row against the allocation register, if there is one.
  @inline(__always)
  private func judgeAllocation(_ row: inout Row) {
    guard let allocations, let claim = commonClaim ?? pairs.claim(of: row.group) else { return }
    row.party = claim.party
    guard row.hasValue, rowJudge.bits.isInPanelBlock(row.value) else {
      row.allocation = claim.findings
      return
    }
    row.allocation = allocations.findings(on: row.value, claim)
    row.isClaim = hasGroups && claim.isKnown
  }

  /// The number of identifiers at the head of a run that are valid and in one block.
  private func countOfCleanHead(_ values: UnsafeBufferPointer<UInt64>) -> Int {
    let clean = rowJudge.bits.countOfCleanHead(values)
    guard clean > 0, let allocations, let commonClaim, rowJudge.bits.isInPanelBlock(values[0]) else { return clean }
    return allocations.countOfCleanHead(UnsafeBufferPointer(rebasing: values[..<clean]), commonClaim)
  }

  /// Counts records that hold these identifiers, behind the values of the chunk: valid ones by runs of one block, the
  /// others as rows. Where duplicates are searched for, the valid ones are kept.
  private func count(_ values: UnsafeMutableBufferPointer<UInt64>, in chunk: inout Chunk) {
    var start = 0
    var kept = 0
    while true {
      let clean = countOfCleanHead(UnsafeBufferPointer(rebasing: values[start...]))
      if searchesDuplicates {
        if kept < start, let base = values.baseAddress { (base + kept).update(from: base + start, count: clean) }
        kept += clean
      } else {
        chunk.counts.add(clean, .valid, nil)
      }
      start += clean
      guard start < values.count else { break }
      // No line is asked for where only counts are.
      var row = rowJudge.row(
        line: UnsafeBufferPointer(start: nil, count: 0), lineEndLength: 1, number: 1, offset: 0, value: values[start])
      judgeAllocation(&row)
      row.valuesBefore = UInt32(chunk.values.count + kept)
      chunk.rows.append(row)
      start += 1
    }
    chunk.values.advance(by: kept)
  }
}
