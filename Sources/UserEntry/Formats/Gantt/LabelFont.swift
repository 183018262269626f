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

  /// The text in at most so many lines that fit into a width; what is left of it is cut from the last.
  package func wrapped(_ text: String, to width: Int, lines limit: Int) -> [String] {
    let lines = wrapped(text, to: width)
    guard lines.count > limit, limit > 0 else { return lines }
    return lines.prefix(limit - 1) + [shortened(lines[(limit - 1)...].joined(separator: " "), to: width)]
  }
}
