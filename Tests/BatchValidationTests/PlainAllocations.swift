import IDAllocation

/// Section 4 of the contract of identifiers, written down plainly: each row is compared with the register and with all rows
/// before it.
struct PlainAllocations {
  /// Who holds the offsets of the block: a range each, with the number of its organisation.
  let ranges: [(offsets: ClosedRange<Int>, organisation: Int)]
  /// The numbers by signifier.
  let organisations: [String: Int]
  let closed: Set<Int>
  /// The organisations that are not Parties, and have no User Roles.
  let noParties: Set<Int>
  /// What the register has: roles and state; `nil` for a list that has no identifiers.
  let records: [Int: (roles: [String], state: IdentifierState)]?
  /// What `--require` asks for.
  var requirement: AllocationRequirement?
  let roles: Set<String>
  let sharing: Set<String>

  struct Row {
    /// The offset in the block; `nil` for a value that is outside the Panel block or is not an identifier.
    let offset: Int?
    let canonical: String
    let party: String?
    let role: String?
    let line: Int
    /// Whether its roles are refused: then they conflict with no later row.
    var isRefused = false
  }

  struct Finding: Hashable {
    let code: String
    let severity: String
    /// The line that it rests on, where it is one of the batch.
    var line: Int?
  }

  private enum Claimed: Hashable {
    case nobody
    case known(Int)
    case unknown
  }

  private func party(_ row: Row) -> Claimed {
    guard let text = row.party?.trimmingCharacters.uppercased() else { return .nobody }
    if let number = organisations[text] { return .known(number) }
    if let number = Int(text), organisations.values.contains(number) { return .known(number) }
    return .unknown
  }

  private func roles(_ row: Row) -> [String] {
    (row.role ?? "").split { ",;/".contains($0) }.map { String($0).trimmingCharacters.uppercased() }
      .filter { !$0.isEmpty }
  }

  private func hasUnknownRole(_ row: Row) -> Bool {
    if row.role != nil, case .known(let number) = party(row), noParties.contains(number) { return true }
    return row.role != nil && (roles(row).isEmpty || !Set(roles(row)).isSubset(of: self.roles))
  }

  private func mayNotShare(_ one: String, _ other: String) -> Bool {
    one != other && roles.contains(one) && roles.contains(other) && !(sharing.contains(one) && sharing.contains(other))
  }

  private func owner(_ offset: Int?) -> Int? {
    ranges.first { range in offset.map(range.offsets.contains) ?? false }?.organisation
  }

  /// What is found on a row behind others.
  func findings(on row: Row, after before: [Row]) -> [Finding] {
    var codes: [(code: String, line: Int?)] = []
    let party = party(row)
    let isKnown = party != .unknown && !hasUnknownRole(row)
    func isClaim(_ row: Row) -> Bool { row.offset != nil && self.party(row) != .unknown && !hasUnknownRole(row) }
    let own = roles(row)
    let sameParty = before.filter {
      isClaim($0) && isKnown && $0.offset == row.offset && self.party($0) == party
    }
    if let offset = row.offset {
      let owner = owner(offset)
      if let owner {
        if party != .known(owner) {
          if owner == 0 {
            codes.append(("dcc-range", nil))
          } else if case .known = party {
            codes.append(("other-party", nil))
          }
        }
      } else {
        codes.append(("unallocated", nil))
      }
      let record = records?[offset]
      let isForeign = owner.map { party != .known($0) } ?? false
      if own.contains(where: { one in own.contains { mayNotShare(one, $0) } }) {
        codes.append(("role-shared", nil))
      } else if let record, record.state != .withdrawn, !isForeign || party == .nobody,
        own.contains(where: { one in record.roles.contains { mayNotShare(one, $0) } })
      {
        codes.append(("role-shared", nil))
      } else if let other = sameParty.first(where: { other in
        !other.isRefused
          && own.contains { one in roles(other).contains { mayNotShare(one, $0) } }
      }) {
        codes.append(("role-shared", other.line))
      }
      if case .known(let number) = party {
        if record != nil, isForeign {
          codes.append(("two-parties", nil))
        } else if isKnown, owner == nil || isForeign,
          // The Party in whose range it is isn't accused by others.
          let other = before.first(where: { other in
            guard isClaim(other), other.offset == row.offset, case .known(let another) = self.party(other) else {
              return false
            }
            return another != number
          })
        {
          codes.append(("two-parties", other.line))
        }
      }
      if record?.state == .withdrawn || owner.map({ closed.contains($0) }) ?? false { codes.append(("withdrawn", nil)) }
      // In the range of the Party of the row; without a Party, in the range of anybody but the DCC.
      if let owner, party == .known(owner) || party == .nobody && owner != 0 {
        if record == nil, records != nil { codes.append(("not-given-out", nil)) }
        if record?.state == .proposed, requirement == .accepted { codes.append(("not-accepted", nil)) }
      }
    } else if own.contains(where: { one in own.contains { mayNotShare(one, $0) } }) {
      codes.append(("role-shared", nil))
    }
    if party == .unknown { codes.append(("unknown-party", nil)) }
    if hasUnknownRole(row) { codes.append(("unknown-role", nil)) }
    let same =
      isClaim(row)
      ? sameParty.first { Set(roles($0)) == Set(own) }
      : before.first {
        !isClaim($0) && $0.canonical == row.canonical && !row.canonical.isEmpty
          && $0.party?.trimmingCharacters.uppercased() == row.party?.trimmingCharacters.uppercased()
          && $0.role?.trimmingCharacters.uppercased() == row.role?.trimmingCharacters.uppercased()
      }
    if let same { codes.append(("duplicate", same.line)) }
    return codes.map { code, line in
      let isWarning = code == "duplicate" || code == "not-given-out" && requirement == nil
      return Finding(code: code, severity: isWarning ? "warning" : "error", line: line)
    }
  }
}

extension String {
  /// Without spaces around it.
  fileprivate var trimmingCharacters: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
