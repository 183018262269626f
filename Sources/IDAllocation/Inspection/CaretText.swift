/// A text as a terminal shows it: one visible place for every character, so that a caret can be put under it.
struct CaretText {
  private let cells: [(scalar: Unicode.Scalar, start: Int, end: Int)]

  /// Characters that can't be seen are replaced by U+FFFD, as are bytes that are not UTF-8.
  init(_ text: String) {
    var offset = 0
    cells = text.unicodeScalars.map { scalar in
      let start = offset
      offset += UTF8.width(scalar)
      return (Self.isVisible(scalar) ? scalar : "\u{FFFD}", start, offset)
    }
  }

  var text: String {
    var text = ""
    for cell in cells { text.unicodeScalars.append(cell.scalar) }
    return text
  }

  /// A line with carets below the characters whose bytes are in the range.
  func carets(under range: Range<Int>) -> String {
    var line = ""
    for cell in cells {
      guard cell.start < range.upperBound else { break }
      let isInside = cell.end > range.lowerBound
      line += String(repeating: isInside ? "^" : " ", count: Self.columns(cell.scalar))
    }
    return line
  }

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .nonspacingMark, .enclosingMark, .lineSeparator, .paragraphSeparator, .surrogate,
      .unassigned, .privateUse:
      false
    default: true
    }
  }

  /// The columns that a character takes: two for the wide ones of East Asia and for pictures.
  private static func columns(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      2
    default: 1
    }
  }
}
