import CBulkScanner

/// A set of small numbers, a bit each.
struct OffsetBitmap: ~Copyable {
  private let memory: ZeroedMemory<UInt64>

  /// The empty set of numbers of this number of bits. Pages that no number falls into cost nothing.
  init(bits: UInt64) throws(BatchError) {
    memory = try ZeroedMemory(count: 1 << Int(bits - 6))
  }

  private var words: UnsafeMutablePointer<UInt64> { memory.base }

  /// Where a number's bit is.
  func address(of number: UInt64) -> UnsafeRawPointer { UnsafeRawPointer(words + Int(number >> 6)) }

  /// Adds a number; tells whether it is new.
  mutating func insert(_ number: UInt64) -> Bool {
    let bit: UInt64 = 1 << (number & 63)
    let word = words[Int(number >> 6)]
    words[Int(number >> 6)] = word | bit
    return word & bit == 0
  }

  /// Adds the masked values of a run; returns how many were there before.
  mutating func countDuplicates(_ values: UnsafeBufferPointer<UInt64>, mask: UInt64) -> Int {
    let words = words
    var duplicates: UInt64 = 0
    for index in values.indices {
      if index + Self.lookAhead < values.count {
        bulk_prefetch(words + Int((values[index + Self.lookAhead] & mask) >> 6))
      }
      let word = words + Int((values[index] & mask) >> 6)
      let bit = values[index] & 63
      duplicates &+= word.pointee >> bit & 1
      word.pointee |= 1 << bit
    }
    return Int(duplicates)
  }

  /// How far ahead memory is asked for: the set is far larger than the caches.
  private static let lookAhead = 24
}
