import Glibc
import IDAllocation

/// Numbers from 1 for pairs of Party and role as their fields are in the file: looked up for each row, without an
/// allocation. The same value written in two ways has two numbers; ``GroupNumbers`` joins them.
struct PairTable: ~Copyable {
  private var known: [Pair] = []
  /// One more than the place in `known`, or 0; a power of two of them.
  private var places = [UInt32](repeating: 0, count: 1024)
  private var last = 0
  private let resolver: ClaimResolver

  /// An empty table. Each pair has its claim by the register, if there is one.
  init(_ resolver: ClaimResolver) { self.resolver = resolver }

  /// The two fields as they are in the file.
  struct Pair {
    let hash: UInt64
    let party: [UInt8]
    let role: [UInt8]
    /// What they come to in the allocation register, where there is one.
    let claim: AllocationClaim?

    func matches(_ party: UnsafeBufferPointer<UInt8>, _ role: UnsafeBufferPointer<UInt8>) -> Bool {
      PairTable.areEqual(self.party, party) && PairTable.areEqual(self.role, role)
    }
  }

  /// The number of a pair. One that is new is also added to `newPairs`.
  mutating func number(
    party: UnsafeBufferPointer<UInt8>, role: UnsafeBufferPointer<UInt8>, newPairs: inout [Pair]
  ) -> UInt32 {
    // Rows of one Party mostly follow each other.
    if last < known.count, known[last].matches(party, role) { return UInt32(last + 1) }
    let hash = Self.hash(role, Self.hash(party, 0))
    var place = Int(truncatingIfNeeded: hash) & (places.count - 1)
    while places[place] != 0 {
      last = Int(places[place]) - 1
      if known[last].hash == hash, known[last].matches(party, role) { return UInt32(last + 1) }
      place = (place + 1) & (places.count - 1)
    }
    let pair = Pair(hash: hash, party: Array(party), role: Array(role), claim: resolver.claim(party, role))
    last = known.count
    known.append(pair)
    newPairs.append(pair)
    places[place] = UInt32(known.count)
    if known.count * 2 > places.count { grow() }
    return UInt32(known.count)
  }

  /// What a numbered pair claims; `nil` where there is no register.
  func claim(of number: UInt32) -> AllocationClaim? { known[Int(number) - 1].claim }

  private mutating func grow() {
    places = [UInt32](repeating: 0, count: 2 * places.count)
    for (index, pair) in known.enumerated() {
      var place = Int(truncatingIfNeeded: pair.hash) & (places.count - 1)
      while places[place] != 0 { place = (place + 1) & (places.count - 1) }
      places[place] = UInt32(index + 1)
    }
  }

  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>, _ seed: UInt64) -> UInt64 {
    let raw = UnsafeRawBufferPointer(bytes)
    var hash = seed ^ UInt64(bytes.count)
    var offset = 0
    while offset < raw.count {
      var word: UInt64 = 0
      if offset + 8 <= raw.count {
        word = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      } else {
        for index in offset..<raw.count { word = word << 8 | UInt64(raw[index]) }
      }
      hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
      offset += 8
    }
    return hash
  }

  private static func areEqual(_ known: [UInt8], _ field: UnsafeBufferPointer<UInt8>) -> Bool {
    known.count == field.count
      && known.withUnsafeBufferPointer { known in
        guard let one = known.baseAddress, let other = field.baseAddress else { return true }
        return memcmp(one, other, known.count) == 0
      }
  }
}
