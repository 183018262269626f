import Tables
import TestSupport
import Testing

@Suite("Words, keys and white space")
struct WordTests {
  private enum Kind: String, CaseIterable, Hashable {
    case letter = "letter-of-credit", deposit, p099, minus = "A-", plain = "A"
  }

  private static let kinds = WordList<Kind>(synonyms: [.letter: ["LC", "standby letter"], .deposit: ["cash"]])

  @Test("Words in any case, with synonyms")
  func words() {
    for (text, kind) in [
      ("letter-of-credit", .letter), ("Letter of Credit", .letter), ("LETTER_OF_CREDIT", .letter), ("lc", .letter),
      ("Standby-Letter", .letter), (" deposit\u{A0}", .deposit), ("\u{200B}Cash", .deposit), ("P099", .p099),
      ("a-", .minus), ("a", .plain), ("-a", nil), ("letter  of credit", .letter), ("letterofcredit", nil), ("", nil),
      ("p999", nil),
    ] as [(String, Kind?)] {
      #expect(Self.kinds[text] == kind, "\(text)")
    }
    #expect(Self.kinds.words == Kind.allCases.map(\.rawValue))
  }

  @Test("The nearest word, and none that differs in a digit")
  func nearest() {
    for (text, word) in [
      ("deposti", "deposit"), ("p999", nil), ("p09", nil), ("pp099", "p099"), ("zebra", nil),
      ("lettter of credit", "letter-of-credit"), ("LETTER_OF_CREDTI", "letter-of-credit"),
    ] {
      #expect(Self.kinds.nearest(to: text) == word, "\(text)")
    }
  }

  @Test("Keys are compared without case and white space around them")
  func keys() {
    for (text, other, isSame) in [
      (" Alpha\u{200B}", "ALPHA", true), ("beta\u{A0}", "Beta", true), ("P1", "P2", false), ("A B", "AB", false),
    ] {
      #expect((TableKey(text) == TableKey(other)) == isSame, "\(text)")
    }
    #expect(TableKey(" ").isEmpty)
  }

  @Test("White space, even if invisible, is dropped from text and from bytes")
  func blanks() {
    let blanks = [
      " ", "\t", "\n", "\r", "\u{A0}", "\u{2007}", "\u{2009}", "\u{202F}", "\u{200B}", "\u{FEFF}", "\u{2060}",
      "\u{3000}",
    ]
    var random = SeededGenerator(seed: 8)
    for core in ["", "a", "é", "a b", "a\u{A0}b", "\u{301}"] {
      for _ in 0..<rounds(100) {
        func some() -> String {
          (0..<Int.random(in: 0...3, using: &random)).map { _ in blanks.randomElement(using: &random) ?? "" }.joined()
        }
        let text = some() + core + some()
        #expect(Array(CellText.trimmed(text).unicodeScalars) == Array(core.unicodeScalars))
        let bytes = Array(text.utf8)
        #expect(bytes.withUnsafeBufferPointer { Array(CellText.trimmed($0)) } == Array(core.utf8))
      }
    }
    for bytes: [UInt8] in [[0xFF], [0x20, 0xFF, 0x20], [0xC2, 0xA0, 0xC2, 0x20]] {
      let wanted = bytes.filter { $0 != 0x20 && $0 != 0xA0 }.suffix(1)
      #expect(bytes.withUnsafeBufferPointer { Array(CellText.trimmed($0)) } == Array(wanted))
    }
  }
}
