import Messages
import Testing

@Suite("Text without blank characters around it")
struct TrimmedTextTests {
  /// Every character there is, alone and around a letter, beside a list written out by hand.
  @Test func blankCharactersAreThoseOfTheList() {
    let blank: Set<UInt32> = Set([0x20, 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0x2060, 0xFEFF])
      .union(0x09...0x0D).union(0x2000...0x200F)
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value), scalar.isBlank != blank.contains(value) else { continue }
      Issue.record("U+\(String(value, radix: 16))")
    }
  }

  @Test(arguments: [
    ("", ""), (" ", ""), ("a", "a"), (" a", "a"), ("a\t", "a"), ("\u{A0}a b\u{200B}\u{FEFF}", "a b"),
    ("\r\n a \u{200D}b\r\n", "a \u{200D}b"), ("\u{3000}\u{2060}", ""), ("é ", "é"),
  ])
  func blankCharactersAroundGo(_ text: String, _ trimmed: String) {
    #expect(text.trimmed == trimmed)
    #expect(text[...].trimmed == trimmed)
  }
}
