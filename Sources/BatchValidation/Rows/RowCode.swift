import EUI64
public import IDAllocation
public import Messages

/// The stable codes of everything that can be found on a row of a batch. Their order is the order in which a row is judged:
/// of two findings that weigh the same, the earlier names the row.
public enum RowCode: Hashable, Sendable, BitwiseCopyable {
  /// The bytes of the row are not as they should be, whatever its identifier is.
  case structure(StructureCode)
  /// The text or the 64 bits of the identifier, or what the allocation register or another row of the batch says of it.
  case identifier(FindingCode)
  /// An earlier row of any input has the same identifier, Party and role.
  case duplicate

  /// The code as it is printed, which never changes: `ragged-row`.
  public var name: String {
    switch self {
    case .structure(let code): code.name
    case .identifier(let code): code.name
    case .duplicate: "duplicate"
    }
  }

  /// The code that is printed so; `nil` for any other text.
  public init?(name: String) {
    guard let code = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = code
  }

  /// Where the rule behind the code comes from, and how sure we are of it. Codes of identifiers have theirs in `rules`.
  public func reference(in rules: IdentifierRules) -> RuleReference {
    switch self {
    case .structure(let code): code.reference
    case .identifier(let code): rules.reference(for: code)
    case .duplicate:
      RuleReference(source: "seckit: one row per Party, role and identifier in a batch", status: .convention)
    }
  }

  /// The place among ``allCases``. Constants, for rows are counted by it.
  var index: Int {
    switch self {
    case .structure(let code): Int(code.rawValue)
    case .identifier(let code): Self.structureCount + Int(code.rawValue)
    case .duplicate: Self.structureCount + Int(FindingCode.unknownRole.rawValue) + 1
    }
  }

  private static var structureCount: Int { Int(StructureCode.notUTF8.rawValue) + 1 }

  /// The code at a place among all.
  init(index: Int) {
    if let code = StructureCode(rawValue: UInt8(truncatingIfNeeded: index)), index < Self.structureCount {
      self = .structure(code)
    } else if let code = FindingCode(rawValue: UInt8(truncatingIfNeeded: index - Self.structureCount)) {
      self = .identifier(code)
    } else {
      self = .duplicate
    }
  }
}

/// Codes, a bit for the place of each among all: the lowest is the one that is judged first.
struct RowCodes: BitwiseCopyable {
  var bits: UInt64

  init(bits: UInt64) { self.bits = bits }

  /// The codes of a row. The codes of a register follow each other in both places.
  init(_ structure: UInt8, _ code: FindingCode?, _ allocation: AllocationFindings, isDuplicate: Bool) {
    bits = UInt64(structure & 0x7F)
    if let code { bits |= 1 << UInt64(RowCode.identifier(code).index) }
    bits |= UInt64(allocation.rawValue) << UInt64(RowCode.identifier(.unallocated).index)
    if isDuplicate { bits |= 1 << UInt64(RowCode.duplicate.index) }
  }

  /// The code that is judged first; `nil` where there is none.
  var first: RowCode? { bits == 0 ? nil : RowCode(index: bits.trailingZeroBitCount) }

  /// Takes the code that is judged first.
  mutating func removeFirst() -> RowCode? {
    defer { bits &= bits &- 1 }
    return first
  }

  func intersection(_ other: RowCodes) -> RowCodes { RowCodes(bits: bits & other.bits) }
}

extension RowCode: CaseIterable, CustomStringConvertible {
  /// All codes, in the order in which a row is judged.
  public static let allCases: [RowCode] =
    StructureCode.allCases.map { .structure($0) } + FindingCode.allCases.map { .identifier($0) } + [.duplicate]

  /// The ``name``.
  public var description: String { name }
}

/// What can be wrong with the bytes of a row. A row with any of these is written as it came; its identifier is judged
/// where it can be read.
public enum StructureCode: UInt8, CaseIterable, Sendable, BitwiseCopyable {
  /// The row has more bytes than a record may have; it was not read.
  case overlongRow
  /// The row is the header again, as in files that were put together.
  case repeatedHeader
  /// There is text after the closing quote of a field.
  case textAfterQuote
  /// The row has more or fewer fields than the header.
  case raggedRow
  /// A field has more bytes than a field may have.
  case overlongField
  /// There is a NUL byte in another field than the identifier's.
  case nulByte
  /// There are bytes that are not UTF-8 in another field than the identifier's.
  case notUTF8

  /// The code as scripts read it: `ragged-row`. It never changes.
  public var name: String {
    switch self {
    case .overlongRow: "overlong-row"
    case .repeatedHeader: "repeated-header"
    case .textAfterQuote: "text-after-quote"
    case .raggedRow: "ragged-row"
    case .overlongField: "overlong-field"
    case .nulByte: "nul-byte"
    case .notUTF8: "not-utf-8"
    }
  }

  /// How much it weighs, for all kinds of identifiers: what is odd in another column than the identifier's is a warning.
  public var severity: Severity {
    switch self {
    case .overlongRow, .repeatedHeader, .textAfterQuote, .raggedRow, .overlongField: .error
    case .nulByte, .notUTF8: .warning
    }
  }

  /// The document or convention behind the code, and how sure we are of it.
  public var reference: RuleReference {
    switch self {
    case .overlongRow: RuleReference(source: "seckit: limit on the length of a record", status: .convention)
    case .repeatedHeader: RuleReference(source: "seckit: one header per file", status: .convention)
    case .textAfterQuote: RuleReference(source: "RFC 4180, section 2, rule 5", status: .sourced)
    case .raggedRow: RuleReference(source: "RFC 4180, section 2, rule 4", status: .sourced)
    case .overlongField: RuleReference(source: "seckit: limit on the length of a field", status: .convention)
    case .nulByte: RuleReference(source: "RFC 4180, section 2, TEXTDATA", status: .sourced)
    case .notUTF8: RuleReference(source: "seckit: text is UTF-8", status: .convention)
    }
  }
}
