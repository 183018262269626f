extension BinaryInteger {
  /// The form of a word that goes with the number: `1.plural("has", "have")` is `has`.
  package func plural(_ one: String, _ many: String) -> String { self == 1 ? one : many }

  /// The number with a noun: `1 row`, `2 rows`. `many` is needed where the plural takes more than an s.
  package func counted(_ one: String, _ many: String? = nil) -> String {
    "\(self) \(plural(one, many ?? one + "s"))"
  }
}

extension Collection<String> {
  /// The words as a sentence has them: `IS`, `IS and GS`, `ED, GS and OU`.
  package var listed: String {
    let words = Array(self)
    guard words.count > 1 else { return words.first ?? "" }
    return "\(words.dropLast().joined(separator: ", ")) and \(words[words.count - 1])"
  }
}
