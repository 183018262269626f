import Reporting

/// The identifiers that came before in a batch, and the line of the first of each.
///
/// Memory: 8 bytes a slot for identifiers of the Panel and the test block in a batch without Party and role columns, 16
/// bytes otherwise; 1.5 to 3 slots an identifier, half as much again while a table grows. Where no lines are asked for,
/// the identifiers of the Panel block cost 32 MiB in all, however many they are.
struct DuplicateIndex: ~Copyable {
  private let panelPrefix: UInt64
  private let testPrefix: UInt64
  private let needsLines: Bool
  private var bitmap: OffsetBitmap
  private var near: NearTable
  private var far: FarTable
  /// Keeps the compiler from leaving out loads whose only purpose is to bring memory near.
  private var touched: UInt64 = 0

  /// The number of bits of an identifier behind the 36-bit prefix of either block.
  static let offsetBits: UInt64 = 28
  private static let offsetMask: UInt64 = 1 << offsetBits - 1

  /// Makes an empty index of identifiers with these first 36 bits and any others. With `needsLines` off it tells only
  /// whether an identifier came before.
  init(panelPrefix: UInt64, testPrefix: UInt64, needsLines: Bool) throws(BatchError) {
    let bitmap = try OffsetBitmap(bits: Self.offsetBits)
    let near = try NearTable()
    let far = try FarTable()
    self.bitmap = bitmap
    self.near = near
    self.far = far
    self.panelPrefix = panelPrefix
    self.testPrefix = testPrefix
    self.needsLines = needsLines
  }

  /// Looks up a run of rows in their order and adds those that are new. Sets `firstLine` of the others; where no lines
  /// are needed, to 1.
  mutating func judge(_ rows: UnsafeMutableBufferPointer<Row>, linesBefore: Int) throws(BatchError) {
    guard let last = rows.last else { return }
    guard linesBefore + last.line <= NearTable.lastLine else {
      throw .tooMuchForDuplicates("more than \(NearTable.lastLine.grouped) lines")
    }
    try near.reserve(rows.count)
    try far.reserve(rows.count)
    // A table is far larger than the caches: all the misses of a run are started before the first is waited for.
    for row in rows where row.hasValue { touched &+= load(row) }
    for index in rows.indices where rows[index].hasValue {
      rows[index].firstLine = firstLine(of: rows[index], line: linesBefore + rows[index].line)
    }
  }

  private func load(_ row: Row) -> UInt64 {
    switch place(of: row) {
    case .bit(let offset): bitmap.word(of: offset)
    case .near(let key): near.load(key)
    case .far: far.load(row.value, group: row.group)
    }
  }

  private mutating func firstLine(of row: Row, line: Int) -> Int {
    switch place(of: row) {
    case .bit(let offset): bitmap.insert(offset) ? 0 : 1
    case .near(let key): near.firstLine(of: key, line: line)
    case .far: far.firstLine(of: row.value, group: row.group, line: line)
    }
  }

  private enum Place {
    case bit(UInt64)
    case near(UInt64)
    case far
  }

  private func place(of row: Row) -> Place {
    guard row.group == 0 else { return .far }
    let prefix = row.value >> Self.offsetBits
    if prefix == panelPrefix {
      let offset = row.value & Self.offsetMask
      return needsLines ? .near(offset) : .bit(offset)
    }
    return prefix == testPrefix ? .near(row.value & Self.offsetMask | 1 << Self.offsetBits) : .far
  }
}
