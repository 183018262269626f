import Files

/// The bytes of an input that are at hand: a buffer that slides over it.
struct InputWindow: ~Copyable {
  private var source: any ByteSource
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private var start = 0
  private var end = 0
  /// The number of bytes of the input before the window.
  private(set) var offset = 0
  /// Whether the window reaches to the end of the input.
  private(set) var isFinal = false

  /// Makes an empty window whose buffer holds `capacity` bytes at first.
  init(_ source: any ByteSource, capacity: Int) {
    self.source = source
    self.capacity = capacity
    base = .allocate(capacity: capacity)
  }

  deinit { base.deallocate() }

  var name: String { source.name }

  /// The bytes at hand. They stay where they are until ``fill()``.
  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base + start, count: end - start) }

  /// Gives up the first `count` bytes.
  mutating func consume(_ count: Int) {
    start += count
    offset += count
  }

  /// Reads more behind the bytes at hand, once; at the end of the input the window becomes final. Where the buffer is
  /// full of bytes that nobody consumed, it doubles.
  mutating func fill() throws(FileError) {
    guard !isFinal else { return }
    if start > 0 {
      base.update(from: base + start, count: end - start)
      end -= start
      start = 0
    }
    if end == capacity {
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: 2 * capacity)
      larger.update(from: base, count: end)
      base.deallocate()
      base = larger
      capacity *= 2
    }
    let count = try source.read(into: UnsafeMutableRawBufferPointer(start: base + end, count: capacity - end))
    end += count
    isFinal = count == 0
  }
}
