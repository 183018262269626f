public import EUI64
import Reporting
public import WorkingDays

/// Who may use which identifiers, by an allocation register or list: what batches are judged against. Immutable once made,
/// and used by many threads.
///
/// Memory: 16 to 32 bytes an identifier, and some bytes an organisation number.
public final class AllocationIndex: Sendable {
  /// An identifier that the register has, with what is made of it.
  public struct Entry: Sendable {
    /// The identifier, in the block of the register.
    public let value: EUI64
    /// The User Roles that it serves.
    public let roles: [String]
    /// Whether it was withdrawn.
    public let isWithdrawn: Bool

    /// Makes an entry.
    public init(value: EUI64, roles: [String], isWithdrawn: Bool) {
      self.value = value
      self.roles = roles
      self.isWithdrawn = isWithdrawn
    }
  }

  /// What can't be held.
  public struct TooLarge: Error, Sendable, CustomStringConvertible {
    /// What is too much, in words.
    public let description: String
  }

  /// What messages call it: the file.
  public let name: String
  /// The day at the end of which it was so; `nil` for now.
  public let day: CivilDate?
  /// The rules that were fixed into the register.
  public let layout: RegisterLayout
  /// How many identifiers it has.
  public let identifierCount: Int
  /// The organisations by number.
  public let organisations: [Int: Organisation]
  private let numbers: [String: Int]
  private let signifiersByName: [String: String]
  private let ranges: [Int: [AllocatedRange]]
  /// By role, the roles that may not share an identifier with it.
  private let clashes: [UInt32]
  package let table: AllocationTable

  /// Makes an index of organisations and ranges, which are those of one register. `identifiers` are then asked for one
  /// after the other; there are `count` of them at the most.
  public init(
    name: String, day: CivilDate? = nil, layout: RegisterLayout, organisations: [Organisation],
    ranges: [AllocatedRange], count: Int,
    identifiers: (_ add: (Entry) -> Void) throws -> Void
  ) throws {
    guard layout.roles.count <= UInt32.bitWidth else {
      throw TooLarge(description: "has \(layout.roles.count) User Roles, more than the limit of \(UInt32.bitWidth)")
    }
    guard layout.organisationBits + layout.rangeBits < RecordTable.offsetBits, layout.organisationBits >= 0,
      layout.rangeBits >= 0
    else {
      throw TooLarge(description: "has a block of more than \(RecordTable.offsetBits - 1) bits")
    }
    self.name = name
    self.day = day
    self.layout = layout
    self.organisations = Dictionary(organisations.map { ($0.number, $0) }) { first, _ in first }
    numbers = Dictionary(organisations.map { ($0.signifier, $0.number) }) { first, _ in first }
    signifiersByName = Dictionary(organisations.map { ($0.name.uppercased(), $0.signifier) }) { first, _ in first }
    self.ranges = Dictionary(grouping: ranges.sorted { $0.first < $1.first }, by: \.organisation)
    clashes = layout.roles.map { role in
      layout.roles.indices.reduce(0) { bits, other in
        layout.canShare([role, layout.roles[other]]) ? bits : bits | 1 << UInt32(other)
      }
    }
    let (table, owned) = Self.table(layout, organisations, ranges, count: count)
    self.table = table
    var added = 0
    do {
      let roles = layout.roles
      try identifiers { entry in
        let bits = entry.roles.reduce(UInt32(0)) { bits, role in
          roles.firstIndex(of: role).map { bits | 1 << UInt32($0) } ?? bits
        }
        guard added < count, entry.value.rawValue &- table.first < table.size else { return }
        added += 1
        table.records.add(
          .init(roles: bits, isWithdrawn: entry.isWithdrawn), at: entry.value.rawValue - table.first)
      }
    } catch {
      owned.free()
      throw error
    }
    identifierCount = added
    self.owned = owned
  }

  private let owned: OwnedMemory

  deinit { owned.free() }

  /// The memory behind the table.
  private struct OwnedMemory: @unchecked Sendable {
    let owners: UnsafeMutablePointer<Int32>
    let ranges: UnsafeMutablePointer<AllocationTable.Range>
    let closed: UnsafeMutablePointer<Bool>
    let records: RecordTable

    func free() {
      owners.deallocate()
      ranges.deallocate()
      closed.deallocate()
      records.deallocate()
    }
  }

