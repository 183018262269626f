import ArgumentParser
import Messages

/// A value that is not one of the words of an option.
enum UnknownWord {
  private static let advice = " Please provide one of '"

  /// What an option throws that reads its words itself: the parser's sentence.
  static func refusal(_ words: [String]) -> ValidationError {
    let quoted = words.map { "'\($0)'" }
    let choice = [quoted.dropLast().joined(separator: ", "), quoted.last ?? ""].joined(separator: " or ")
    return ValidationError("Please provide one of \(choice).")
  }

  /// The parser's message with the word that was probably meant: `Please provide one of 'user', 'rdp' or 'dcc'.`
  static func suggested(_ message: String) -> String {
    var lines = message.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let line = lines.first, line.contains(" is invalid for '"), let advice = line.firstRange(of: advice) else {
      return message
    }
    // The parser puts a colon before what an option throws itself, and a full stop before its own words.
    let first = String(line[..<advice.lowerBound].dropLast()) + "." + line[advice.lowerBound...]
    lines[0] = first
    // The value, the option, then the words.
    let quoted = quoted(first)
    if let value = quoted.first, let near = Suggestion.nearest(to: value, among: Array(quoted.dropFirst(2))) {
      lines[0] += " Did you mean '\(near)'?"
    }
    return lines.joined(separator: "\n")
  }

  /// What is between single quotes.
  private static func quoted(_ text: some StringProtocol) -> [String] {
    text.split(separator: "'", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }
      .map { String($0.element) }
  }
}
