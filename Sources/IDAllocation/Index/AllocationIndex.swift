public import EUI64
public import Messages
import Reporting
import Synchronization
public import WorkingDays

/// Who may use which identifiers, by an allocation register or list: what claims on identifiers are judged against.
/// Immutable once made, and used by many threads.
///
/// `AllocationRegister` makes it from a register or from lists; `BatchValidation` asks its ``table`` for each claim, and asks
/// for words only where there is a finding. The rules on claims are here, so that neither depends on the other.
///
/// Memory: 4 bytes an identifier, 16 for each 64 identifiers of the block of which the register has any, and some bytes an
/// organisation number.
public final class AllocationIndex: Sendable, CustomStringConvertible {
  /// An identifier that the register has, with what is made of it.
  package struct Entry {
    let value: EUI64
    /// A bit for each User Role that it serves, by its place in the register's layout.
    let roles: UInt32
    let state: IdentifierState

    package init(value: EUI64, roles: UInt32, state: IdentifierState) {
      self.value = value
      self.roles = roles
      self.state = state
    }

    /// What is kept of it.
    fileprivate var record: UInt32 {
      switch state {
      case .proposed: roles | IdentifierRecords.proposed
      case .accepted: roles
      case .withdrawn: roles | IdentifierRecords.withdrawn
      }
    }
  }

  /// What messages call it: the file.
  public let name: String
  /// The day at the end of which it was so; `nil` for now.
  public let day: CivilDate?
  /// The rules that were fixed into the register.
  public let layout: RegisterLayout
  /// How many identifiers were given out and lie in the block of the register.
  public let identifierCount: Int
  /// Whether it knows which identifiers were given out; a list of organisations alone does not.
  public let knowsIdentifiers: Bool
  /// What it must have of each identifier, if anything.
  public let requirement: AllocationRequirement?
  /// All organisations by number, also those that have left.
  public let organisations: [Int: Organisation]
  private let numbers: [ComparedText: Int]
  private let ranges: [Int: [AllocatedRange]]
  let roles: UserRoles
  /// What is said of an identifier that was never given out, by its organisation: there may be millions of them.
  private let notGivenOut: [Int: String]
  package let table: AllocationTable
  /// What is said of claims that it has something against.
  package let words: AllocationWords
  private let texts: [ByteStringMemory]
  /// Made for the first text that is nobody's.
  private let search = Mutex<PartySearch?>(nil)

  /// The most bits that tell the identifiers of a block apart: as many as the Panel block has.
  private static let blockBits = 28

  /// Makes an index of the organisations and ranges of one register. `identifiers` are then asked for, in ascending
  /// order; there are `count` of them at the most.
  package init(
    name: String, day: CivilDate? = nil, layout: RegisterLayout, organisations: [Organisation],
    ranges: [AllocatedRange], count: Int, knowsIdentifiers: Bool = true, requirement: AllocationRequirement? = nil,
    identifiers: (_ add: (Entry) throws(AllocationIndexError) -> Void) throws -> Void
  ) throws {
    guard layout.roles.count <= IdentifierRecords.roleLimit else {
      throw AllocationIndexError(
        description: "has \(layout.roles.count) User Roles, more than the limit of \(IdentifierRecords.roleLimit)")
    }
    guard layout.organisationBits >= 0, layout.rangeBits >= 0,
      layout.organisationBits + layout.rangeBits <= Self.blockBits
    else {
      throw AllocationIndexError(description: "has a block of more than \(Self.blockBits) bits")
    }
    self.name = name
    self.day = day
    self.layout = layout
    self.organisations = Dictionary(organisations.map { ($0.number, $0) }) { first, _ in first }
    numbers = Dictionary(organisations.map { (ComparedText($0.signifier), $0.number) }) { first, _ in first }
    notGivenOut = self.organisations.mapValues { "in the range of \($0), but never allocated in \(name)" }
    self.ranges = Dictionary(grouping: ranges.sorted { $0.first < $1.first }, by: \.organisation)
    roles = UserRoles(layout)
    self.knowsIdentifiers = knowsIdentifiers
    self.requirement = requirement
    let (table, owned) = try Self.table(
      layout, organisations, ranges, count: count, unrecorded: knowsIdentifiers ? .notGivenOut : .none,
      unaccepted: requirement == .accepted ? .notAccepted : .none)
    self.table = table
    var next = 0
    var added = 0
    do {
      try identifiers { entry throws(AllocationIndexError) in
        let offset = Int(truncatingIfNeeded: entry.value.rawValue &- table.first)
        guard added < count, (next..<Int(table.size)).contains(offset) else {
          throw AllocationIndexError(description: "has identifiers that are not in order, or not in its block")
        }
        table.records.set(entry.record, at: offset, number: added)
        (next, added) = (offset + 1, added + 1)
      }
    } catch {
      owned.free()
      throw error
    }
    identifierCount = added
    self.owned = owned
    let texts = Self.texts(name, layout, self.organisations, self.ranges)
    self.texts = texts
    words = AllocationWords(
      table, name: texts[0].strings, organisations: texts[1].strings, ranges: texts[2].strings)
  }

