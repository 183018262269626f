import Files

/// A stretch of an input on its way through the stages: judged by itself, settled among all before it, put into words,
/// written. Its memory is used again and again.
struct Stretch: ~Copyable {
  /// The rows in their order, but for those that ``values`` stand for.
  var rows = GrowingBuffer<Row>(capacity: RowJudge.runLength)
  /// Where only counts are asked for, the identifiers that no row of their own is needed for: valid but for duplicates.
  var values = GrowingBuffer<UInt64>(capacity: RowJudge.runLength)
  /// The counts of what is settled and needs no row any more.
  var counts = BatchSummary()
  /// How many of ``values`` came before in the batch.
  var duplicateValues = 0
  /// Pairs of Party and role that the judge saw for the first time.
  var newPairs: [PairTable.Pair] = []
  /// The judge that numbered the pairs.
  var judgeNumber = 0
  /// The rows in words, where rows are put out.
  var output: OutputBuffer
  /// The line of the input on which it begins.
  var line = 1

  /// Makes an empty stretch of rows that go to a file, or that are only counted.
  init(_ file: OutputFile?) {
    output = OutputBuffer(file ?? OutputFile())
  }

  /// Forgets the rows, once they are counted and in words.
  mutating func removeAll() {
    rows.keep(0)
    values.keep(0)
    newPairs.removeAll(keepingCapacity: true)
    duplicateValues = 0
    counts = BatchSummary()
  }

  /// Adds a row behind the rows and values so far.
  @inline(__always)
  mutating func append(_ row: Row) {
    rows.append(row)
    rows.elements[rows.count - 1].valuesBefore = UInt32(truncatingIfNeeded: values.count)
  }
}
