import DelimitedText
import IDAllocation

/// A row of a batch on its way through: where its bytes are and what was found. No allocation a row.
struct Row: BitwiseCopyable {
  private let base: UnsafePointer<UInt8>?
  private let length: UInt32
  private let fieldStart: UInt32
  private let fieldEnd: UInt32
  private let fieldStyle: FieldSpan.Style?
  /// The bytes of its line end: 1 or 2, and 0 for a last record without one until it gets the line end of the others.
  var lineEndLength: UInt8
  /// The 64 bits, where ``hasValue``: where the field parses.
  var value: UInt64 = 0
  var hasValue = false
  /// The finding on the text or the 64 bits.
  var code: FindingCode?
  /// The first byte at fault in the value of the identifier's field, where ``code`` is one of its text.
  var fault: UInt32 = 0
  /// The findings on the row itself, a bit for the raw value of each; and ``blankMark``.
  private(set) var structure: UInt8 = 0
  /// The findings against the allocation register and against what other rows of the batch claim.
  var allocation = AllocationFindings.none
  /// Whether the Party and the roles are known to the register.
  var isClaim = false
  /// The organisation that it names, as in `AllocationClaim`.
  var party = AllocationClaim.noParty
  /// Whether the row with ``firstLine`` is the same only since a Party or a role is not named there or here.
  var isAlike = false
  let fieldCount: UInt32
  /// The number of the Party and role; 0 where the batch has no such columns.
  var group: UInt32 = 0
  /// Where only counts are asked for, the number of values of its chunk before it.
  var valuesBefore: UInt32 = 0
  /// The line on which it begins, from 1, in its input; in its chunk before that is settled.
  var line: Int
  /// The bytes of the input before it.
  let offset: Int
  /// The line of the first row with the same identifier, counted through all inputs; 0 where this is the first.
  var firstLine = 0
  /// The lines of the first rows with the same identifier for roles that may not share it, and for another Party, counted
  /// through all inputs; 0 where there are none.
  var otherRoleLine = 0
  /// The roles of the former.
  var otherRoles: UInt32 = 0
  var otherPartyLine = 0

  /// A row of bytes that are valid as long as the chunk. `field` is the identifier's, `nil` where the record is too
  /// short to have one.
  @inline(__always)
  init(
    bytes: UnsafeBufferPointer<UInt8>, lineEndLength: Int, line: Int, offset: Int, field: FieldSpan?, fieldCount: Int
  ) {
    base = bytes.baseAddress
    length = UInt32(truncatingIfNeeded: bytes.count)
    self.lineEndLength = UInt8(truncatingIfNeeded: lineEndLength)
    self.line = line
    self.offset = offset
    fieldStart = UInt32(truncatingIfNeeded: field?.start ?? 0)
    fieldEnd = UInt32(truncatingIfNeeded: field?.end ?? 0)
    fieldStyle = field?.style
    self.fieldCount = UInt32(truncatingIfNeeded: fieldCount)
  }

  /// The bytes of the record without its line end.
  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: Int(length)) }

  /// The identifier's field in ``bytes``.
  var field: FieldSpan? { fieldStyle.map { FieldSpan(start: Int(fieldStart), end: Int(fieldEnd), style: $0) } }

  mutating func add(structure code: StructureCode) { structure |= 1 << code.rawValue }
  func has(structure code: StructureCode) -> Bool { structure & 1 << code.rawValue != 0 }

  /// Whether nothing was found, as on nearly all rows.
  @inline(__always)
  var isPlain: Bool { structure == 0 && code == nil && allocation.isEmpty && firstLine == 0 }

  /// Whether there is no value in it: then it has no findings, and counts only by its place in the output.
  var isBlank: Bool {
    get { structure == Self.blankMark }
    set { structure = newValue ? Self.blankMark : 0 }
  }

  /// The bit that no finding has.
  private static var blankMark: UInt8 { 0x80 }

  /// All codes that were found, a bit each.
  var codes: RowCodes { RowCodes(structure, code, allocation, isDuplicate: firstLine > 0) }
}
