import Messages
import Reporting
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
  }
}
