public import EUI64

/// The stable codes of everything that can be found on an identifier. Their order is the order in which an identifier is
/// judged: its text, its 64 bits, then what an allocation register says of it. Where each weighs what and which source says
/// so is in ``IdentifierRules``; the codes of rows and batches are in `BatchValidation`.
@frozen
public enum FindingCode: UInt8, CaseIterable, Sendable, BitwiseCopyable {
  // The text of the identifier.
  case missing
  case notASCII
  case controlCharacter
  case cellError
  case badCharacter
  case wrongLength
  case badGrouping
  case formNotAccepted
  // The 64 bits.
  case null
  case groupBit
  case localBit
  case testBlock
  case sampleBlock
  case productionBlock
  case outsideBlock
  case mappedEUI48
  // The allocation register or list.
  case unallocated
  case otherParty
  case dccRange
  case roleShared
  case twoParties
  case withdrawn
  case notGivenOut
  case notAccepted
  case unknownParty
  case unknownRole

  /// The code as scripts read it: `wrong-length`. It never changes.
  public var name: String {
    switch self {
    case .missing: TextCode.missing.rawValue
    case .notASCII: TextCode.notASCII.rawValue
    case .controlCharacter: TextCode.controlCharacter.rawValue
    case .cellError: TextCode.cellError.rawValue
    case .badCharacter: TextCode.badCharacter.rawValue
    case .wrongLength: TextCode.wrongLength.rawValue
    case .badGrouping: TextCode.badGrouping.rawValue
    case .formNotAccepted: TextCode.formNotAccepted.rawValue
    case .null: "null"
    case .groupBit: "group-bit"
    case .localBit: "local-bit"
    case .testBlock: "test-block"
    case .sampleBlock: "sample-block"
    case .productionBlock: "production-block"
    case .outsideBlock: "outside-block"
    case .mappedEUI48: "eui48-mapped"
    case .unallocated: "unallocated"
    case .otherParty: "other-party"
    case .dccRange: "dcc-range"
    case .roleShared: "role-shared"
    case .twoParties: "two-parties"
    case .withdrawn: "withdrawn"
    case .notGivenOut: "not-given-out"
    case .notAccepted: "not-accepted"
    case .unknownParty: "unknown-party"
    case .unknownRole: "unknown-role"
    }
  }

  /// The code that is printed so; `nil` for any other text.
  public init?(name: String) {
    guard let code = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = code
  }

  /// The code for a text that is not an identifier: each ``TextCode`` has the one of its name.
  public init(_ code: TextCode) {
    self =
      switch code {
      case .missing: .missing
      case .notASCII: .notASCII
      case .controlCharacter: .controlCharacter
      case .cellError: .cellError
      case .badCharacter: .badCharacter
      case .wrongLength: .wrongLength
      case .badGrouping: .badGrouping
      case .formNotAccepted: .formNotAccepted
      }
  }

  /// The code of a text that has this one; `nil` for one of another subject.
  package var text: TextCode? {
    switch self {
    case .missing: .missing
    case .notASCII: .notASCII
    case .controlCharacter: .controlCharacter
    case .cellError: .cellError
    case .badCharacter: .badCharacter
    case .wrongLength: .wrongLength
    case .badGrouping: .badGrouping
    case .formNotAccepted: .formNotAccepted
    default: nil
    }
  }

  /// The codes of the 64 bits, in the order in which they are judged.
  static let bits: [FindingCode] = [
    .null, .groupBit, .localBit, .testBlock, .sampleBlock, .productionBlock, .outsideBlock, .mappedEUI48,
  ]

  /// The codes of the allocation register, in the order in which they are judged.
  package static let allocation: [FindingCode] = [
    .unallocated, .otherParty, .dccRange, .roleShared, .twoParties, .withdrawn, .notGivenOut, .notAccepted,
    .unknownParty, .unknownRole,
  ]
}

extension FindingCode: CustomStringConvertible {
  /// The ``name``.
  public var description: String { name }
}
