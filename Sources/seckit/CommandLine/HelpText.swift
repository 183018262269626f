/// The parser's help and messages, as people read them best: what a command needs comes before what it may have, and lines
/// have an end.
enum HelpText {
  /// The characters of a line.
  private static let width = 80

  /// Help, with the options of the command itself before the options of its groups, or another message of the parser.
  static func arranged(_ text: String) -> String {
    let (body, end) = text.hasSuffix("\n") ? (text.dropLast(), "\n") : (text[...], "")
    var blocks = sections(folded(String(body))).split(separator: "\n\n", omittingEmptySubsequences: false)
    guard let usage = blocks.firstIndex(where: { $0.hasPrefix("USAGE: ") }),
      let options = blocks[usage...].firstIndex(where: { $0.hasPrefix("OPTIONS:\n") })
    else { return folded(text) }
    let block = blocks.remove(at: options)
    let arguments = blocks[usage...].firstIndex { $0.hasPrefix("ARGUMENTS:\n") }
    // What is required comes first: the groups with options that the usage has outside brackets.
    let required = required(in: blocks[usage])
    let first = (arguments ?? usage) + 1
    let groups = blocks[first...].filter { group in required.contains { group.contains("\n  \($0) ") } }
    let (own, others) = parted(block, required)
    let behind = blocks[first...].filter { !groups.contains($0) }
    if own.isEmpty || groups.isEmpty {
      blocks = blocks[..<first] + groups + [block] + behind
    } else {
      blocks = blocks[..<first] + ["REQUIRED:\n\(own)"] + groups + ["OPTIONS:\n\(others)"] + behind
    }
    return blocks.joined(separator: "\n\n") + end
  }

  /// The options that begin a group of their own: the parser puts groups inside a group under its title.
  private static let beginnings = ["--calendar": "CALENDAR", "--delimiter": "TABLES"]

  /// The same help with these groups under titles of their own.
  private static func sections(_ text: String) -> String {
    var (title, hasEntries) = ("", false)
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
      if line.hasSuffix(":"), !line.hasPrefix(" ") { (title, hasEntries) = (String(line.dropLast()), false) }
      // A group that has nothing else keeps its title.
      defer { hasEntries = hasEntries || line.hasPrefix("  -") }
      let name = line.hasPrefix("  --") ? line.dropFirst(2).prefix { $0 != " " } : ""
      guard let own = beginnings[String(name)], own != title, title != "OPTIONS", hasEntries else {
        return String(line)
      }
      title = own
      return "\n\(own):\n\(line)"
    }.joined(separator: "\n")
  }

  /// The entries of a block of options that are required, and the others.
  private static func parted(_ block: Substring, _ required: [Substring]) -> (required: String, others: String) {
    var parts: (required: [Substring], others: [Substring]) = ([], [])
    var isRequired = false
    for line in block.split(separator: "\n").dropFirst() {
      if line.hasPrefix("  -") { isRequired = required.contains { line.hasPrefix("  \($0) ") } }
      if isRequired { parts.required.append(line) } else { parts.others.append(line) }
    }
    return (parts.required.joined(separator: "\n"), parts.others.joined(separator: "\n"))
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
