/// A size of the font that pictures are written in. Measures texts without a browser, so that labels can be placed.
///
/// All lengths are in tenths of a pixel.
package struct LabelFont {
  /// The size.
  package let size: Int
  /// Whether it is bold.
  package let isBold: Bool

  package init(size: Int, isBold: Bool = false) {
    self.size = size
    self.isBold = isBold
  }

  /// The fonts as SVG names them, all with the same widths.
  static let family = "'Liberation Sans', Arial, Helvetica, sans-serif"

  /// The width of a text, rounded up.
  package func width(of text: String) -> Int {
    (thousandths(text) * size + 999) / 1000
  }

  private func thousandths(_ text: some StringProtocol) -> Int {
    text.unicodeScalars.reduce(0) { $0 + FontWidths.width(of: $1, isBold: isBold) }
  }

  /// The text, or as much of its beginning as fits into a width, with an ellipsis.
  package func shortened(_ text: String, to width: Int) -> String {
    guard self.width(of: text) > width else { return text }
    var rest = width * 1000 / size - thousandths("…")
    guard rest >= 0 else { return "" }
    var end = text.startIndex
    for index in text.indices {
      rest -= thousandths(text[index...index])
      guard rest >= 0 else { break }
      end = text.index(after: index)
    }
    var kept = text[..<end]
    while let last = kept.last, last == " " || last == "," { kept.removeLast() }
    return kept + "…"
  }

  /// The text in lines that fit into a width. A word that is wider than that is broken, and a part of it that still is wider
  /// is shortened.
  package func wrapped(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: \.isWhitespace) {
      let longer = line.isEmpty ? String(word) : "\(line) \(word)"
      if self.width(of: longer) <= width {
        line = longer
      } else {
        if !line.isEmpty { lines.append(line) }
        let parts = broken(word, to: width)
        lines += parts.dropLast()
        line = parts.last ?? ""
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// A word in lines, broken behind punctuation and before a role: `UEPT.NOTICE[ED]` into `UEPT.NOTICE` and `[ED]`.
  private func broken(_ word: Substring, to width: Int) -> [String] {
    var parts: [Substring] = []
    var rest = word
    while let end = rest.indices.dropFirst().first(where: {
      rest[$0] == "[" || "/.-_".contains(rest[rest.index(before: $0)])
    }) {
      parts.append(rest[..<end])
      rest = rest[end...]
    }
    return (parts + [rest]).reduce(into: []) { lines, part in
      if let last = lines.last, self.width(of: last + part) <= width {
        lines[lines.count - 1] += part
      } else {
        lines.append(shortened(String(part), to: width))
      }
    }
  }

  /// The text in at most this number of lines that fit into a width; what is left of it is cut from the last.
  package func wrapped(_ text: String, to width: Int, lines limit: Int) -> [String] {
    let lines = wrapped(text, to: width)
    guard lines.count > limit, limit > 0 else { return lines }
    return lines.prefix(limit - 1) + [shortened(lines[(limit - 1)...].joined(separator: " "), to: width)]
  }
}

/// How far Liberation Sans moves on for each character, in thousandths of its size. Arial and Helvetica have the same
/// widths, which is why pictures name all three.
enum FontWidths {
  /// The width of a character; for what no table holds more than any usual font has.
  static func width(of scalar: Unicode.Scalar, isBold: Bool) -> Int {
    let table = isBold ? bold : regular
    switch scalar.value {
    case 0x20...0x7E: return table[Int(scalar.value) - 0x20]
    case 0xA0...0xFF: return table[Int(scalar.value) - 0xA0 + 0x5F]
    case 0x2026: return 1000  // …
    case 0x2013, 0x2020, 0x2021: return 557  // – † ‡
    case 0x2264, 0x2265: return 549  // ≤ ≥
    case 0x2018, 0x2019: return 278  // ‘ ’
    case 0x201C, 0x201D: return 500  // “ ”
    // A whole sentence as one character.
    case 0xFDFA...0xFDFD: return 12_000
    default: return 1300
    }
  }

  /// From space to `~`, then from the no-break space to `ÿ`.
  private static let regular = [
    278, 278, 355, 557, 557, 890, 667, 191, 333, 333, 390, 584, 278, 333, 278, 278, 557, 557, 557, 557, 557, 557, 557,
    557, 557, 557, 278, 278, 584, 584, 584, 557, 1016, 667, 667, 723, 723, 667, 611, 778, 723, 278, 500, 667, 557,
    833, 723, 778, 667, 778, 723, 667, 611, 723, 667, 944, 667, 667, 611, 278, 278, 278, 470, 557, 333, 557, 557, 500,
    557, 557, 278, 557, 557, 223, 223, 500, 223, 833, 557, 557, 557, 557, 333, 500, 278, 557, 500, 723, 500, 500, 500,
    334, 260, 334, 584, 278, 333, 557, 557, 557, 557, 260, 557, 333, 737, 371, 557, 584, 333, 737, 553, 400, 549, 333,
    333, 333, 577, 538, 278, 333, 333, 366, 557, 834, 834, 834, 611, 667, 667, 667, 667, 667, 667, 1000, 723, 667,
    667, 667, 667, 278, 278, 278, 278, 723, 723, 778, 778, 778, 778, 778, 584, 778, 723, 723, 723, 723, 667, 667, 611,
    557, 557, 557, 557, 557, 557, 890, 500, 557, 557, 557, 557, 278, 278, 278, 278, 557, 557, 557, 557, 557, 557, 557,
    549, 611, 557, 557, 557, 557, 500, 557, 500,
  ]

  private static let bold = [
    278, 333, 475, 557, 557, 890, 723, 238, 333, 333, 390, 584, 278, 333, 278, 278, 557, 557, 557, 557, 557, 557, 557,
    557, 557, 557, 333, 333, 584, 584, 584, 611, 976, 723, 723, 723, 723, 667, 611, 778, 723, 278, 557, 723, 611, 833,
    723, 778, 667, 778, 723, 667, 611, 723, 667, 944, 667, 667, 611, 333, 278, 333, 584, 557, 333, 557, 611, 557, 611,
    557, 333, 611, 611, 278, 278, 557, 278, 890, 611, 611, 611, 611, 390, 557, 333, 611, 557, 778, 557, 557, 500, 390,
    280, 390, 584, 278, 333, 557, 557, 557, 557, 280, 557, 333, 737, 371, 557, 584, 333, 737, 553, 400, 549, 333, 333,
    333, 577, 557, 278, 333, 333, 366, 557, 834, 834, 834, 611, 723, 723, 723, 723, 723, 723, 1000, 723, 667, 667,
    667, 667, 278, 278, 278, 278, 723, 723, 778, 778, 778, 778, 778, 584, 778, 723, 723, 723, 723, 667, 667, 611, 557,
    557, 557, 557, 557, 557, 890, 557, 557, 557, 557, 557, 278, 278, 278, 278, 611, 611, 611, 611, 611, 611, 611, 549,
    611, 611, 611, 611, 611, 557, 611, 557,
  ]
}

/// A rectangle of the picture, in tenths of a pixel: where a text or a piece of a line is.
struct GanttBox {
  let x: Range<Int>
  let y: Range<Int>

  init(x: Range<Int>, y: Range<Int>) {
    self.x = x
    self.y = y
  }

  /// A line between two places, of a width.
  init(from start: (x: Int, y: Int), to end: (x: Int, y: Int), width: Int) {
    let half = (width + 1) / 2
    x = (min(start.x, end.x) - half)..<(max(start.x, end.x) + half)
    y = (min(start.y, end.y) - half)..<(max(start.y, end.y) + half)
  }

  /// Whether two rectangles share a place.
  func overlaps(_ other: GanttBox) -> Bool { x.overlaps(other.x) && y.overlaps(other.y) }
}

extension LabelFont {
  /// The box of a text, with the little room around it that lets it be read beside a line.
  func box(_ text: String, x: Int, y: Int) -> GanttBox {
    GanttBox(x: (x - 15)..<(x + width(of: text) + 15), y: (y - size * 4 / 5)..<(y + size / 4))
  }
}
