import DelimitedText
import Glibc
import Reporting

/// Numbers for pairs of Party and role, from 1: the same for fields that are written differently but have the same value.
struct GroupTable: ~Copyable {
  /// Fields as they stand in the file, by their hash: looked up for each row, without an allocation.
  private var known: [Pair] = []
  /// One more than the place in `known`, or 0; a power of two of them.
  private var places = [UInt32](repeating: 0, count: 1024)
  private var numbers: [Key: UInt32] = [:]
  private var last = 0

  private struct Pair {
    let hash: UInt64
    let party: [UInt8]
    let role: [UInt8]
    let number: UInt32

    func matches(_ party: UnsafeBufferPointer<UInt8>, _ role: UnsafeBufferPointer<UInt8>) -> Bool {
      GroupTable.areEqual(self.party, party) && GroupTable.areEqual(self.role, role)
    }
  }

  private struct Key: Hashable {
    let party: [UInt8]
    let role: [UInt8]
  }

  /// The number of a pair, given as the fields stand in the file.
  mutating func number(
    party: UnsafeBufferPointer<UInt8>, role: UnsafeBufferPointer<UInt8>
  ) throws(BatchError) -> UInt32 {
    // Rows of one Party mostly stand together.
    if last < known.count, known[last].matches(party, role) { return known[last].number }
    let hash = Self.hash(role, Self.hash(party, 0))
    var place = Int(truncatingIfNeeded: hash) & (places.count - 1)
    while places[place] != 0 {
      last = Int(places[place]) - 1
      if known[last].hash == hash, known[last].matches(party, role) { return known[last].number }
      place = (place + 1) & (places.count - 1)
    }
    let key = Key(party: FieldText.trimmedValue(of: party), role: FieldText.trimmedValue(of: role))
    let number = numbers[key] ?? UInt32(numbers.count + 1)
    guard known.count < FarSlot.lastGroup else {
      throw .tooMuchForDuplicates("more than \(FarSlot.lastGroup.grouped) pairs of Party and role")
    }
    numbers[key] = number
    last = known.count
    known.append(Pair(hash: hash, party: Array(party), role: Array(role), number: number))
    places[place] = UInt32(known.count)
    if known.count * 2 > places.count { grow() }
    return number
  }

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
