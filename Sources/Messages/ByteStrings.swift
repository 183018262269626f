/// Texts as bytes that are asked for by their number for each row, on all threads: no counting of references. Valid as long
/// as their ``ByteStringMemory``.
package struct ByteStrings: BitwiseCopyable, @unchecked Sendable {
  @usableFromInline let bytes: UnsafePointer<UInt8>
  @usableFromInline let ends: UnsafePointer<Int>
  package let count: Int

  @inlinable
  package subscript(index: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: bytes + ends[index], count: ends[index + 1] - ends[index])
  }
}

/// The memory of ``ByteStrings``.
package final class ByteStringMemory: Sendable {
  /// The texts, in order.
  package let strings: ByteStrings

  package init(_ texts: [String]) {
    let all = texts.map { Array($0.utf8) }
    let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, all.reduce(0) { $0 + $1.count }))
    let ends = UnsafeMutablePointer<Int>.allocate(capacity: all.count + 1)
    ends.initialize(to: 0)
    for (index, text) in all.enumerated() {
      (bytes + ends[index]).initialize(from: text, count: text.count)
      (ends + index + 1).initialize(to: ends[index] + text.count)
    }
    strings = ByteStrings(bytes: UnsafePointer(bytes), ends: UnsafePointer(ends), count: all.count)
  }

  deinit {
    strings.bytes.deallocate()
    strings.ends.deallocate()
  }
}
