import CBulkScanner
import Reporting

/// The identifiers that came before in a batch without Party and role columns, and the line of the first of each. (With such
/// columns ``ClaimIndex`` finds them.)
///
/// Memory: 8 bytes a slot for identifiers of the Panel and the test block, 16 bytes for others; 1.5 to 3 slots an
/// identifier. Where no lines are asked for, the identifiers of each block cost 32 MiB in all, however many they are.
struct DuplicateIndex: ~Copyable {
  private let panelPrefix: UInt64
  private let testPrefix: UInt64
  private let needsLines: Bool
  /// Which identifiers of the Panel block, and of the test block, came before.
  private var panelOffsets: OffsetBitmap
  private var testOffsets: OffsetBitmap
  private var packed: SlotTable<PackedSlot>
  private var full: SlotTable<FullSlot>

  /// The number of bits of an identifier behind the 36-bit prefix of either block.
  static let offsetBits: UInt64 = 28
  private static let offsetMask: UInt64 = 1 << offsetBits - 1

  /// Makes an empty index of identifiers with these first 36 bits and any others. With `needsLines` off it tells only
  /// whether an identifier came before.
  init(panelPrefix: UInt64, testPrefix: UInt64, needsLines: Bool) throws(BatchError) {
    let panelOffsets = try OffsetBitmap(bits: Self.offsetBits)
    let testOffsets = try OffsetBitmap(bits: Self.offsetBits)
    let packed = try SlotTable<PackedSlot>()
    let full = try SlotTable<FullSlot>()
    self.panelOffsets = panelOffsets
    self.testOffsets = testOffsets
    self.packed = packed
    self.full = full
    self.panelPrefix = panelPrefix
    self.testPrefix = testPrefix
    self.needsLines = needsLines
  }

  /// Looks up a run of rows in their order and adds those that are new. Sets `firstLine` of the others; where no lines are
  /// needed, to 1.
  mutating func judge(_ rows: UnsafeMutableBufferPointer<Row>, linesBefore: Int) throws(BatchError) {
    guard let last = rows.last else { return }
    guard linesBefore + last.line <= PackedSlot.lastLine else {
      throw .tooMuchForDuplicates("more than \(PackedSlot.lastLine.grouped) lines")
    }
    // A table is far larger than the caches: the memory for all rows of the run is asked for before the first is needed.
    for row in rows where row.hasValue { bulk_prefetch(address(of: row)) }
    for index in rows.indices where rows[index].hasValue {
      rows[index].firstLine = try firstLine(of: rows[index], line: linesBefore + rows[index].line)
    }
  }

  /// Adds identifiers of one block, where no lines are needed. Returns how many of them came before.
  mutating func countDuplicates(_ values: UnsafeBufferPointer<UInt64>) -> Int {
    guard let first = values.first else { return 0 }
    return first >> Self.offsetBits == panelPrefix
      ? panelOffsets.countDuplicates(values, mask: Self.offsetMask)
      : testOffsets.countDuplicates(values, mask: Self.offsetMask)
  }

  private func address(of row: Row) -> UnsafeRawPointer {
    switch place(of: row, line: 1) {
    case .panelBit(let offset): panelOffsets.address(of: offset)
    case .testBit(let offset): testOffsets.address(of: offset)
    case .packed(let slot): packed.address(of: slot)
    case .full(let slot): full.address(of: slot)
    }
  }

  private mutating func firstLine(of row: Row, line: Int) throws(BatchError) -> Int {
    switch place(of: row, line: line) {
    case .panelBit(let offset): panelOffsets.insert(offset) ? 0 : 1
    case .testBit(let offset): testOffsets.insert(offset) ? 0 : 1
    case .packed(let slot): try packed.firstLine(orAdd: slot)
    case .full(let slot): try full.firstLine(orAdd: slot)
    }
  }

  private enum Place {
    case panelBit(UInt64)
    case testBit(UInt64)
    case packed(PackedSlot)
    case full(FullSlot)
  }

  private func place(of row: Row, line: Int) -> Place {
    let prefix = row.value >> Self.offsetBits
    let offset = row.value & Self.offsetMask
    guard prefix == panelPrefix || prefix == testPrefix else { return .full(FullSlot(value: row.value, line: line)) }
    guard needsLines else { return prefix == panelPrefix ? .panelBit(offset) : .testBit(offset) }
    return .packed(PackedSlot(offset: offset, isTestBlock: prefix == testPrefix, line: line))
  }
}

/// An identifier of the Panel or the test block and its line, in one word.
struct PackedSlot: TableSlot {
  /// 29 bits of key (which block, and the 28 bits behind its prefix), then the line. No line is 0, so that no entry is.
  private let word: UInt64

  private static let lineBits: UInt64 = 64 - DuplicateIndex.offsetBits - 1
  private static let lineMask: UInt64 = 1 << lineBits - 1
  /// The last line that can be held.
  static let lastLine = Int(lineMask)

  init(offset: UInt64, isTestBlock: Bool, line: Int) {
    word = (isTestBlock ? 1 << DuplicateIndex.offsetBits | offset : offset) << Self.lineBits | UInt64(line)
  }

  var isEmpty: Bool { word == 0 }
  var key: UInt64 { word >> Self.lineBits }
  var line: Int { Int(word & Self.lineMask) }
  func hasKey(of other: PackedSlot) -> Bool { key == other.key }
}

/// Any identifier and its line.
struct FullSlot: TableSlot {
  private let value: UInt64
  /// Never 0.
  let line: Int

  init(value: UInt64, line: Int) {
    self.value = value
    self.line = line
  }

  var isEmpty: Bool { line == 0 }
  var key: UInt64 { value }
  func hasKey(of other: FullSlot) -> Bool { value == other.value }
}
