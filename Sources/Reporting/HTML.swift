import Messages

/// Pieces of HTML, written so that a strict XML parser reads them too.
package enum HTML {
  /// A text as it is written between tags and in attributes.
  package static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\t", "\n": escaped += " "
      // What XML can't hold is shown as what it is: not a character.
      case _ where scalar.properties.generalCategory == .control || scalar.value & 0xFFFE == 0xFFFE:
        escaped += "\u{FFFD}"
      // A page may go to a terminal, and whoever reads its source sees what is there.
      case _ where !scalar.isShown: escaped += "&#x\(String(scalar.value, radix: 16, uppercase: true));"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// A cell of a table.
  package struct Cell: Sendable {
    /// What it says.
    package let text: String
    /// `number` for what goes at the right, `fixed` for what is not broken, `wide` for sentences.
    package let style: String

    /// A number, at the right.
    package static func number(_ text: String) -> Cell { Cell(text: text, style: "number") }
    /// A text that is not broken into lines.
    package static func fixed(_ text: String) -> Cell { Cell(text: text, style: "fixed") }
    /// A text of whole sentences.
    package static func wide(_ text: String) -> Cell { Cell(text: text, style: "wide") }
    /// Any other text.
    package static func text(_ text: String) -> Cell { Cell(text: text, style: "") }
  }

  /// A table in a frame that scrolls sideways where the screen is narrow. `styles` gives each row its class.
  package static func table(
    _ name: String, head: [Cell], rows: [[Cell]], styles: [String] = [], foot: [Cell] = []
  ) -> String {
    func row(_ cells: [Cell], _ tag: String, _ style: String = "") -> String {
      let cells = cells.map { cell in
        "<\(tag)\(cell.style.isEmpty ? "" : " class=\"\(cell.style)\"")>\(escaped(cell.text))</\(tag)>"
      }
      return "<tr\(style.isEmpty ? "" : " class=\"\(style)\"")>\(cells.joined())</tr>\n"
    }
    let body = rows.enumerated().map { row($1, "td", $0 < styles.count ? styles[$0] : "") }.joined()
    let end = foot.isEmpty ? "" : "<tfoot>\(row(foot, "td"))</tfoot>\n"
    return """
      <div class="frame"><table id="\(name)">
      <thead>\(row(head, "th"))</thead>
      <tbody>
      \(body)</tbody>
      \(end)</table></div>

      """
  }

  /// A page that needs nothing else, no network and no script. `head` comes below its title.
  package static func page(title: String, style: String, head: String, body: String) -> String {
    let title = escaped(title)
    return """
      <!DOCTYPE html>
      <html lang="en-GB" xmlns="http://www.w3.org/1999/xhtml"><head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <title>\(title)</title>
      <style>
      \(style)
      </style></head><body>
      <header><h1>\(title)</h1>
      \(head)</header>
      \(body)</body></html>

      """
  }

  package static func section(_ name: String, _ title: String, _ content: String) -> String {
    "<section id=\"\(name)\">\n<h2>\(escaped(title))</h2>\n\(content)</section>\n"
  }

  package static func paragraph(_ text: String, style: String = "") -> String {
    "<p\(style.isEmpty ? "" : " class=\"\(style)\"")>\(escaped(text))</p>\n"
  }
}
