import CreditCover
import TestSupport
import Testing

/// The transcripts in `Fixtures/credit-cover/errors` are a catalogue of what can be wrong in the inputs.
@Suite("Errors in the inputs of Credit Cover")
struct CoverErrorTests {
  static let steps = Story.steps(of: "credit-cover/errors/")

  @Test("nothing is computed from a file with an error") func nothingIsComputed() {
    #expect(Self.steps.count > 50)
    for step in Self.steps where step.status == 2 { #expect(step.output == [], "\(step.command)") }
  }

  @Test("every code is provoked") func codes() {
    let words = Self.steps.flatMap(\.errors).joined(separator: "\n")
    // Ten million rows would be a large fixture: the limit is tested where it can be lowered.
    for code in InputCode.allCases where code != .tooManyRows {
      #expect(words.contains(": \(code.rawValue): "), "\(code)")
    }
  }
}
