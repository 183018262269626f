package import Messages

extension Sequence<String> {
  /// The lines as one text, each with its end.
  package var endedLines: String { map { $0 + "\n" }.joined() }
}

extension Sequence<ShownText> {
  /// The lines as one text, each with its end.
  package var endedLines: String { map(\.description).endedLines }
}

extension TextTable {
  /// The table as wide as a terminal, each line with its end.
  package func text(_ terminal: Terminal = .none) -> String { lines(width: terminal.width).endedLines }
}

extension String {
  /// The text with spaces up to a number of characters, behind it or before it.
  package func padded(to width: Int, atStart: Bool = false) -> String {
    let spaces = String(repeating: " ", count: max(0, width - count))
    return atStart ? spaces + self : self + spaces
  }
}

/// A text in lines of at most `width` characters, at least 20 of them for its words. The first line begins with `first`,
/// the others with as many spaces as `rest` says.
package func hanging(_ text: String, first: String = "", rest: Int, width: Int) -> [ShownText] {
  let margin = String(repeating: " ", count: rest)
  return wrapped(text, width: max(20, width - max(first.count, rest))).enumerated().map { index, piece in
    ShownText(index == 0 ? first : margin) + piece
  }
}
