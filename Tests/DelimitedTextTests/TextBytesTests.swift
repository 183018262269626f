import DelimitedText
import TestSupport
import Testing

/// The functions that look at eight bytes at a time, beside loops over one.
@Suite("Bytes as text")
struct TextBytesTests {
  private static let bytes: [UInt8] = [0x00, 0x01, 0x09, 0x0A, 0x0B, 0x1F, 0x20, 0x61, 0x7E, 0x7F, 0x80, 0x8A, 0xFF]

  /// Every length from 0 to 40, each with one byte of interest in every place, at every distance from an 8-byte border.
  private func forEachPlacement(_ body: ([UInt8], UnsafeBufferPointer<UInt8>) -> Void) {
    let room = GuardedBytes()
    for length in 0...40 {
      var text = [UInt8](repeating: 0x61, count: length)
      room.with(text) { body(text, $0) }
      for place in text.indices {
        for byte in Self.bytes {
          text[place] = byte
          room.with(text) { body(text, $0) }
        }
        text[place] = 0x61
      }
    }
  }

  @Test func plainASCIIIsNeitherNULNor0x80AndOver() {
    forEachPlacement { text, bytes in
      #expect(TextBytes.arePlainASCII(bytes) == text.allSatisfy { (1...0x7F).contains($0) })
      #expect(TextBytes.arePrintableASCII(bytes) == text.allSatisfy { (0x20...0x7E).contains($0) })
    }
  }

  @Test func everyPairOfBytesInAWordIsJudgedRight() {
    // A borrow or a carry out of one byte must not hide or make another beside it.
    for first in UInt8.min...UInt8.max {
      for second in UInt8.min...UInt8.max {
        let text: [UInt8] = [0x61, first, second, 0x61, 0x61, 0x61, 0x61, 0x61]
        let (isPlain, isPrintable) = text.withUnsafeBufferPointer {
          (TextBytes.arePlainASCII($0), TextBytes.arePrintableASCII($0))
        }
        if isPlain != text.allSatisfy({ (1...0x7F).contains($0) })
          || isPrintable != text.allSatisfy({ (0x20...0x7E).contains($0) })
        {
          Issue.record("\(first) \(second)")
        }
      }
    }
  }

  @Test func theFirstByteThatIsNoUTF8IsFound() {
    var random = SeededGenerator(seed: 17)
    let pieces: [[UInt8]] =
      ["a", "é", "漢", "😀", "\u{0}"].map { Array($0.utf8) }
      + [[0x80], [0xC0, 0xAF], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF5], [0xFF], [0xF0, 0x9F, 0x98], [0xC3]]
    for _ in 0..<rounds(20_000) {
      let text = (0..<Int.random(in: 0...6, using: &random)).flatMap { _ in
        pieces[Int.random(in: pieces.indices, using: &random)]
      }
      let found = text.withUnsafeBufferPointer { TextBytes.firstInvalidUTF8(in: $0) }
      #expect(found == Self.firstInvalid(text))
    }
  }

  /// Where the longest prefix of whole characters ends, if that is not the end.
  private static func firstInvalid(_ text: [UInt8]) -> Int? {
    var place = 0
    while place < text.count {
      let length = (1...4).first {
        place + $0 <= text.count && String(validating: text[place..<place + $0], as: UTF8.self) != nil
      }
      guard let length else { return place }
      place += length
    }
    return nil
  }
}

@Suite("Delimiter")
struct DelimiterTests {
  @Test(
    arguments: [
      (",", ","), (";", ";"), ("\t", "\t"), ("\\t", "\t"), ("|", "|"), (" ", " "), (":", ":"), ("~", "~"),
      ("comma", ","),
      ("Semicolon", ";"), ("TAB", "\t"), ("pipe", "|"), ("space", " "), ("colon", ":"), ("!", "!"), ("-", "-"),
      ("\\", "\\"),
    ] as [(String, Character)])
  func aDelimiterIsOneCharacterOrAName(_ text: String, _ character: Character) {
    #expect(Delimiter(text)?.byte == character.asciiValue)
  }

  @Test(arguments: [
    "", "\"", "a", "Z", "0", "9", "\n", "\r", "\r\n", "\\n", ",,", "é", "\u{7F}", "\u{0}", "\u{1F}", "，", "commas",
    "\u{B}",
  ])
  func anythingElseIsNone(_ text: String) {
    #expect(Delimiter(text) == nil)
  }

  @Test func everyNameReadsAsItsCharacter() {
    for (name, character) in Delimiter.names { #expect(Delimiter(name)?.byte == character.asciiValue) }
    #expect(Delimiter(",") == .comma)
  }
}
