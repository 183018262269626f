/// Finds the word that somebody probably meant, for messages: `probably meant: GS`. Nothing is corrected by itself.
package enum Suggestion {
  /// The word that differs least from a text, in at most two letters and less than half of them, else the only one that
  /// begins with it; `nil` where there is none. Never a word with other digits: P099 is another code than P999, and not a
  /// likely mistake for it.
  package static func nearest(to text: String, among words: [String]) -> String? {
    let wanted = wanted(text)
    let ours = digits(text)
    let words = words.filter { digits($0) == ours }
    var best: (word: String, distance: Int)?
    for word in words {
      guard let distance = nearDistance(wanted, word) else { continue }
      if distance < (best?.distance ?? .max) { best = (word, distance) }
    }
    let longer = words.filter { wanted.count >= 3 && $0.lowercased().unicodeScalars.starts(with: wanted) }
    return best?.word ?? (longer.count == 1 ? longer[0] : nil)
  }

  /// Whether a text is one of some words but for one or two letters.
  package static func isSlip(_ text: String, ofOneOf words: [String]) -> Bool {
    let (wanted, ours) = (wanted(text), digits(text))
    return words.contains { digits($0) == ours && nearDistance(wanted, $0) != nil }
  }

  /// The letters by which words are compared with a text.
  static func wanted(_ text: String) -> [Unicode.Scalar] { Array(text.lowercased().unicodeScalars.prefix(100)) }

  static func digits(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { $0.properties.numericType != nil }
  }

  /// The letters in which a word differs; `nil` where they are too many.
  static func nearDistance(_ wanted: [Unicode.Scalar], _ word: String) -> Int? {
    let lowered = Array(word.lowercased().unicodeScalars)
    guard abs(wanted.count - lowered.count) <= 2 else { return nil }
    let distance = distance(wanted, lowered)
    return distance <= 2 && 2 * distance < word.unicodeScalars.count ? distance : nil
  }

  /// The letters to be added, removed or replaced to make one text of another (Levenshtein).
  private static func distance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Int {
    var row = Array(0...other.count)
    for (index, letter) in one.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for place in other.indices {
        let changed = diagonal + (other[place] == letter ? 0 : 1)
        diagonal = row[place + 1]
        row[place + 1] = min(changed, row[place] + 1, diagonal + 1)
      }
    }
    return row[other.count]
  }
}
