/// Whose an identifier is said to be, and for which User Roles: what a Party and roles, as they are written, come to in a
/// register.
@frozen
package struct AllocationClaim: BitwiseCopyable, Sendable {
  /// The organisation number; ``noParty`` where none is named, ``unknownParty`` where nobody has the name.
  package let party: Int32
  /// A bit for each User Role, by its place in the register's layout.
  package let roles: UInt32
  /// The roles that may not share an identifier with all of ``roles``.
  package let clashingRoles: UInt32
  /// What is wrong with the Party and the roles by themselves.
  package let findings: AllocationFindings

  @inlinable package static var noParty: Int32 { -1 }
  @inlinable package static var unknownParty: Int32 { -2 }

  /// Whether Party and roles are known, so that the same ones are the same claim however they are written.
  @inlinable package var isKnown: Bool { party != Self.unknownParty && !findings.has(.unknownRole) }
}

/// What an allocation register has against a claim: any of the codes that ``FindingCode`` has for it.
@frozen
package struct AllocationFindings: Hashable, BitwiseCopyable, Sendable {
  package var rawValue: UInt16

  @inlinable
  package init(rawValue: UInt16) { self.rawValue = rawValue }

  /// The one finding of a code, which is one of ``FindingCode/allocation``.
  package init(_ code: FindingCode) { rawValue = 1 << (code.rawValue - FindingCode.unallocated.rawValue) }

  @inlinable package static var none: Self { Self(rawValue: 0) }
  @inlinable package static var unallocated: Self { Self(rawValue: 1) }
  @inlinable package static var otherParty: Self { Self(rawValue: 1 << 1) }
  @inlinable package static var dccRange: Self { Self(rawValue: 1 << 2) }
  @inlinable package static var roleShared: Self { Self(rawValue: 1 << 3) }
  @inlinable package static var twoParties: Self { Self(rawValue: 1 << 4) }
  @inlinable package static var withdrawn: Self { Self(rawValue: 1 << 5) }
  @inlinable package static var notGivenOut: Self { Self(rawValue: 1 << 6) }
  @inlinable package static var notAccepted: Self { Self(rawValue: 1 << 7) }
  @inlinable package static var unknownParty: Self { Self(rawValue: 1 << 8) }
  @inlinable package static var unknownRole: Self { Self(rawValue: 1 << 9) }

  @inlinable
  package var isEmpty: Bool { rawValue == 0 }

  @inlinable
  package mutating func add(_ others: Self) { rawValue |= others.rawValue }

  /// Whether all of others are among them.
  @inlinable
  package func has(_ others: Self) -> Bool { rawValue & others.rawValue == others.rawValue }

  /// Whether a code is among them.
  package func contains(_ code: FindingCode) -> Bool { has(Self(code)) }
}

/// What a register must have of each identifier that is claimed.
public enum AllocationRequirement: String, CaseIterable, Sendable {
  /// The register has given it out.
  case givenOut = "given-out"
  /// It was given out, and the DCC has accepted it.
  case accepted

  /// The codes that say that it is not so.
  var codes: [FindingCode] {
    switch self {
    case .givenOut: [.notGivenOut]
    case .accepted: [.notGivenOut, .notAccepted]
    }
  }
}