  private static func table(
    _ layout: RegisterLayout, _ organisations: [Organisation], _ ranges: [AllocatedRange], count: Int
  ) -> (AllocationTable, OwnedMemory) {
    let block = layout.block
    let sorted = ranges.filter {
      block.contains($0.first) && block.contains($0.last) && layout.numbers.contains($0.organisation)
    }.sorted { $0.first < $1.first }
    let pages = layout.numbers.count
    let memory = OwnedMemory(
      owners: .allocate(capacity: pages), ranges: .allocate(capacity: max(1, sorted.count)),
      closed: .allocate(capacity: pages), records: RecordTable(count: count))
    memory.owners.initialize(repeating: AllocationTable.nobody, count: pages)
    memory.closed.initialize(repeating: false, count: pages)
    for organisation in organisations where organisation.state != .active && layout.numbers.contains(organisation.number) {
      memory.closed[organisation.number] = true
    }
    for (index, range) in sorted.enumerated() {
      (memory.ranges + index).initialize(
        to: .init(
          first: range.first.rawValue, last: range.last.rawValue, organisation: Int32(clamping: range.organisation)))
      let start = (range.first.rawValue - layout.first.rawValue) >> UInt64(layout.rangeBits)
      let end = (range.last.rawValue - layout.first.rawValue) >> UInt64(layout.rangeBits)
      for page in Int(start)...Int(end) {
        let whole = layout.range(of: page)
        memory.owners[page] =
          range.first <= whole.first && whole.last <= range.last ? Int32(range.organisation) : AllocationTable.several
      }
    }
    let table = AllocationTable(
      first: layout.first.rawValue, size: 1 << UInt64(layout.organisationBits + layout.rangeBits),
      rangeBits: UInt64(layout.rangeBits), owners: memory.owners, ranges: memory.ranges, rangeCount: sorted.count,
      closed: memory.closed, dcc: Int32(layout.dccOrganisation), records: memory.records)
    return (table, memory)
  }

  /// In words: `r.db as of 2025-04-17: 12 organisations, 40 identifiers`.
  public var words: String {
    let (organisations, identifiers) = (organisations.count, identifierCount)
    return name + (day.map { " as of \($0)" } ?? "")
      + ": \(organisations.grouped) organisation\(organisations == 1 ? "" : "s"), \(identifiers.grouped)"
      + " identifier\(identifiers == 1 ? "" : "s")"
  }

  // MARK: Claims

  /// The organisation of a signifier or a number.
  func organisation(_ party: String) -> Organisation? {
    (numbers[party] ?? (party.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(party) : nil))
      .flatMap { organisations[$0] }
  }

  /// What the Party and the roles of a row come to, `nil` where the batch has no such column. Without a Party an identifier
  /// of kind `dcc` is the DCC's; of others it is not known whose it is.
  package func claim(party: String?, role: String?, kind: IdentifierKind) -> AllocationClaim {
    var findings: AllocationFindings = []
    var number = kind == .dcc ? Int32(layout.dccOrganisation) : AllocationClaim.noParty
    if let party {
      if let organisation = organisation(party) {
        number = Int32(clamping: organisation.number)
      } else {
        number = AllocationClaim.unknownParty
        findings.insert(.unknownParty)
      }
    }
    var roles: UInt32 = 0
    if let role {
      let words = RegisterRules.roles(role)
      for word in words {
        guard let index = layout.roles.firstIndex(of: word) else {
          findings.insert(.unknownRole)
          continue
        }
        roles |= 1 << UInt32(index)
      }
      // Only a User ID has User Roles, and each has one.
      if words.isEmpty && kind == .user { findings.insert(.unknownRole) }
    }
    let clashing = self.roles(in: roles).reduce(UInt32(0)) { $0 | clashes[$1] }
    if clashing & roles != 0 { findings.insert(.roleShared) }
    return AllocationClaim(party: number, roles: roles, clashingRoles: clashing, findings: findings)
  }

  /// The places of the roles in a set of bits.
  private func roles(in bits: UInt32) -> [Int] { layout.roles.indices.filter { bits & 1 << UInt32($0) != 0 } }

  /// The short forms of the roles in a set of bits.
  func names(ofRoles bits: UInt32) -> [String] { roles(in: bits).map { layout.roles[$0] } }

  /// The ranges of an organisation, in order.
  func ranges(of organisation: Int) -> [AllocatedRange] { ranges[organisation] ?? [] }

  /// The Party that a text which is no signifier probably means: one in other letters, or by its name.
  func likely(_ text: String) -> String? {
    let key = text.uppercased()
    return numbers[key] != nil ? key : signifiersByName[key]
  }
}
