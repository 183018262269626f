import DelimitedText
import IDAllocation
import Messages
import Reporting

/// Numbers for pairs of Party and role, from 1: the same for fields that are written differently but have the same value,
/// compared without case and outer space. And what each of them claims.
struct GroupNumbers {
  private let roles: UserRoles
  private var numbers: [Key: UInt32] = [:]
  /// For each judge, the numbers of the pairs that it has numbered by itself.
  private var ofJudges: [[UInt32]] = []
  /// Without a register, the numbers of Parties, and of words that are not User Roles.
  private var parties: [String: Int32] = [:]
  private var otherRoles: [[String]: UInt32] = [:]

  /// The claims of the numbers; the first is of none.
  private(set) var claims: [RowClaim] = []
  /// The first words that are not User Roles, and how many there are, where there is no register to judge them.
  private(set) var unknownRoles = UnknownRoles()

  /// The most pairs, also as one judge has them, written in different ways: each takes some hundred bytes, and memory that
  /// runs out would end the program. Far more than there are Parties.
  private static let limit = min(1_000_000, ClaimSlot.lastGroup)

  private struct Key: Hashable {
    let party: FieldKey
    let role: FieldKey
  }

  /// What a field has in common with others of the same value.
  private enum FieldKey: Hashable {
    case text(ComparedText)
    /// Bytes that are not UTF-8 have no case.
    case bytes([UInt8])

    init(_ field: [UInt8]) {
      let value = field.withUnsafeBufferPointer { FieldText.trimmedValue(of: $0) }
      self = String(validating: value, as: UTF8.self).map { .text(ComparedText($0)) } ?? .bytes(value)
    }

    /// The text in capitals; for bytes that are not UTF-8, a text that no other field has.
    var text: String {
      switch self {
      case .text(let text): text.text
      case .bytes(let bytes): "\0\(bytes)"
      }
    }

    var number: Substring? { if case .text(let text) = self { text.number } else { nil } }
  }

  init(_ roles: UserRoles) { self.roles = roles }

  mutating func addJudge() -> Int {
    ofJudges.append([0])
    return ofJudges.count - 1
  }

  /// Gives the rows of a chunk, which bear the numbers of their judge, those that all judges share. Throws where they are
  /// too many; the rows before the first that has none are done then, and their number is in `done`.
  mutating func join(_ chunk: inout Chunk, done: inout Int) throws(BatchError) {
    let judge = chunk.judgeNumber
    var isFull = false
    for pair in chunk.newPairs where !isFull {
      guard ofJudges[judge].count <= Self.limit else {
        isFull = true
        continue
      }
      let key = Key(party: FieldKey(pair.party), role: FieldKey(pair.role))
      if let number = numbers[key] {
        ofJudges[judge].append(number)
      } else if numbers.count == Self.limit {
        isFull = true
      } else {
        let claim = pair.claim.map { RowClaim($0) } ?? claim(key.party, key.role)
        if claims.isEmpty { claims.append(claim) }
        claims.append(claim)
        numbers[key] = UInt32(numbers.count + 1)
        ofJudges[judge].append(UInt32(numbers.count))
      }
    }
    let shared = ofJudges[judge]
    let rows = chunk.rows.elements
    done = rows.count
    for index in rows.indices where rows[index].group > 0 {
      guard Int(rows[index].group) < shared.count else {
        done = index
        throw .tooMuchForDuplicates("more than \(Self.limit.grouped) pairs of Party and role")
      }
      rows[index].group = shared[Int(rows[index].group)]
    }
  }

  /// What a pair claims, where there is no register.
  private mutating func claim(_ party: FieldKey, _ role: FieldKey) -> RowClaim {
    let name = party.number.map(String.init) ?? party.text
    var number = AllocationClaim.noParty
    if !name.isEmpty {
      number = parties[name] ?? Int32(parties.count)
      parties[name] = number
    }
    let (bits, unknown) = roles.read(role.text)
    var other: UInt32 = 0
    if !unknown.isEmpty {
      let words = Set(unknown).sorted()
      other = otherRoles[words] ?? UInt32(otherRoles.count + 1)
      otherRoles[words] = other
      unknownRoles.add(words)
    }
    return RowClaim(
      party: number, isNumber: party.number != nil, roles: bits, otherRoles: other,
      clashingRoles: roles.clashing(with: bits), isKnown: true)
  }
}

extension RowClaim {
  /// A claim that the register has resolved.
  init(_ claim: AllocationClaim) {
    self.init(
      party: claim.party, isNumber: false, roles: claim.roles, otherRoles: 0, clashingRoles: claim.clashingRoles,
      isKnown: claim.isKnown)
  }
}

/// Words given as User Roles that are not User Roles, for the summary.
struct UnknownRoles {
  private(set) var first: [String] = []
  private var hasMore = false
  private static let most = 5

  mutating func add(_ words: [String]) {
    for word in words where !first.contains(word) {
      if first.count < Self.most { first.append(word) } else { hasMore = true }
    }
  }

  /// In words; `nil` where there are none.
  var displayText: String? {
    first.isEmpty ? nil : first.map { "'\($0.shown)'" }.joined(separator: ", ") + (hasMore ? ", …" : "")
  }
}
