public import EUI64
public import Messages
import Reporting

/// The rules that are fixed into a register when it is made: how its block divides, what a signifier looks like, which
/// roles there are, and which may share an identifier.
public struct RegisterLayout: Codable, Hashable, Sendable {
  /// The name and version of the rule set that it was made by.
  public let ruleSet: String
  /// The first identifier of the block.
  public let first: EUI64
  /// Where the block comes from; `nil` in a register that was made before this was kept.
  public let blockRule: RuleReference?
  /// The bits that all identifiers of the block share.
  public let prefixBits: Int
  /// The bits of the organisation number, directly behind the prefix.
  public let organisationBits: Int
  /// The bits of the offset in an organisation's range.
  public let rangeBits: Int
  /// The organisation number of the DCC.
  public let dccOrganisation: Int
  /// Where the division of the block comes from.
  public let layoutRule: RuleReference
  /// The most characters of a Party Signifier, which has capital letters, digits and hyphens.
  public let signifierLength: Int
  /// Where the form of the signifier comes from.
  public let signifierRule: RuleReference
  /// The short forms of the User Roles: `IS`. The place of each is the place of its bit.
  public let roles: [String]
  /// Where the User Roles come from; `nil` in a register that was made before this was kept.
  public let roleRule: RuleReference?
  /// The sets of User Roles that may share one identifier of one Party.
  public let sharingGroups: [[String]]
  /// Where the sharing groups come from.
  public let sharingRule: RuleReference

  enum CodingKeys: String, CodingKey {
    case ruleSet = "rule_set"
    case first
    case blockRule = "block_rule"
    case prefixBits = "prefix_bits"
    case organisationBits = "organisation_bits"
    case rangeBits = "range_bits"
    case dccOrganisation = "dcc_organisation"
    case layoutRule = "layout_rule"
    case signifierLength = "signifier_length"
    case signifierRule = "signifier_rule"
    case roles
    case roleRule = "role_rule"
    case sharingGroups = "sharing_groups"
    case sharingRule = "sharing_rule"
  }

  /// The layout that a rule set gives. `organisationBits` and `rangeBits` of the rules may be replaced, for tests of small
  /// registers: together with the prefix they make 64.
  public init(_ rules: IdentifierRules, organisationBits: Int? = nil, rangeBits: Int? = nil) {
    ruleSet = rules.name
    self.organisationBits = organisationBits ?? rules.layout.organisationBits
    self.rangeBits = rangeBits ?? rules.layout.rangeBits
    prefixBits = 64 - self.organisationBits - self.rangeBits
    first = IdentifierBlock(containing: rules.panelBlock.block.first, prefixLength: prefixBits).first
    blockRule = rules.panelBlock.reference
    dccOrganisation = rules.layout.dccOrganisation
    layoutRule = rules.layout.reference
    signifierLength = rules.signifier.length
    signifierRule = rules.signifier.reference
    roles = rules.roles.map(\.code)
    roleRule = rules.roles.first?.reference
    sharingGroups = rules.sharingGroups.map { $0.roles.sorted() }
    sharingRule = rules.sharingGroups.first?.reference ?? rules.layout.reference
  }

  /// The block of all identifiers that the register can give out.
  public var block: IdentifierBlock { IdentifierBlock(containing: first, prefixLength: prefixBits) }

  /// All organisation numbers that the block has room for.
  public var numbers: ClosedRange<Int> { 0...(1 << organisationBits) - 1 }

  /// Whether it is one that a register can have: its bits make 64, and no block is larger than the Panel's.
  public var isUsable: Bool {
    (0...28).contains(organisationBits) && (0...28).contains(rangeBits) && organisationBits + rangeBits <= 28
      && prefixBits == 64 - organisationBits - rangeBits && block.first == first && numbers.contains(dccOrganisation)
      && signifierLength > 0 && roles.count <= IdentifierRecords.roleLimit
  }

  /// The range that belongs to an organisation number, one of ``numbers``: all identifiers whose bits behind the prefix
  /// are that number.
  public func range(of number: Int) -> AllocatedRange {
    let start = first.rawValue | UInt64(number) << UInt64(rangeBits)
    return AllocatedRange(
      organisation: number, first: EUI64(rawValue: start), last: EUI64(rawValue: start | ((1 << UInt64(rangeBits)) - 1))
    )
  }

  /// The organisation number to which an identifier of the block belongs.
  package func number(of identifier: EUI64) -> Int {
    Int(truncatingIfNeeded: (identifier.rawValue &- first.rawValue) >> UInt64(rangeBits))
  }

  /// The organisation numbers, in order, that none of some organisations has and whose ranges overlap none of some ranges,
  /// which come in order.
  package func freeNumbers(organisations: [Int], ranges: [AllocatedRange]) -> [Int] {
    let given = Set(organisations)
    var index = 0
    return numbers.filter { number in
      let own = range(of: number)
      while index < ranges.count, ranges[index].last < own.first { index += 1 }
      return !given.contains(number) && !(index < ranges.count && ranges[index].overlaps(own))
    }
  }

  /// Whether a text may be a Party Signifier: capital letters, digits and hyphens, at most ``signifierLength``, and at
  /// least one letter, so that it is never taken for an organisation number.
  public func isSignifier(_ text: String) -> Bool {
    // One of digits alone could be taken for an organisation number.
    (1...signifierLength).contains(text.utf8.count) && text.utf8.contains { (0x41...0x5A).contains($0) }
      && text.utf8.allSatisfy { byte in
        (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
      }
  }

  /// A bit for each of some roles, by its place among all. There are at most ``IdentifierRecords.roleLimit`` of them.
  package func bits(of roles: [String]) -> UInt32 {
    roles.reduce(0) { bits, role in self.roles.firstIndex(of: role).map { bits | 1 << UInt32($0) } ?? bits }
  }

  /// Which roles may share an identifier, in words.
  package var sharing: String {
    let groups = sharingGroups.map { $0.joined(separator: ", ") }.joined(separator: "; ")
    return "\(groups.isEmpty ? "no roles" : "only \(groups)") may share one"
  }

  /// Whether roles may share one identifier: a single one always, several inside one sharing group only.
  public func canShare(_ roles: Set<String>) -> Bool {
    roles.count <= 1 || sharingGroups.contains { roles.isSubset(of: $0) }
  }
}
