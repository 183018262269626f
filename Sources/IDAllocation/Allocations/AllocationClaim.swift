/// Whose an identifier is said to be, and for which User Roles: what the Party and the role of a row come to in a register.
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

  /// Whether Party and roles are known, so that rows of the same are the same claim however they write it.
  @inlinable package var isKnown: Bool { party != Self.unknownParty && !findings.has(.unknownRole) }
}
