import Reporting

/// Numbers for pairs of Party and role, in the order in which they appear, from 1.
struct GroupTable: ~Copyable {
  private var numbers: [[UInt8]: UInt32] = [:]
  private var key: [UInt8] = []
  private var lastKey: [UInt8] = []
  private var lastNumber: UInt32 = 0

  /// The number of a pair. Rows of one Party mostly stand together, so the last pair is compared before any is looked up.
  mutating func number(
    party: [UInt8], role: [UInt8]
  ) throws(BatchError) -> UInt32 {
    key.removeAll(keepingCapacity: true)
    // The length of the Party keeps ("ab", "c") apart from ("a", "bc").
    withUnsafeBytes(of: party.count) { key.append(contentsOf: $0) }
    key.append(contentsOf: party)
    key.append(contentsOf: role)
    if key == lastKey, lastNumber > 0 { return lastNumber }
    swap(&key, &lastKey)
    if let known = numbers[lastKey] {
      lastNumber = known
    } else {
      guard numbers.count < FarTable.lastGroup else {
        throw .tooMuchForDuplicates("more than \(FarTable.lastGroup.grouped) pairs of Party and role")
      }
      lastNumber = UInt32(numbers.count + 1)
      numbers[lastKey] = lastNumber
    }
    return lastNumber
  }
}
