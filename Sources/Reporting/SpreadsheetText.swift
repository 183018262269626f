/// The one rule for CSV that is made for spreadsheets: a byte order mark, so that they read UTF-8, and an apostrophe before
/// each cell that they would run as a formula. Identifiers, names and numbers stay as they are.
///
/// A cell begins as a formula with =, +, -, @, their full-width forms, a tab or a line end. So does a part of a cell behind
/// a semicolon where the comma divides fields: a spreadsheet of a country with decimal commas divides at it. A cell that
/// is wholly a number, such as -12.50, -.5, -1.5E3 or -5%, or a sign alone is left as it is. What ``guarded(_:delimiter:)`` adds, ``unguarded(_:delimiter:)`` takes
/// away: no other text is changed by one after the other.
package enum SpreadsheetText {
  /// What such a file begins with.
  package static let byteOrderMark = "\u{FEFF}"

  /// A cell as a spreadsheet may see it.
  package static func guarded(_ text: String, delimiter: UInt8 = 0x2C) -> String {
    String(decoding: guarded(Array(text.utf8)[...], delimiter), as: UTF8.self)
  }

  /// A cell as it was before it was guarded.
  package static func unguarded(_ text: String, delimiter: UInt8 = 0x2C) -> String {
    guard text.utf8.contains(apostrophe) else { return text }
    return String(decoding: unguarded(Array(text.utf8)[...], delimiter), as: UTF8.self)
  }

  static func guarded(_ cell: ArraySlice<UInt8>, _ delimiter: UInt8) -> ArraySlice<UInt8> {
    isNumber(cell)
      ? cell : rewritten(cell, delimiter) { isFormula(cell[$0], in: cell) ? [apostrophe] + cell[$0] : cell[$0] }
  }

  package static func unguarded(_ cell: ArraySlice<UInt8>, _ delimiter: UInt8) -> ArraySlice<UInt8> {
    if isNumber(cell.dropFirst()) { return cell }
    return rewritten(cell, delimiter) { part in
      let rest = part.dropFirst()
      return cell[part].first == apostrophe && isFormula(cell[rest], in: cell) ? cell[rest] : cell[part]
    }
  }

  private static let apostrophe = UInt8(ascii: "'")

  /// The cell with each part, up to a byte that some spreadsheet divides at, as `change` has it.
  private static func rewritten(
    _ cell: ArraySlice<UInt8>, _ delimiter: UInt8, _ change: (Range<Int>) -> ArraySlice<UInt8>
  ) -> ArraySlice<UInt8> {
    func divides(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
      case UInt8(ascii: ","), UInt8(ascii: ";"): byte != delimiter
      default: false
      }
    }
    var result: ArraySlice<UInt8> = []
    var start = cell.startIndex
    while let end = cell[start...].firstIndex(where: divides) {
      result += change(start..<end) + [cell[end]]
      start = end + 1
    }
    return result + change(start..<cell.endIndex)
  }

  /// Whether a part of a cell begins as a formula, behind spaces, quotes and apostrophes. A part behind another may be
  /// wholly a number; the first one is not, or the cell is.
  private static func isFormula(_ part: ArraySlice<UInt8>, in cell: ArraySlice<UInt8>) -> Bool {
    let isFirst = cell[..<part.startIndex].allSatisfy { $0 == apostrophe } && part.startIndex <= cell.startIndex + 1
    // A part behind another may have quotes that a spreadsheet takes for its own.
    let text = part.drop {
      $0 == UInt8(ascii: " ") || $0 == apostrophe || !isFirst && $0 == UInt8(ascii: "\"")
    }
    guard let first = text.first else {
      // Nothing comes before a tab or a line end: the cell begins with it.
      guard isFirst, part.endIndex < cell.endIndex else { return false }
      let next = cell[part.endIndex]
      return next != UInt8(ascii: ";") && next != UInt8(ascii: ",")
    }
    switch first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"):
      return isFirst || !isNumber(part)
    case 0xEF:
      // The full-width forms of the same: U+FF1D, U+FF0B, U+FF0D, U+FF20.
      return text.dropFirst().first == 0xBC
        && text.dropFirst(2).first.map { [0x9D, 0x8B, 0x8D, 0xA0].contains($0) } ?? false
    default: return false
    }
  }

  /// Whether a part is a number: a sign and digits, with points or commas between them, and then an exponent or a percent
  /// sign. Or a sign alone, which is nothing to run.
  private static func isNumber(_ part: ArraySlice<UInt8>) -> Bool {
    if part.count == 1, let sign = part.first, "=+-@".utf8.contains(sign) { return true }
    func isDigit(_ byte: UInt8?) -> Bool { byte.map { (0x30...0x39).contains($0) } ?? false }
    func unsigned(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
      text.dropFirst(text.first == UInt8(ascii: "-") || text.first == UInt8(ascii: "+") ? 1 : 0)
    }
    var digits = unsigned(part)
    if digits.last == UInt8(ascii: "%") {
      digits.removeLast()
    } else if let place = digits.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) {
      let exponent = unsigned(digits[(place + 1)...])
      guard isDigit(exponent.first), exponent.allSatisfy({ isDigit($0) }) else { return false }
      digits = digits[..<place]
    }
    // -.5 is a number too.
    if digits.first == UInt8(ascii: ".") { digits = digits.dropFirst() }
    return isDigit(digits.first) && isDigit(digits.last)
      && digits.allSatisfy { isDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
  }
}
