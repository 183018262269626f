/// The rows of a sheet as they are written as CSV: one line a row, an empty one for a row without values, a field for each
/// column up to the last that has a value in the first rows.
///
/// Sheets don't say how wide they are, or say it wrongly. So the first rows are held until the widest of them is known; a
/// value further right in a later row is for the reader to report.
final class SheetText {
  private enum Limit {
    /// Rows that are held.
    static let rows = 1_000
    /// Bytes that are held.
    static let bytes = 1 << 20
    /// Bytes that are written before somebody takes them: few, so that they are still in the caches, and so that those who
    /// judge rows have some while the next are read.
    static let piece = 1 << 16
    /// The most columns that every row gets: a note far to the right makes no table.
    static let width = 1_024
  }

  let text = ByteBuffer(capacity: 1 << 16)
  private let places: SheetPlaces
  private var held: [(end: Int, fields: Int)] = []
  @exclusivity(unchecked) private var isHolding = true
  @exclusivity(unchecked) private var width = 0
  /// Whether the row that is written may still make the rows behind it wider.
  @exclusivity(unchecked) private var isWidthOpen = false
  /// The row that is written, from 1; 0 before the first.
  @exclusivity(unchecked) private var row = 0
  @exclusivity(unchecked) private var isOpen = false
  /// The fields of the row so far.
  @exclusivity(unchecked) private var fields = 0
  /// The line ends in cells of the row, and the line on which it begins.
  @exclusivity(unchecked) private var lineEnds = 0
  @exclusivity(unchecked) private var line = 1

  init(_ places: SheetPlaces) { self.places = places }

  /// The bytes that can be taken.
  var count: Int { isHolding ? 0 : text.count }
  /// Whether there are enough bytes that they should be taken before more are written.
  var isFull: Bool { text.count >= (isHolding ? Limit.bytes : Limit.piece) }

  /// Forgets the bytes that were taken.
  func removeTakenIfReleased() {
    if !isHolding { text.removeAll() }
  }

  /// Goes to a cell; what is written to ``text`` next is its field.
  @inline(__always)
  func open(row: Int, column: Int) {
    if !isOpen || row != self.row { begin(row) }
    text.append(repeating: 0x2C, count: column - max(0, fields - 1))
    fields = column + 1
  }

  private func begin(_ next: Int) {
    close()
    text.append(repeating: 0x0A, count: next - row - 1)
    line += next - row - 1
    row = next
    isOpen = true
  }

  /// Whether nothing was written yet.
  var isAtBeginning: Bool { line == 1 && row <= 1 && fields <= 1 }

  /// Notes line ends in the field that was written.
  func note(lineEnds: Int) { self.lineEnds += lineEnds }

  func close() {
    guard isOpen else { return }
    isOpen = false
    if isHolding {
      held.append((text.count, fields))
    } else {
      if isWidthOpen, fields <= Limit.width { width = max(width, fields) }
      isWidthOpen = false
      text.append(repeating: 0x2C, count: width - fields)
    }
    text.append(0x0A)
    line += 1 + lineEnds
    if lineEnds > 0 { places.note(line: line, row: row + 1) }
    (fields, lineEnds) = (0, 0)
    if isHolding, held.count >= Limit.rows || isFull { release() }
  }

  func finish() {
    close()
    release()
  }

  /// Gives the rows that were held their width. The one that is being written gets it at its end.
  func release() {
    guard isHolding else { return }
    isHolding = false
    isWidthOpen = isOpen
    width = held.map(\.fields).filter { $0 <= Limit.width }.max() ?? 0
    let whole = ByteBuffer(capacity: text.count + width * held.count)
    whole.swap(with: text)
    var start = 0
    for (end, fields) in held {
      text.append(UnsafeBufferPointer(rebasing: whole.bytes[start..<end]))
      text.append(repeating: 0x2C, count: width - fields)
      start = end
    }
    text.append(UnsafeBufferPointer(rebasing: whole.bytes[start...]))
    held = []
  }
}
