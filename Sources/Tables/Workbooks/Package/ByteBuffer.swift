/// Bytes that grow at their end and keep their memory when they are taken out: what is written for every cell.
final class ByteBuffer {
  @exclusivity(unchecked) private(set) var base: UnsafeMutablePointer<UInt8>
  @exclusivity(unchecked) private(set) var count = 0
  @exclusivity(unchecked) private var capacity: Int

  init(capacity: Int = 1 << 12) {
    base = .allocate(capacity: capacity)
    self.capacity = capacity
  }

  deinit { base.deallocate() }

  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }
  var isEmpty: Bool { count == 0 }

  @inline(__always)
  private func reserve(_ more: Int) {
    if count + more > capacity { grow(count + more) }
  }

  @inline(never)
  private func grow(_ wanted: Int) {
    capacity = max(2 * capacity, wanted)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
  }

  @inline(__always)
  func append(_ byte: UInt8) {
    reserve(1)
    base[count] = byte
    count += 1
  }

  @inline(__always)
  func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress else { return }
    reserve(bytes.count)
    (base + count).update(from: start, count: bytes.count)
    count += bytes.count
  }

  func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  func append(repeating byte: UInt8, count more: Int) {
    guard more > 0 else { return }
    reserve(more)
    (base + count).update(repeating: byte, count: more)
    count += more
  }

  func swap(with other: ByteBuffer) {
    Swift.swap(&base, &other.base)
    Swift.swap(&count, &other.count)
    Swift.swap(&capacity, &other.capacity)
  }

  /// Drops all bytes but the first `length`.
  func removeAll(keeping length: Int = 0) { count = length }
}
