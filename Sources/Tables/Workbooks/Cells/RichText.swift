/// Where the text of a cell is: in the `<t>` of a string or of its runs, but not in the `<t>` of the reading aid for
/// Japanese (`<rPh>`).
struct RichText {
  /// The depth of the reading aid that the elements are in; 0 outside one.
  private var aid = 0
  /// Whether text that comes now belongs to the cell.
  private(set) var isText = false

  mutating func start(_ name: XMLName, depth: Int) {
    if name.isLetter("t") {
      isText = aid == 0
    } else if aid == 0, name == "rPh" {
      aid = depth
    }
  }

  mutating func end(depth: Int) {
    isText = false
    if depth == aid { aid = 0 }
  }
}

/// What one cell may hold.
enum CellLimit {
  /// Units of UTF-16, as Excel counts them.
  static let characters = 32_767
  /// Bytes before escapes are replaced, each of which is seven bytes for one character.
  static let bytes = 7 * characters

  static let words = "a cell has over \(characters) characters, the limit of Excel"

  static func isOver(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count > characters else { return false }
    // Of each character in UTF-8 the first byte counts, and once more what is a pair in UTF-16.
    return bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : $1 >= 0xF0 ? 2 : 1) } > characters
  }
}
