import Messages

/// The words that a column may have, each with its synonyms: a kind, a unit, yes and no. Case does not matter, nor whether
/// spaces, hyphens or underscores are between the parts of a word.
package struct WordList<Value: Sendable>: Sendable {
  private var values: [String: Value] = [:]
  private var exact: [String: Value] = [:]
  /// The words as they are written in messages, in order, without synonyms.
  package let words: [String]
  /// The same words as they are compared.
  private let keys: [String]

  /// Of words, each with its value and other ways to say it.
  package init(_ entries: [(word: String, value: Value, synonyms: [String])]) {
    words = entries.map(\.word)
    keys = words.map(Self.key)
    for entry in entries {
      for word in [entry.word] + entry.synonyms { values[Self.key(word)] = entry.value }
    }
    // What two words share belongs to the later one, however it is written.
    for entry in entries {
      for word in [entry.word] + entry.synonyms { exact[word] = values[Self.key(word)] }
    }
  }

  /// The value of a word; `nil` where it is not one of them.
  package subscript(text: some StringProtocol) -> Value? {
    // Most words of a file are written as ours are, and need no folding.
    exact[String(text)] ?? values[Self.key(text)]
  }

  /// The word that was probably meant, whatever is between its parts; never one that differs in a digit.
  package func nearest(to text: some StringProtocol) -> String? {
    Suggestion.nearest(to: Self.key(text), among: keys).flatMap { near in keys.firstIndex(of: near) }.map { words[$0] }
  }

  /// A word as it is compared. A sign at its beginning or end stays: `A-` is another rating than `A`.
  private static func key(_ text: some StringProtocol) -> String {
    var key = ""
    var gap = ""
    for character in CellText.trimmed(text).lowercased() {
      if character.isWhitespace || character == "-" || character == "_" {
        gap.append(character)
      } else {
        if !gap.isEmpty { key += key.isEmpty ? gap : " " }
        gap = ""
        key.append(character)
      }
    }
    return key + gap
  }
}

extension WordList where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
  /// Of all cases of a type, with their raw values as words.
  package init(synonyms: [Value: [String]] = [:]) where Value: Hashable {
    self.init(Value.allCases.map { ($0.rawValue, $0, synonyms[$0] ?? []) })
  }
}

extension WordList<Bool> {
  /// `yes` and `no`.
  package static let answers = WordList([("yes", true, ["y", "true"]), ("no", false, ["n", "false"])])
}
