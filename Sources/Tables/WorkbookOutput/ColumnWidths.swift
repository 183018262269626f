import Reporting

/// How wide the columns of a sheet are: as wide as what is in them, but so that the sheet can be read on paper.
///
/// Text that is long goes over several lines of its cell, and the narrower its column, the fewer pages lie side by side.
struct ColumnWidths {
  /// The characters that a page of A4 holds side by side at some two thirds of the size of the screen.
  private static let pageWidth = 230
  /// A column of text that goes over several lines is never narrower.
  private static let narrowest = 30
  private static let empty = 8
  /// Beside the text: the edges of a cell, and the button of the filter in the header.
  private static let (margin, button) = (1, 3)
  /// The room behind numbers and days.
  private static let indent = 2

  private let widest: Int
  /// For each column what its cells and its heading need.
  private var natural: [Int] = []

  /// Makes widths of a sheet of rows, or of sentences alone (`isProse`), which have wider cells.
  init(isProse: Bool) { widest = isProse ? 120 : 60 }

  /// Whether a text goes over several lines of its cell: it has some, or it may be longer than its column is wide.
  static func wraps(_ text: ArraySlice<UInt8>) -> Bool {
    text.count >= narrowest || text.contains(UInt8(ascii: "\n"))
  }

  /// The lines that a text takes in a column, as far as it can be told without its font.
  static func lines(of text: ArraySlice<UInt8>, in width: Int) -> Int {
    let room = max(1, width - margin)
    var lines = 0
    for line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      lines += 1
      var used = 0
      for word in line.split(separator: UInt8(ascii: " ")) {
        let length = word.count { $0 & 0xC0 != 0x80 }
        if used > 0, used + 1 + length > room { (lines, used) = (lines + 1, 0) }
        // A word that is longer than a line goes on in the next.
        lines += (length - 1) / room
        used = length > room ? length % room : used + (used > 0 ? 1 : 0) + length
      }
    }
    return lines
  }

  /// Takes note of a cell. Amounts are shown with commas that the text does not have.
  mutating func add(_ cell: ArraySlice<UInt8>, _ column: Int, isHeading: Bool, kind: Listing.Column.Kind) {
    while natural.count <= column { natural.append(Self.empty) }
    var width = 0
    for line in cell.prefix(4 * widest).split(separator: UInt8(ascii: "\n")) {
      width = max(width, String(decoding: line, as: UTF8.self).count)
    }
    width += (kind == .amount && !isHeading ? cell.count / 3 : 0) + Self.margin + (isHeading ? Self.button : 0)
    if kind != .text { width += Self.indent }
    natural[column] = min(max(natural[column], width), widest)
  }

  /// The widths, and the pages that lie side by side: as few as there can be, on which columns of text are as wide as they
  /// can be.
  var fitted: (widths: [Int], pages: Int) {
    func widths(_ limit: Int) -> [Int] { natural.map { min($0, limit) } }
    func pages(_ widths: [Int]) -> Int { max(1, (widths.reduce(0, +) + Self.pageWidth - 1) / Self.pageWidth) }
    let fewest = pages(widths(Self.narrowest))
    let limit = (Self.narrowest...widest).last { pages(widths($0)) == fewest } ?? widest
    return (widths(limit), fewest)
  }
}
