import Files

/// The buffered bytes of an input: a buffer that slides over it, or bytes that somebody else has read.
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
    base = Self.allocate(capacity)
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

  /// The buffered bytes. They stay where they are until ``fill()``.
  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base + start, count: end - start) }

  /// Gives up the first `count` bytes.
  mutating func consume(_ count: Int) {
    start += count
    offset += count
  }

  /// Reads more behind the buffered bytes, once; at the end of the input the window becomes final. Where the buffer is
  /// full of bytes that nobody consumed, it doubles.
  mutating func fill() throws(FileError) {
    guard !isFinal else { return }
    let kept = end - start
    // Pages of a file come to lie on pages of memory: a copy that is shifted by a few bytes takes several times as long.
    let next = (kept + Self.page - 1) / Self.page * Self.page
    if kept == capacity {
      let larger = Self.allocate(2 * capacity)
      (larger + next - kept).update(from: base + start, count: kept)
      base.deallocate()
      base = larger
      capacity *= 2
    } else {
      (base + next - kept).update(from: base + start, count: kept)
    }
    start = next - kept
    end = next
    let room = capacity - kept
    let length = room > Self.page ? room / Self.page * Self.page : room
    let count = try source.read(into: UnsafeMutableRawBufferPointer(start: base + end, count: length))
    end += count
    isFinal = count == 0
  }

  /// The size of a page of memory, on which the buffer begins.
  private static let page = 4096

  /// Room for this number of bytes that begin anywhere in a page.
  private static func allocate(_ capacity: Int) -> UnsafeMutablePointer<UInt8> {
    UnsafeMutableRawPointer.allocate(byteCount: capacity + page, alignment: page)
      .bindMemory(to: UInt8.self, capacity: capacity + page)
  }
}

/// The source behind bytes that somebody else has read.
private struct NothingMore: ByteSource {
  let name: String

  func read(into target: UnsafeMutableRawBufferPointer) -> Int { 0 }
}
