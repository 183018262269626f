import EUI64
import Glibc
import TestSupport
import Testing

/// What is said of a text, beside the plain explanation, to the letter: a million random faults in all rounds.
@Suite("Random explanations")
struct RandomExplanationTests {
  /// Parts that may run side by side, each with its own seed.
  @Test(arguments: 0..<4)
  func textsAreExplainedAsThePlainOneExplainsThem(_ part: Int) {
    var texts = FaultyTexts(seed: 0xFA17 + UInt64(part))
    let room = GuardedBytes()
    var seen: [String: Int] = [:]
    var disagreements = 0
    for _ in 0..<rounds(20_000, of: 250_000) {
      let text = texts.next()
      let form = TextForm.allCases[Int(text.first ?? 0) % 3]
      let said = room.with(text) { bytes -> (TextFinding, TextExplanation)? in
        TextFinding(in: bytes, form: form).map { ($0, TextExplanation(of: $0, in: bytes)) }
      }
      guard let (fault, explanation) = said else { continue }
      let plain = PlainExplanation(text, code: fault.code.rawValue, at: fault.range.lowerBound)
      seen[Self.kind(of: plain.message), default: 0] += 1
      guard explanation.message != plain.message || explanation.meant?.description != plain.meant else { continue }
      disagreements += 1
      if disagreements <= 10 {
        Issue.record(
          "\(text) as \(form): \(explanation) instead of \(plain.message), meant \(plain.meant ?? "nothing")")
      }
    }
    #expect(disagreements == 0)
    // A comparison that never met one of the guesses would prove nothing of it.
    for guess in Self.guesses { #expect(seen[guess, default: 0] >= rounds(3, of: 30), "\(guess)") }
  }

  private static let guesses = [
    "it would be", "is around", "two identifiers, probably", "the prefix 0x", "a device URN", "letter ",
    "a RequestID",
    "two identifiers, ", "the length octet", "header 04-08", "header 03-09-00", "drops a zero", "one digit is missing",
    "one digit too many", "last digits a spreadsheet", "may have rounded", "as a decimal integer",
    "scientific notation",
    "leading zeros of octets", "four groups", "IPv6", "UUID", "EUI-48", "probably", "from a spreadsheet", "not UTF-8",
    "nothing",
  ]

  private static func kind(of message: String) -> String { guesses.first { strstr(message, $0) != nil } ?? "nothing" }

  /// The names that are kept here, compared with Unicode's names.
  @Test func namesOfCharactersAreThoseOfUnicode() {
    for value in (0x80 as UInt32)...0xFFFF {
      guard let scalar = Unicode.Scalar(value), scalar != "\u{FEFF}" else { continue }
      let text = Array(String(scalar).utf8)
      guard value < 0x500 || (0x2000...0x2300).contains(value) || value >= 0xFE00 else { continue }
      let plain = PlainExplanation(text, code: "not-ascii", at: 0).message
      let said = text.withUnsafeBufferPointer { bytes in
        TextFinding(in: bytes, form: .any).map { TextExplanation(of: $0, in: bytes).message }
      }
      #expect(said == nil || said == plain)
    }
  }
}
