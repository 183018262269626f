/// Texts as Mermaid can hold them.
enum MermaidText {
  /// The text on one line, without the characters that mean something to Mermaid: a colon ends a name, a semicolon and a
  /// hash begin an entity, a comma parts fields, `%%` begins a comment, and `<` may begin a tag.
  static func safe(_ text: String) -> String {
    var safe = ""
    for character in text.replacing(">=", with: "≥").replacing("<=", with: "≤") {
      switch character {
      case ":": safe += " –"
      case ";", ",": safe += " /"
      case "#": safe += " no. "
      case "%": safe += " percent "
      case "<": safe += "‹"
      case ">": safe += "›"
      case "{", "[": safe += "("
      case "}", "]": safe += ")"
      case "\\", "`", "\"": safe += "'"
      case _ where character.isWhitespace || character.isNewline: safe += " "
      case _ where character.unicodeScalars.contains { $0.properties.generalCategory == .control }: safe += "\u{FFFD}"
      // A letter with a combining mark may hold any of them.
      case _ where character.unicodeScalars.contains(where: { ":;,#%<>{}[]".unicodeScalars.contains($0) }):
        safe += "\u{FFFD}"
      default: safe.append(character)
      }
    }
    return safe.split(separator: " ").joined(separator: " ")
  }

  /// The text as the name of a task, which must not begin as another line of the language does.
  static func name(_ text: String) -> String {
    let name = safe(text)
    let start = name.lowercased()
    let isTaken = name.isEmpty || name.first?.isNumber == true || words.contains { start.hasPrefix($0) }
    return isTaken ? "Task \(name)" : name
  }

  /// What other lines begin with.
  private static let words = [
    "acc", "axisformat", "call", "click", "dateformat", "excludes", "gantt", "href", "includes", "inclusiveenddates",
    "section", "tickinterval", "title", "todaymarker", "topaxis", "vert", "weekday", "weekend",
  ]
}
