import DelimitedText
import EUI64
import IDAllocation

/// What the Party and role fields of a row claim: by the allocation register where there is one, else by themselves.
struct ClaimResolver {
  let index: AllocationIndex?
  let roles: UserRoles
  let kind: IdentifierKind
  let hasParty: Bool
  let hasRole: Bool
  private let likelyParties: LikelyParties?

  /// Of a batch with these columns. Messages suggest the `likely` Parties.
  init(_ options: BatchOptions, _ judge: IdentifierJudge, _ header: Header, likely: LikelyParties?) {
    index = options.allocations
    likelyParties = likely
    roles = options.userRoles(judge)
    kind = judge.kind
    hasParty = header.party != nil
    hasRole = header.role != nil
  }

  /// By the register, of fields as they are in the file; `nil` where there is no register.
  func claim(_ party: UnsafeBufferPointer<UInt8>, _ role: UnsafeBufferPointer<UInt8>) -> AllocationClaim? {
    index?.claim(party: hasParty ? Self.text(of: party) : nil, role: hasRole ? Self.text(of: role) : nil, kind: kind)
  }

  /// What the register says of an identifier and fields as they are in the file; `nil` where there is none, or where the
  /// code rests on another row of the batch.
  func message(
    for code: FindingCode, on value: UInt64, _ party: UnsafeBufferPointer<UInt8>, _ role: UnsafeBufferPointer<UInt8>
  ) -> String? {
    if let index {
      return AllocationMessage(
        index, value: EUI64(rawValue: value), party: hasParty ? Self.text(of: party) : nil,
        role: hasRole ? Self.text(of: role) : nil, kind: kind, likely: likelyParties
      ).text(for: code)
    }
    let (bits, _) = roles.read(Self.text(of: role))
    guard code == .roleShared, roles.clashing(with: bits) & bits != 0 else { return nil }
    return "\(roles.names(of: bits)) on one identifier; \(roles.sharing)"
  }

  /// The names of another row's roles that may not share an identifier with the roles of a field.
  func clashing(_ others: UInt32, _ role: UnsafeBufferPointer<UInt8>) -> String {
    roles.names(of: others & roles.clashing(with: roles.read(Self.text(of: role)).bits))
  }

  /// What a field says, without white space around it.
  static func text(of field: UnsafeBufferPointer<UInt8>) -> String {
    String(decoding: FieldText.trimmedValue(of: field), as: UTF8.self)
  }
}

extension BatchOptions {
  /// The User Roles of the register, or of the rules.
  func userRoles(_ judge: IdentifierJudge) -> UserRoles {
    UserRoles(allocations?.layout ?? RegisterLayout(judge.rules))
  }
}
