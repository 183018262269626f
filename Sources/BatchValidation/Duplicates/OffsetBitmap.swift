import Glibc

/// A set of small numbers, a bit each.
struct OffsetBitmap: ~Copyable {
  private let words: UnsafeMutablePointer<UInt64>

  /// The empty set of numbers of so many bits. Pages that no number falls into cost nothing.
  init(bits: UInt64) throws(BatchError) {
    guard let memory = calloc(1 << Int(bits - 6), 8) else {
      throw .tooMuchForDuplicates("no memory for a set of numbers of \(bits) bits")
    }
    words = memory.assumingMemoryBound(to: UInt64.self)
  }

  deinit { free(words) }

  /// The word that holds a number's bit.
  func word(of number: UInt64) -> UInt64 { words[Int(number >> 6)] }

  /// Adds a number; tells whether it is new.
  mutating func insert(_ number: UInt64) -> Bool {
    let bit: UInt64 = 1 << (number & 63)
    let word = words[Int(number >> 6)]
    words[Int(number >> 6)] = word | bit
    return word & bit == 0
  }
}
