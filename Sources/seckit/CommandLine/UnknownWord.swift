import Messages

/// A value that is not one of the words of an option.
enum UnknownWord {
  /// The parser's message with the word that was probably meant: `Please provide one of 'user', 'rdp' or 'dcc'.`
  static func suggested(_ message: String) -> String {
    var lines = message.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let first = lines.first, first.contains(" is invalid for '"), first.contains("Please provide one of '") else {
      return message
    }
    // The value, the option, then the words.
    let quoted = quoted(first)
    guard let value = quoted.first, let near = Suggestion.nearest(to: value, among: Array(quoted.dropFirst(2))) else {
      return message
    }
    lines[0] += " Did you mean '\(near)'?"
    return lines.joined(separator: "\n")
  }

  /// What is between single quotes.
  private static func quoted(_ text: String) -> [String] {
    text.split(separator: "'", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }
      .map { String($0.element) }
  }
}
