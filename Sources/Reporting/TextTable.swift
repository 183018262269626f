import Files
package import Messages

/// A table for people: columns as wide as their widest cell, two spaces between them. Where it is too wide, words go to
/// further lines; where that isn't enough, rows under titles become blocks with a line for each cell.
package struct TextTable {
  /// At which side the cells of a column are.
  package enum Alignment: Sendable {
    /// At the left, as words do.
    case left
    /// At the right, as numbers do.
    case right
  }

  private let alignments: [Alignment]
  private let titles: [String]?
  private var rows: [[String]] = []

  /// Makes an empty table with a column for each alignment, under titles where it has them.
  package init(_ alignments: [Alignment], titles: [String]? = nil) {
    precondition(titles.map { $0.count == alignments.count } ?? true, "there is a title for each column")
    self.alignments = alignments
    self.titles = titles.map { $0.map { $0.shown() } }
  }

  /// Adds a row; a cell for each column. What can't be shown of a cell is replaced.
  package mutating func add(_ cells: [String]) {
    precondition(cells.count == alignments.count, "a row has a cell for each column")
    rows.append(cells.map { $0.shown() })
  }

  /// The lines of the table, each indented by `indent` spaces, without spaces at their ends.
  package func lines(indent: Int = 0, width: Int = Terminal.standardWidth) -> [ShownText] {
    rowLines(indent: indent, width: width).flatMap(\.self)
  }

  /// The same, apart for each row. The titles are the first row.
  package func rowLines(indent: Int = 0, width: Int = Terminal.standardWidth) -> [[ShownText]] {
    let margin = String(repeating: " ", count: indent)
    let all = (titles.map { [$0] } ?? []) + rows
    guard let widths = widths(of: all, in: width - indent) else {
      return titles == nil ? hung(margin, width: width) : upright(margin, width: width)
    }
    return all.map { row in
      let pieces = alignments.indices.map { column in
        let isLast = column == alignments.count - 1
        return !isLast && row[column].columns <= widths[column]
          ? [row[column]] : words(row[column], width: widths[column])
      }
      return (0..<max(1, pieces.map(\.count).max() ?? 1)).map { index in
        let cells = alignments.indices.map { column in
          let piece = index < pieces[column].count ? pieces[column][index] : ""
          let padding = String(repeating: " ", count: max(0, widths[column] - piece.columns))
          return alignments[column] == .left ? piece + padding : padding + piece
        }
        return ShownText(own: (margin + cells.joined(separator: "  ")).withoutTrailingSpaces)
      }
    }
  }

  /// How wide the columns are in a line of `room` characters: the last one gives way first, down to ten characters, then the
  /// widest. `nil` where they don't fit.
  private func widths(of rows: [[String]], in room: Int) -> [Int]? {
    var widths = alignments.indices.map { column in rows.map { $0[column].columns }.max() ?? 0 }
    var excess = widths.reduce(2 * (widths.count - 1), +) - room
    guard excess > 0, let last = widths.indices.last else { return widths }
    // Numbers are never broken, and words only between them.
    let least = widths.indices.map { column in
      alignments[column] == .right
        ? widths[column] : rows.flatMap { $0[column].split(separator: " ").map { String($0).columns } }.max() ?? 0
    }
    func give(_ column: Int, downTo floor: Int) {
      let given = max(0, min(excess, widths[column] - max(floor, least[column])))
      widths[column] -= given
      excess -= given
    }
    give(last, downTo: 10)
    while excess > 0,
      let widest = widths.indices.filter({ widths[$0] > least[$0] }).max(by: { widths[$0] < widths[$1] })
    {
      give(widest, downTo: widths[widest] - 1)
    }
    return excess > 0 ? nil : widths
  }

  /// A row whose last cell has a word that does not fit beside the others has it below them; all other rows stay as they are.
  private func hung(_ margin: String, width: Int) -> [[ShownText]] {
    let widths = alignments.indices.dropLast().map { column in rows.map { $0[column].columns }.max() ?? 0 }
    let start = margin.columns + widths.reduce(0) { $0 + $1 + 2 }
    func folded(_ text: String, _ first: String, _ rest: String) -> [ShownText] {
      words(text, width: max(10, width - rest.columns)).enumerated().map { index, line in
        ShownText(own: ((index == 0 ? first : rest) + line).withoutTrailingSpaces)
      }
    }
    return rows.map { row in
      let cells = zip(row, zip(widths, alignments)).map { cell, column in
        let padding = String(repeating: " ", count: column.0 - cell.columns)
        return (column.1 == .left ? cell + padding : padding + cell) + "  "
      }
      let head = margin + cells.joined()
      let last = row.last ?? ""
      let longest = last.split(separator: " ").map { String($0).columns }.max() ?? 0
      guard start + longest > width, longest > 0 else {
        let lines = folded(last, head, String(repeating: " ", count: start))
        return lines.isEmpty ? [ShownText(own: head.withoutTrailingSpaces)] : lines
      }
      let below = row.dropLast().allSatisfy(\.isEmpty) ? margin : margin + "  "
      let above = head.withoutTrailingSpaces
      return (above.isEmpty ? [] : [ShownText(own: above)]) + folded(last, below, below)
    }
  }

  private func upright(_ margin: String, width: Int) -> [[ShownText]] {
    let titles = (titles ?? []).map { String($0.drop { $0 == " " }) }
    let start = (titles.map(\.columns).max() ?? 0) + 2
    return [[]]
      + rows.enumerated().map { index, row in
        let cells = zip(titles, row).filter { !$0.1.isEmpty }.flatMap { title, cell in
          words(cell, width: max(10, width - margin.columns - start)).enumerated().map { index, piece in
            let label = index == 0 ? title : ""
            return ShownText(own: margin + label + String(repeating: " ", count: start - label.columns) + piece)
          }
        }
        return (index == 0 ? [] : [""]) + cells
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
