/// Bytes on their way to an ``OutputFile``: appended one by one or in runs, written in large pieces.
///
/// The hot path of every filter appends here; an append costs a comparison and a copy.
public struct OutputBuffer: ~Copyable {
  @usableFromInline var base: UnsafeMutablePointer<UInt8>
  @usableFromInline var capacity: Int
  /// The number of bytes that wait.
  @usableFromInline var count = 0
  private let file: OutputFile

  /// A write is due when this many bytes wait.
  private static let pieceSize = 256 * 1024

  /// Makes an empty buffer before `file`. It holds 320 KiB at first, and grows if more is appended before a write. What
  /// was not flushed is not written.
  public init(_ file: OutputFile) {
    self.file = file
    capacity = Self.pieceSize + 64 * 1024
    base = .allocate(capacity: capacity)
  }

  deinit { base.deallocate() }

  /// Room for `length` more bytes; they count once ``advance(by:)`` is called.
  @inlinable
  public mutating func reserve(_ length: Int) -> UnsafeMutablePointer<UInt8> {
    if count + length > capacity { grow(to: count + length) }
    return base + count
  }

  /// Counts bytes that were written at the place that ``reserve(_:)`` gave.
  @inlinable
  public mutating func advance(by length: Int) { count += length }

  /// Appends one byte. Nothing is written yet; see ``writeIfFull()``.
  @inlinable
  public mutating func append(_ byte: UInt8) {
    reserve(1).pointee = byte
    count += 1
  }

  /// Appends a run of bytes. Nothing is written yet; see ``writeIfFull()``.
  @inlinable
  public mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    reserve(bytes.count).update(from: source, count: bytes.count)
    count += bytes.count
  }

  /// Appends the UTF-8 of a text, as it is: nothing is escaped. Of a literal, the way for constant texts is taken.
  @_disfavoredOverload
  public mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  /// Appends a constant text: no allocation, no counting of references.
  @inlinable
  public mutating func append(_ text: StaticString) {
    append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Appends a whole number in decimal, with a minus where it is negative and no separators.
  public mutating func append(decimal number: Int) {
    var rest = number.magnitude
    var length = 1
    while rest >= 10 {
      rest /= 10
      length += 1
    }
    if number < 0 { append(UInt8(ascii: "-")) }
    let target = reserve(length)
    rest = number.magnitude
    for place in stride(from: length - 1, through: 0, by: -1) {
      target[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    count += length
  }

  /// Whether no byte waits for ``flush()``.
  public var isEmpty: Bool { count == 0 }

  /// Whether 256 KiB or more wait, enough for a large piece.
  public var isFull: Bool { count >= Self.pieceSize }

  /// Writes what waits if it is enough for a large piece: to be called behind each record.
  public mutating func writeIfFull() throws(FileError) {
    if isFull { try flush() }
  }

  /// Writes all bytes that wait. On an error they are dropped: the output can't be gone on with.
  public mutating func flush() throws(FileError) {
    let waiting = count
    count = 0
    try file.write(UnsafeRawBufferPointer(start: base, count: waiting))
  }

  /// Changes the first byte that waits. There must be one, or the program stops.
  public mutating func replaceFirst(with byte: UInt8) {
    precondition(count > 0, "no byte waits")
    base.pointee = byte
  }

  @usableFromInline
  mutating func grow(to needed: Int) {
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: max(needed, 2 * capacity))
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
    capacity = max(needed, 2 * capacity)
  }
}
