public import EUI64

/// The stable codes of everything that can be found on an identifier. Their order is the order in which an identifier is
/// judged: its text, its 64 bits, then what an allocation register says of it. Where each weighs what and which source says
/// so is in ``IdentifierRules``; the codes of rows and batches are in `BatchValidation`.
@frozen
public enum FindingCode: UInt8, CaseIterable, Sendable, BitwiseCopyable {
  // The text of the identifier.
  /// The cell is empty, or only white space.
  case missing
  /// The text has a character that is not ASCII: an en dash, a full-width digit, a no-break space.
  case notASCII
  /// The text has a control character, for example a tab or a NUL.
  case controlCharacter
  /// The cell holds an error of a spreadsheet, such as `#N/A`, or a formula without its result.
  case cellError
  /// A character is neither a hex digit nor one of `-` `:` `.` and space: a letter O for a zero, a number in scientific notation.
  case badCharacter
  /// The number of hex digits is not 16.
  case wrongLength
  /// There are 16 hex digits, but their separators are in no known grouping.
  case badGrouping
  /// The identifier is written in another form than `--form` accepts.
  case formNotAccepted
  // The 64 bits.
  /// All 64 bits are 0, or all are 1: nobody has this identifier.
  case null
  /// The I/G bit is set: the identifier names a group, not one holder.
  case groupBit
  /// The U/L bit is set: the identifier is locally administered, so nobody guarantees that it is unique.
  case localBit
  /// The identifier is in the block for test environments, and was judged for production, or as a Device's.
  case testBlock
  /// The identifier is in the block of the DCC's sample Devices, which are for tests only.
  case sampleBlock
  /// The identifier is in the Panel's block, and was judged for a test environment, or as a Device's.
  case productionBlock
  /// The identifier is outside the Panel's block and, in a test environment, outside the test block.
  case outsideBlock
  /// Octets 4 and 5 are FF-FE or FF-FF: an EUI-48 (a MAC address) widened to 64 bits, which the IEEE deprecates.
  case mappedEUI48
  // The allocation register or list.
  /// No organisation has the range of the identifier.
  case unallocated
  /// The identifier is in another Party's range.
  case otherParty
  /// The identifier is in the DCC's range.
  case dccRange
  /// The User Roles of the identifier can't share one User ID.
  case roleShared
  /// Two Parties use the same identifier.
  case twoParties
  /// The identifier, or the organisation that has it, was withdrawn.
  case withdrawn
  /// The register has not given out the identifier.
  case notGivenOut
  /// The DCC has not accepted the identifier yet.
  case notAccepted
  /// The Party of the row is not in the register or list.
  case unknownParty
  /// The User Role of the row is unknown.
  case unknownRole

  /// Whether it is about the text of an identifier, not about its 64 bits or an allocation.
  var isOfText: Bool { rawValue < Self.null.rawValue }

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
