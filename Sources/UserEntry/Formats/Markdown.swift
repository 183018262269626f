/// Pieces of Markdown.
enum Markdown {
  /// A text on one line, with everything escaped that Markdown would read as a mark.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "{", "}", "[", "]", "<", ">", "#", "|", "~", "&", "!": escaped += "\\\(scalar)"
      case _ where scalar.properties.isWhitespace: escaped += " "
      case _ where scalar.properties.generalCategory == .control: escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped.split(separator: " ").joined(separator: " ")
  }

  /// A table. The first cell of a row that is `strong` is bold.
  static func table(head: [String], rows: [[String]], strong: [Bool] = []) -> String {
    func line(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }
    var lines = [line(head), line(head.map { _ in "---" })]
    for (index, row) in rows.enumerated() {
      var cells = row.map(escaped)
      if index < strong.count, strong[index], let first = cells.first, !first.isEmpty { cells[0] = "**\(first)**" }
      lines.append(line(cells))
    }
    return lines.joined(separator: "\n")
  }
}
