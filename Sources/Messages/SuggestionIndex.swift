/// Finds what ``Suggestion/nearest(to:among:)`` finds, among very many words: a question costs about the same for any
/// number of them.
///
/// A word is cut into three thirds. Of one that differs from a text in two letters at most, the text has a third as it is, at
/// most two letters further on. So only words that share a third with the text are compared with it.
package struct SuggestionIndex: Sendable {
  /// A part that a word has: with which of its letters, and in which words.
  private enum Part: Hashable {
    case third(Int, ofLength: Int)
    case beginning

    static let beginningLength = 3
  }

  private let words: [String]
  /// The hashes of all parts of all words with the places of the words, sorted. A million words take some 64 MB.
  private var entries: [(hash: Int, place: Int32)] = []

  package init(_ words: [String]) {
    self.words = words
    entries.reserveCapacity(4 * words.count)
    for (place, word) in words.enumerated() {
      let letters = Array(word.lowercased().unicodeScalars)
      let digits = Suggestion.digits(word)
      for number in 0..<3 {
        let part = letters[Self.third(number, of: letters.count)]
        entries.append((Self.hash(.third(number, ofLength: letters.count), part, digits), Int32(place)))
      }
      guard letters.count >= Part.beginningLength else { continue }
      entries.append((Self.hash(.beginning, letters.prefix(Part.beginningLength), digits), Int32(place)))
    }
    entries.sort { ($0.hash, $0.place) < ($1.hash, $1.place) }
  }

  package func nearest(to text: String) -> String? {
    let wanted = Suggestion.wanted(text)
    let digits = Suggestion.digits(text)
    return near(wanted, digits) ?? longer(wanted, digits)
  }

  private func near(_ wanted: [Unicode.Scalar], _ digits: [Unicode.Scalar]) -> String? {
    var places: Set<Int32> = []
    for length in max(0, wanted.count - 2)...(wanted.count + 2) {
      for number in 0..<3 {
        let own = Self.third(number, of: length)
        for shift in -2...2 where own.lowerBound + shift >= 0 && own.upperBound + shift <= wanted.count {
          let part = wanted[own.lowerBound + shift..<own.upperBound + shift]
          places.formUnion(self.places(Self.hash(.third(number, ofLength: length), part, digits)))
        }
      }
    }
    var best: (word: String, distance: Int)?
    for place in places.sorted() {
      let word = words[Int(place)]
      guard Suggestion.digits(word) == digits, let distance = Suggestion.nearDistance(wanted, word) else { continue }
      if distance < (best?.distance ?? .max) { best = (word, distance) }
    }
    return best?.word
  }

  /// The only word that begins with the letters.
  private func longer(_ wanted: [Unicode.Scalar], _ digits: [Unicode.Scalar]) -> String? {
    guard wanted.count >= Part.beginningLength else { return nil }
    var found: String?
    for place in places(Self.hash(.beginning, wanted.prefix(Part.beginningLength), digits)) {
      let word = words[Int(place)]
      guard Suggestion.digits(word) == digits, word.lowercased().unicodeScalars.starts(with: wanted) else { continue }
      guard found == nil else { return nil }
      found = word
    }
    return found
  }

  /// The places of the words with a part; some of others, too.
  private func places(_ hash: Int) -> some Sequence<Int32> {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].hash < hash { low = middle + 1 } else { high = middle }
    }
    return entries[low...].lazy.prefix { $0.hash == hash }.map(\.place)
  }

  private static func hash(_ part: Part, _ letters: ArraySlice<Unicode.Scalar>, _ digits: [Unicode.Scalar]) -> Int {
    var hasher = Hasher()
    hasher.combine(part)
    hasher.combine(letters)
    hasher.combine(digits)
    return hasher.finalize()
  }

  private static func third(_ number: Int, of length: Int) -> Range<Int> {
    length * number / 3..<length * (number + 1) / 3
  }
}

/// The words that were probably meant by the words of a file, which may have very many wrong ones: given for the first
/// of them alone, since nobody reads more.
package final class Suggestions {
  private let words: () -> [String]
  private lazy var index = SuggestionIndex(words())
  private var known: [String: String?] = [:]

  /// The most texts for which a word is searched for.
  package static let limit = 20

  /// Among words that are asked for at the first search.
  package init(_ words: @autoclosure @escaping () -> [String]) { self.words = words }

  /// What ``Suggestion/nearest(to:among:)`` gives for a text; `nil` for texts that come later than the first 20.
  package func nearest(to text: String) -> String? {
    if let known = known[text] { return known }
    guard known.count < Self.limit else { return nil }
    let nearest = index.nearest(to: text)
    known[text] = .some(nearest)
    return nearest
  }
}
