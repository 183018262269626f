import Files

/// The bytes of an input that are at hand: a buffer that slides over it, or bytes that somebody else has read.
struct InputWindow: ~Copyable {
  let name: String
  /// Where more bytes come from.
  private(set) var source: any ByteSource
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private let ownsMemory: Bool
  private var start = 0
  private var end = 0
  /// The number of bytes of the input before the window.
  private(set) var offset: Int
  /// Whether the window reaches to the end of the input.
  private(set) var isFinal = false

  /// Makes an empty window, `offset` bytes behind the beginning of the input, whose buffer holds `capacity` bytes at first.
  init(_ source: any ByteSource, capacity: Int, offset: Int = 0) {
    name = source.name
    self.source = source
    self.capacity = capacity
    self.offset = offset
    base = .allocate(capacity: capacity)
    ownsMemory = true
  }

  /// Makes a window of bytes that stay where they are while it lives.
  init(_ bytes: UnsafeMutableBufferPointer<UInt8>, name: String, offset: Int, isFinal: Bool) {
    self.name = name
    source = NothingMore(name: name)
    base = bytes.baseAddress ?? .allocate(capacity: 0)
    capacity = bytes.count
    end = bytes.count
    self.offset = offset
    self.isFinal = isFinal
    ownsMemory = false
  }

  deinit {
    if ownsMemory { base.deallocate() }
  }

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
    let target = UnsafeMutableRawBufferPointer(start: base + end, count: capacity - end)
    let count = try source.read(into: target)
    end += count
    isFinal = count == 0
  }
}

/// The source behind bytes that somebody else has read.
private struct NothingMore: ByteSource {
  let name: String

  func read(into target: UnsafeMutableRawBufferPointer) -> Int { 0 }
}
