import Tables
import TestSupport
import Testing

/// UTF-16 beside the decoder of the standard library.
@Suite struct UTF16Tests {
  @Test("any text, in any order, with and without a mark, in pieces of any size") func text() {
    var random = SeededGenerator(seed: 1)
    for round in 0..<rounds(400) {
      let text = "id" + String((0..<Int.random(in: 0...60, using: &random)).map { _ in Self.character(&random) })
      let plain = OpenedBytes(text: Array(text.utf8), notes: ["t: read as UTF-16"])
      for (bigEndian, mark) in [(false, true), (true, true), (false, false), (true, false)] {
        let encoding: TableEncoding? = mark || round % 2 == 0 ? nil : bigEndian ? nil : .utf16
        // Without a mark half of the characters have to show it.
        let bytes = (mark || encoding != nil ? text : text + String(repeating: "-", count: 250))
          .utf16Bytes(bigEndian: bigEndian, mark: mark)
        var expected = plain
        if !mark, encoding == nil { expected.text += Array(repeating: 0x2D, count: 250) }
        let pieces = [[1], [2], [3], [1, 5, 2]][round % 4]
        #expect(OpenedBytes.streamed(bytes, encoding, pieces: pieces) == expected)
        #expect(OpenedBytes.streamed(bytes, encoding, targets: [1, 2, 20]) == expected)
        #expect(OpenedBytes.whole(bytes, encoding, pieces: pieces) == expected)
      }
    }
  }

  private static func character(_ random: inout SeededGenerator) -> Character {
    let ranges: [ClosedRange<UInt32>] = [
      0x20...0x7E, 0xA0...0x7FF, 0x800...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFF, 0x10000...0x10FFFF,
    ]
    let value = UInt32.random(in: ranges[Int.random(in: ranges.indices, using: &random)], using: &random)
    return UnicodeScalar(value).map { Character($0) } ?? "\n"
  }

  @Test("units of any kind: what the standard library repairs is an error") func units() {
    var random = SeededGenerator(seed: 2)
    let some: [UInt16] = [0x61, 0x0A, 0xE9, 0x20AC, 0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xD83D, 0xDE00]
    for _ in 0..<rounds(3000) {
      let units = [0x61] + (0..<Int.random(in: 0...6, using: &random)).map { _ in some.randomElement(using: &random)! }
      let repaired = String(decoding: units, as: UTF16.self)
      let bytes = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      let opened = OpenedBytes.streamed(bytes, .utf16, pieces: [Int.random(in: 1...9, using: &random)])
      if Array(repaired.utf16) == units {
        #expect(opened.text == Array(repaired.utf8) && opened.error == nil)
      } else {
        let line = 1 + units.prefix { $0 & 0xF800 != 0xD800 }.count { $0 == 0x0A }
        #expect(
          opened.text.starts(with: Array(String(decoding: units.prefix { $0 & 0xF800 != 0xD800 }, as: UTF16.self).utf8))
        )
        #expect(opened.error?.contains("has half a character of UTF-16") == true)
        if !units.contains(where: { $0 == 0xD83D || $0 == 0xDBFF || $0 == 0xD800 }) {
          #expect(opened.error?.hasPrefix("t: line \(line): ") == true)
        }
      }
    }
  }

  @Test("a text that stops in the middle of a character") func oddLength() {
    let bytes = "a,b\n1,2\n3".utf16Bytes()
    let words = "t: line 3: the UTF-16 text stops in the middle of a character; get the file again"
    #expect(OpenedBytes.streamed(bytes.dropLast()).error == words)
    #expect(OpenedBytes.whole(bytes.dropLast()).error == words)
    #expect(
      OpenedBytes.streamed("a\n\u{1F600}".utf16Bytes().dropLast(2)).error
        == "t: line 2: has half a character of UTF-16 (D83D); save or export it again")
  }

  @Test("without a mark, NUL bytes tell UTF-16 only where nearly all characters have one") func nulBytes() {
    for text in ["a", "a,b\n", "£,b\n"] {
      #expect(OpenedBytes.streamed(text.utf16Bytes(mark: false)).text == Array(text.utf8))
      #expect(OpenedBytes.streamed(text.utf16Bytes(bigEndian: true, mark: false)).text == Array(text.utf8))
    }
    for bytes in [[0x61, 0], [0x61, 0, 0x62, 0x63, 0x64, 0x65], [0, 0, 0x61, 0x62], [0x61, 0, 0, 0x62]] as [[UInt8]] {
      let opened = OpenedBytes.streamed(bytes)
      #expect(opened.text == (bytes.count == 2 ? [0x61] : bytes))
    }
  }
}
