/// The parser's help and messages, as people read them best: options are grouped by task, what a command needs comes before
/// what it may have, and lines have an end.
enum HelpText {
  /// The characters of a line.
  private static let width = 80

  /// Help with its options in groups, or another message of the parser.
  static func arranged(_ text: String) -> String {
    let (body, end) = text.hasSuffix("\n") ? (text.dropLast(), "\n") : (text[...], "")
    let blocks = folded(String(body)).split(separator: "\n\n", omittingEmptySubsequences: false)
    guard let usage = blocks.firstIndex(where: { $0.hasPrefix("USAGE: ") }) else { return folded(text) }
    let parts = blocks[(usage + 1)...].map { ($0, HelpGroup($0)) }
    var groups = HelpGroup.byTask(parts.compactMap(\.1))
    // What is required comes first: the groups with options that the usage has outside brackets.
    let required = required(in: blocks[usage])
    let isNeeded = { (entry: HelpGroup.Entry) in required.contains { $0 == entry.name } }
    let own = groups.firstIndex { $0.title == HelpGroup.standard }
    if let own, groups.indices.contains(where: { $0 != own && groups[$0].entries.contains(where: isNeeded) }) {
      let needed = HelpGroup("REQUIRED", groups[own].entries.filter(isNeeded))
      groups[own].entries.removeAll(where: isNeeded)
      groups.insert(needed, at: 0)
    }
    groups.removeAll(where: \.entries.isEmpty)
    let first = groups.filter { $0.entries.contains(where: isNeeded) }
    let behind = groups.filter { !$0.entries.contains(where: isNeeded) }
    let others = parts.filter { $0.1 == nil }.map { String($0.0) }
    let arguments = others.filter { $0.hasPrefix("ARGUMENTS:\n") }
    return
      (blocks[...usage].map(String.init) + arguments + (first + behind).map(\.text)
      + others.filter { !arguments.contains($0) }).joined(separator: "\n\n") + end
  }

  /// The options that a line of usage has outside brackets.
  private static func required(in usage: Substring) -> [Substring] {
    var depth = 0
    return usage.split(whereSeparator: \.isWhitespace).filter { word in
      defer { depth += word.count { $0 == "[" } - word.count { $0 == "]" } }
      return depth == 0 && word.hasPrefix("--")
    }
  }

  /// The same with long lines of usage folded.
  static func folded(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.prefix(7).lowercased() == "usage: " ? usage($0) : String($0) }
      .joined(separator: "\n")
  }

  /// A line of usage, folded between arguments: what is in brackets stays together, and so does an option with its value.
  private static func usage(_ line: Substring) -> String {
    // The parser leaves out the brackets where there are many options and no argument.
    let line = line.hasSuffix(" <options>") ? line.dropLast(9) + "[<options>]" : line
    guard line.count > width else { return String(line) }
    var parts: [String] = []
    for word in line.split(separator: " ") {
      let isOpen = parts.last.map { $0.count { $0 == "[" } > $0.count { $0 == "]" } } ?? false
      let isValue = parts.last?.hasPrefix("-") == true && word.hasPrefix("<") || word == "..."
      if isOpen || isValue { parts[parts.count - 1] += " \(word)" } else { parts.append(String(word)) }
    }
    var lines = [""]
    for part in parts {
      let last = lines[lines.count - 1]
      if !last.isEmpty, last.count + 1 + part.count > width {
        lines.append("    \(part)")
      } else {
        lines[lines.count - 1] = last.isEmpty ? part : "\(last) \(part)"
      }
    }
    return lines.joined(separator: "\n")
  }
}
