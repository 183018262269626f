/// Any identifier and its line.
struct FarSlot: TableSlot {
  private let value: UInt64
  /// Never 0.
  let line: Int

  init(value: UInt64, line: Int) {
    self.value = value
    self.line = line
  }

  var isEmpty: Bool { line == 0 }
  var key: UInt64 { value }
  func hasKey(of other: FarSlot) -> Bool { value == other.value }
}
