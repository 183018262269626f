/// What was found on a row against an allocation register: any of the codes that ``FindingCode`` has for it.
package struct AllocationFindings: OptionSet, BitwiseCopyable, Sendable {
  package var rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  private init(_ code: FindingCode) { rawValue = 1 << (code.rawValue - FindingCode.unallocated.rawValue) }

  package static let unallocated = AllocationFindings(.unallocated)
  package static let otherParty = AllocationFindings(.otherParty)
  package static let dccRange = AllocationFindings(.dccRange)
  package static let roleShared = AllocationFindings(.roleShared)
  package static let twoParties = AllocationFindings(.twoParties)
  package static let withdrawn = AllocationFindings(.withdrawn)
  package static let unknownParty = AllocationFindings(.unknownParty)
  package static let unknownRole = AllocationFindings(.unknownRole)

  /// Whether a code is among them.
  package func contains(_ code: FindingCode) -> Bool { contains(AllocationFindings(code)) }

  /// Whether another Party than the row's holds the identifier.
  package var isOfAnother: Bool { !isDisjoint(with: [.otherParty, .dccRange, .twoParties]) }
}
