import DelimitedText
import IDAllocation
import Reporting

/// Numbers for pairs of Party and role, from 1: the same for fields that are written differently but have the same value.
struct GroupNumbers {
  private var numbers: [Key: UInt32] = [:]
  /// For each judge, the numbers of the pairs that it has numbered by itself.
  private var ofJudges: [[UInt32]] = []

  /// The claims of the numbers, where there is an allocation register; the first is of none.
  private(set) var claims: [AllocationClaim] = []

  private struct Key: Hashable {
    let party: [UInt8]
    let role: [UInt8]
  }

  /// The number of one more judge.
  mutating func addJudge() -> Int {
    ofJudges.append([0])
    return ofJudges.count - 1
  }

  /// Gives the rows of a stretch, which bear the numbers of their judge, those that all judges share. Throws where they are
  /// too many; the rows before the first that has none are done then, and their number is in `done`.
  mutating func join(_ stretch: inout Stretch, done: inout Int) throws(BatchError) {
    let judge = stretch.judgeNumber
    var isFull = false
    for pair in stretch.newPairs where !isFull {
      let key = Key(party: Self.value(of: pair.party), role: Self.value(of: pair.role))
      if numbers[key] == nil && numbers.count == FarSlot.lastGroup {
        isFull = true
      } else {
        let number = numbers[key] ?? UInt32(numbers.count + 1)
        if numbers[key] == nil, let claim = pair.claim {
          if claims.isEmpty { claims.append(claim) }
          claims.append(claim)
        }
        numbers[key] = number
        ofJudges[judge].append(number)
      }
    }
    let shared = ofJudges[judge]
    let rows = stretch.rows.elements
    done = rows.count
    for index in rows.indices where rows[index].group > 0 {
      guard Int(rows[index].group) < shared.count else {
        done = index
        throw .tooMuchForDuplicates("more than \(FarSlot.lastGroup.grouped) pairs of Party and role")
      }
      rows[index].group = shared[Int(rows[index].group)]
    }
  }

  private static func value(of field: [UInt8]) -> [UInt8] {
    field.withUnsafeBufferPointer { FieldText.trimmedValue(of: $0) }
  }
}
