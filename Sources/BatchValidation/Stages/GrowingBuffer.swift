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

  /// Room for so many elements behind the last; they count once ``advance(by:)`` is called.
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
