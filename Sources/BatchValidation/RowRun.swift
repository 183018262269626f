/// Rows that are judged together: enough for the misses of the search for duplicates to overlap, few enough to stay in the
/// nearest caches.
struct RowRun: ~Copyable {
  /// The most rows.
  static let capacity = 512
  private let base = UnsafeMutablePointer<Row>.allocate(capacity: capacity)
  private(set) var count = 0

  deinit { base.deallocate() }

  var isFull: Bool { count == Self.capacity }

  /// The rows, to be looked at and completed.
  var rows: UnsafeMutableBufferPointer<Row> { UnsafeMutableBufferPointer(start: base, count: count) }

  /// Adds a row; the run must not be full.
  @inline(__always)
  mutating func append(_ row: Row) {
    (base + count).initialize(to: row)
    count += 1
  }

  mutating func removeAll() { count = 0 }
}
