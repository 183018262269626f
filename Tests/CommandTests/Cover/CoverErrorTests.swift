import CreditCover
import Tables
import TestSupport
import Testing

/// The transcripts in `Fixtures/credit-cover/errors` are a catalogue of what can be wrong in the inputs.
@Suite("Errors in the inputs of Credit Cover")
struct CoverErrorTests {
  /// Codes that no fixture provokes: ten million rows would be a large one, and the tests of Tables have the others.
  private static let elsewhere: Set<TableCode> = [
    .tooManyRows, .repeatedHeader, .totalRow, .ambiguous, .notAPercentage, .invalidMapping,
  ]
  static let steps = Story.steps(of: "credit-cover/errors/")

  @Test("nothing is computed from a file with an error") func nothingIsComputed() {
    #expect(Self.steps.count > 50)
    for step in Self.steps where step.status == 2 { #expect(step.output == [], "\(step.command)") }
  }

  @Test("every code is provoked") func codes() {
    let words = Self.steps.flatMap(\.errors).joined(separator: "\n")
    for code in TableCode.all + TableCode.ofCover where !Self.elsewhere.contains(code) {
      #expect(words.contains(": \(code.rawValue): "), "\(code.rawValue)")
    }
  }
}