  private let owned: OwnedMemory

  deinit { owned.free() }

  /// The memory behind the table.
  private struct OwnedMemory: @unchecked Sendable {
    let owners: UnsafeMutablePointer<Int32>
    let ranges: UnsafeMutablePointer<AllocationTable.Range>
    let closed: UnsafeMutablePointer<Bool>
    let records: IdentifierRecords

    func free() {
      owners.deallocate()
      ranges.deallocate()
      closed.deallocate()
      records.deallocate()
    }
  }

  private static func table(
    _ layout: RegisterLayout, _ organisations: [Organisation], _ ranges: [AllocatedRange], count: Int,
    unrecorded: AllocationFindings, unaccepted: AllocationFindings
  ) throws(AllocationIndexError) -> (AllocationTable, OwnedMemory) {
    let size = 1 << (layout.organisationBits + layout.rangeBits)
    guard let records = IdentifierRecords(size: size, count: count) else {
      throw AllocationIndexError(
        description: "needs more memory than is available; close other programs, or raise the limit (ulimit -v)")
    }
    let block = layout.block
    let sorted = ranges.filter {
      block.contains($0.first) && block.contains($0.last) && $0.first <= $0.last
        && layout.numbers.contains($0.organisation)
    }.sorted { $0.first < $1.first }
    let pages = layout.numbers.count
    let memory = OwnedMemory(
      owners: .allocate(capacity: pages), ranges: .allocate(capacity: max(1, sorted.count)),
      closed: .allocate(capacity: pages),
      records: records)
    memory.owners.initialize(repeating: AllocationTable.nobody, count: pages)
    memory.closed.initialize(repeating: false, count: pages)
    for organisation in organisations
    where organisation.state != .active && layout.numbers.contains(organisation.number) {
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
      layout, owners: memory.owners, ranges: memory.ranges, rangeCount: sorted.count, closed: memory.closed,
      records: memory.records, unrecorded: unrecorded, unaccepted: unaccepted)
    return (table, memory)
  }

  /// `r.db as of 2025-04-17: 12 organisations, 40 identifiers`.
  public var description: String {
    let (organisations, identifiers) = (organisations.count, identifierCount)
    return name + (day.map { " as of \($0)" } ?? "")
      + ": \(organisations.grouped) \(organisations.plural("organisation", "organisations")), "
      + (knowsIdentifiers
        ? "\(identifiers.grouped) \(identifiers.plural("identifier", "identifiers"))" : "no list of identifiers")
  }

