import Files

/// A chunk of an input on its way through the stages: judged by itself, settled among all before it, put into words,
/// written. Its memory is used again and again.
struct Chunk: ~Copyable {
  /// The rows in their order, except those that ``values`` holds.
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
  /// The rows in words, where rows are written.
  var output: OutputBuffer
  /// The line of the input on which it begins.
  var line = 1

  /// Makes an empty chunk of rows that go to a file, or that are only counted.
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

/// Plain values in one piece of memory that grows and is used again: no zeroing, no reference counts, no copies.
struct GrowingBuffer<Element: BitwiseCopyable>: ~Copyable {
  private var base: UnsafeMutablePointer<Element>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = capacity
    base = .allocate(capacity: capacity)
  }

  deinit { base.deallocate() }

  /// The elements, valid until the next change.
  var elements: UnsafeMutableBufferPointer<Element> { UnsafeMutableBufferPointer(start: base, count: count) }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { grow(to: count + 1) }
    (base + count).initialize(to: element)
    count += 1
  }

  /// Room for this number of elements behind the last; they count once ``advance(by:)`` is called.
  mutating func reserve(_ room: Int) -> UnsafeMutableBufferPointer<Element> {
    if count + room > capacity { grow(to: count + room) }
    return UnsafeMutableBufferPointer(start: base + count, count: room)
  }

  /// Counts elements that were written where ``reserve(_:)`` gave room.
  mutating func advance(by added: Int) { count += added }

  /// Keeps the first elements only.
  mutating func keep(_ kept: Int) { count = min(count, kept) }

  private mutating func grow(to needed: Int) {
    capacity = max(needed, 2 * capacity)
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
  }
}
