/// Finds names of at most 15 bytes by the bytes of a cell. A million cells ask for one of a hundred thousand names, which
/// costs what memory costs: so a name lies in the table itself, and no text is made.
struct ShortNames {
  /// The bytes of a name, and its length in the last; nothing but zeros where there is none.
  private struct Key: Equatable {
    var words: (UInt64, UInt64) = (0, 0)

    init() {}

    init?(_ name: UnsafeBufferPointer<UInt8>) {
      guard (1...15).contains(name.count) else { return nil }
      withUnsafeMutableBytes(of: &words) { bytes in
        bytes.copyMemory(from: UnsafeRawBufferPointer(name))
        bytes[15] = UInt8(name.count)
      }
    }

    static func == (one: Key, other: Key) -> Bool { one.words == other.words }

    func hash(_ seed: UInt64) -> UInt64 {
      let (high, low) = (words.0 ^ seed).multipliedFullWidth(by: words.1 ^ 0x9E37_79B9_7F4A_7C15)
      let (top, rest) = (high ^ low).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
      return top ^ rest
    }
  }

  /// The names by their hashes with their numbers, a power of two of them; at least a fifth is free.
  private var entries: [(key: Key, number: Int32)]
  /// Not known to those who write names, so that they can't make them meet.
  private let seed = UInt64.random(in: .min ... .max)

  /// Of names with their numbers; longer ones are left out.
  init(_ names: [String: Int]) {
    let size = 1 << (Int.bitWidth - (names.count + names.count / 4).leadingZeroBitCount)
    entries = Array(repeating: (Key(), 0), count: size)
    for (name, number) in names {
      var name = name
      guard let key = name.withUTF8({ Key($0) }) else { continue }
      entries[slot(of: key)] = (key, Int32(number))
    }
  }

  /// The number of the name that some bytes are; `nil` where there is none.
  subscript(name: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let key = Key(name) else { return nil }
    let entry = entries[slot(of: key)]
    return entry.key == key ? Int(entry.number) : nil
  }

  /// Where a name is, or would be.
  private func slot(of key: Key) -> Int {
    let mask = entries.count - 1
    var slot = Int(truncatingIfNeeded: key.hash(seed)) & mask
    while entries[slot].key != key, entries[slot].key != Key() { slot = (slot + 1) & mask }
    return slot
  }
}
