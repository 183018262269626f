import Files
package import Messages

/// A table for people: columns as wide as their widest cell, two spaces between them.
package struct TextTable {
  /// At which side the cells of a column are.
  package enum Alignment: Sendable {
    /// At the left, as words do.
    case left
    /// At the right, as numbers do.
    case right
  }

  private let alignments: [Alignment]
  private var rows: [[String]] = []

  /// Makes an empty table with a column for each alignment.
  package init(_ alignments: [Alignment]) {
    self.alignments = alignments
  }

  /// Adds a row; a cell for each column. What can't be shown of a cell is replaced.
  package mutating func add(_ cells: [String]) {
    precondition(cells.count == alignments.count, "a row has a cell for each column")
    rows.append(cells.map { $0.shown() })
  }

  /// The lines of the table, each indented by `indent` spaces, without spaces at their ends. The last column is broken
  /// into several lines where it would pass `width`.
  package func lines(indent: Int = 0, width: Int = Terminal.standardWidth) -> [ShownText] {
    let widths = alignments.indices.map { column in rows.map { $0[column].columns }.max() ?? 0 }
    let margin = String(repeating: " ", count: indent)
    let lastStart = indent + widths.dropLast().reduce(0) { $0 + $1 + 2 }
    return rows.flatMap { row -> [ShownText] in
      var line = margin
      for column in alignments.indices.dropLast() {
        let padding = String(repeating: " ", count: widths[column] - row[column].columns)
        line += alignments[column] == .left ? row[column] + padding + "  " : padding + row[column] + "  "
      }
      let pieces = row.last.map { words($0, width: max(10, width - lastStart)) } ?? []
      let rest = pieces.dropFirst().map { String(repeating: " ", count: lastStart) + $0 }
      let last = pieces.first ?? ""
      let padding =
        alignments.last == .right ? String(repeating: " ", count: max(0, (widths.last ?? 0) - last.columns)) : ""
      return ([(line + padding + last).withoutTrailingSpaces] + rest).map { ShownText(own: $0) }
    }
  }
}

/// The words of a text in lines of at most `width` characters; a longer word has a line of its own. What can't be shown of
/// it is replaced.
package func wrapped(_ text: String, width: Int) -> [ShownText] {
  words(text.shown(), width: width).map { ShownText(own: $0) }
}

private func words(_ text: String, width: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  for word in text.split(separator: " ") {
    if line.isEmpty {
      line = String(word)
    } else if line.columns + 1 + String(word).columns <= width {
      line += " " + word
    } else {
      lines.append(line)
      line = String(word)
    }
  }
  return lines + (line.isEmpty ? [] : [line])
}

extension Character {
  /// The columns that a terminal gives it: two for most of what is written in China, Japan and Korea, and for emoji.
  fileprivate var columns: Int {
    guard let value = unicodeScalars.first?.value, value >= 0x1100 else { return 1 }
    let wide: [ClosedRange<UInt32>] = [
      0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD,
    ]
    return wide.contains { $0.contains(value) } ? 2 : 1
  }
}

extension String {
  fileprivate var columns: Int { utf8.count == count ? count : reduce(0) { $0 + $1.columns } }

  fileprivate var withoutTrailingSpaces: String {
    guard let last = lastIndex(where: { $0 != " " }) else { return "" }
    return String(self[...last])
  }
}
