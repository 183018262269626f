import Messages
import Reporting
import TestSupport
import Testing

/// What somebody probably meant.
@Suite struct SuggestionTests {
  @Test(
    arguments: [
      ("P999", ["P099", "P990"], nil), ("P99", ["P099"], nil), ("P099", ["P0999"], nil),
      ("INV-1", ["INV-2", "INV-12"], nil),
      ("2025-04", ["2025-05"], nil), ("P٠99", ["P099"], nil), ("P9O9", ["P909"], nil),
      ("p099", ["P099"], "P099"), ("ALPAH-7", ["ALPHA-7", "ALPHA-8"], "ALPHA-7"), ("BRAV0", ["BRAVO"], nil),
      ("itemized", ["itemised", "uplift"], "itemised"), ("letter", ["letter-of-credit"], "letter-of-credit"),
    ] as [(String, [String], String?)])
  func codesThatDifferInADigitAreNotSuggested(_ text: String, _ words: [String], _ meant: String?) {
    #expect(Suggestion.nearest(to: text, among: words) == meant)
    #expect(Suggestions(words).nearest(to: text) == meant)
  }

  /// Words of few letters, so that many are near each other, begin alike, or are the same but for capitals.
  private static func word(_ random: inout SeededGenerator) -> String {
    let letters = ["a", "b", "A", "1", "2", "é", "ß", "İ", "-", "e\u{301}"]
    let common = ["", "", "ab", "PARTY-", String(repeating: "xyz", count: 32), String(repeating: "b", count: 99)]
    let length = Int.random(in: 0...7, using: &random)
    return (common.randomElement(using: &random) ?? "")
      + (0..<length).map { _ in letters.randomElement(using: &random) ?? "" }.joined()
  }

  @Test(arguments: 0..<rounds(60)) func theIndexFindsWhatAPlainSearchFinds(_ seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let words = (0..<Int.random(in: 0...200, using: &random)).map { _ in Self.word(&random) }
    for _ in 0..<20 {
      var text = words.randomElement(using: &random) ?? Self.word(&random)
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        var scalars = Array(text.unicodeScalars)
        let place = Int.random(in: 0...scalars.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: scalars.insert("b", at: place)
        case 1 where place < scalars.count: scalars.remove(at: place)
        default: scalars = Array(scalars.prefix(place))
        }
        text = String(String.UnicodeScalarView(scalars))
      }
      #expect(
        Suggestions(words).nearest(to: text) == Suggestion.nearest(to: text, among: words), "\(text) among \(words)")
    }
  }

  @Test func suggestionsAreGivenForTheFirstTexts() {
    let suggestions = Suggestions(["ALPHA", "BRAVO"])
    let texts = (0..<Suggestions.limit).map { "ALPH" + String(repeating: "-", count: $0) }
    #expect(texts.map(suggestions.nearest) == texts.map { Suggestion.nearest(to: $0, among: ["ALPHA", "BRAVO"]) })
    #expect(suggestions.nearest(to: "BRAV") == nil && suggestions.nearest(to: "ALPH") == "ALPHA")
  }
}