  /// What there is to say of one identifier of the Panel block that a Party claims, or its holder where none is named, a
  /// User ID for User Roles (separated by commas, semicolons or slashes), an RDP ID for none; in the order of the codes.
  public func findings(
    on identifier: EUI64, party: String?, role: String?, kind: IdentifierKind = .user
  ) -> [(code: FindingCode, detail: String)] {
    let found = table.findings(on: identifier.rawValue, claim(party: party, role: role, kind: kind))
    let message = AllocationMessage(self, value: identifier, party: party, role: role, kind: kind)
    return FindingCode.allocation.filter { found.contains($0) }.map { ($0, message.text(for: $0) ?? "") }
  }

  // MARK: Claims

  /// The organisation of a signifier, in any case, or a number.
  package func organisation(_ party: String) -> Organisation? {
    let party = ComparedText(party)
    return (numbers[party] ?? party.number.flatMap { Int($0) }).flatMap { organisations[$0] }
  }

  /// What a Party and User Roles come to, as they are written; `nil` where nothing says them. Without a Party an identifier
  /// of kind `dcc` is the DCC's; of others it is not known whose it is.
  package func claim(party: String?, role: String?, kind: IdentifierKind) -> AllocationClaim {
    var findings = AllocationFindings.none
    var number = kind == .dcc ? Int32(layout.dccOrganisation) : AllocationClaim.noParty
    if let party {
      if let organisation = organisation(party) {
        number = Int32(clamping: organisation.number)
      } else {
        number = AllocationClaim.unknownParty
        findings.add(.unknownParty)
      }
    }
    var bits: UInt32 = 0
    if let role {
      let read = roles.read(role)
      bits = read.bits
      if !read.unknown.isEmpty { findings.add(.unknownRole) }
      // Only a User ID has User Roles, and each has one.
      let isNoParty = organisations[Int(number)].map { $0.kind != .party } ?? false
      if kind == .user, bits == 0 || isNoParty { findings.add(.unknownRole) }
    }
    let clashing = roles.clashing(with: bits)
    if clashing & bits != 0 { findings.add(.roleShared) }
    return AllocationClaim(party: number, roles: bits, clashingRoles: clashing, findings: findings)
  }

  /// The ranges of an organisation, in order.
  func ranges(of organisation: Int) -> [AllocatedRange] { ranges[organisation] ?? [] }

  /// The name of an index, and by organisation number who that is and where its identifiers are; nothing for a number
  /// that was never given.
  private static func texts(
    _ name: String, _ layout: RegisterLayout, _ organisations: [Int: Organisation], _ ranges: [Int: [AllocatedRange]]
  ) -> [ByteStringMemory] {
    let byNumber = layout.numbers.map { organisations[$0] }
    return [
      ByteStringMemory([name]), ByteStringMemory(byNumber.map { $0?.description ?? "" }),
      ByteStringMemory(byNumber.map { $0.map { text(of: $0, ranges[$0.number] ?? []) } ?? "" }),
    ]
  }

  /// Where an organisation's identifiers are, to be added to a message.
  static func text(of organisation: Organisation, _ ranges: [AllocatedRange]) -> String {
    guard let first = ranges.first else { return "; \(organisation) has no range" }
    let more = ranges.count > 1 ? " and \(ranges.count - 1) more" : ""
    return "; the range of \(organisation) is \(first)\(more)"
  }

  /// What is said of an identifier that was never given out.
  package func notGivenOutText(_ value: EUI64) -> String {
    table.owner(of: value.rawValue).flatMap { notGivenOut[Int($0)] } ?? ""
  }

  /// The Party that a text other than a signifier probably means.
  func likely(_ text: String) -> String? {
    let search = search.withLock { known in
      let search = known ?? PartySearch(Array(organisations.values))
      known = search
      return search
    }
    return search.nearest(to: text)
  }
}

/// What making an ``AllocationIndex`` throws: too many User Roles, a block that is too large, or identifiers that are
/// not in order or not in the block.
public struct AllocationIndexError: UserError {
  /// What is wrong, in words: a sentence without a full stop.
  public let description: String
}
