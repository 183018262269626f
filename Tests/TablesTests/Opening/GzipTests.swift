import Tables
import TestSupport
import Testing

/// Packed text, whole and damaged.
@Suite struct GzipTests {
  private static let text = Array("id,name\n70-B3-D5-1F-30-00-00-00,Energy\n70-B3-D5-1F-30-00-00-01,Supply\n".utf8)

  @Test("members of any number and size, in pieces of any size") func members() {
    var random = SeededGenerator(seed: 3)
    for round in 0..<rounds(60) {
      var (text, packed): ([UInt8], [UInt8]) = ([], [])
      for _ in 0...Int.random(in: 0...3, using: &random) {
        let member = (0..<[0, 1, 50, 40_000][Int.random(in: 0...3, using: &random)]).map { _ in
          UInt8.random(in: 0x20...(round % 2 == 0 ? 0x22 : 0x7E), using: &random)
        }
        text += member
        packed += Gzip.packed(member, level: Int32.random(in: 0...9, using: &random))
      }
      let padding = [UInt8](repeating: 0, count: round % 3 * 512)
      let opened = OpenedBytes(text: text, notes: ["t: read as gzip"])
      #expect(OpenedBytes.streamed(packed + padding, pieces: [[], [1], [7, 300, 1]][round % 3]) == opened)
      #expect(OpenedBytes.streamed(packed + padding, targets: [1, 30, 100_000]) == opened)
      #expect(OpenedBytes.whole(packed + padding) == opened)
    }
  }

  @Test("a file that was cut off, at every byte") func truncated() {
    let packed = Gzip.packed(Self.text)
    for count in 2..<packed.count {
      let opened = OpenedBytes.streamed(Array(packed[..<count]), pieces: [count % 5])
      #expect(opened.error == "t: the gzip data stops before its end; get the file again")
      #expect(Self.text.starts(with: opened.text))
      // The last eight bytes are checks: all of the text is before them.
      if count >= packed.count - 8 { #expect(opened.text == Self.text) }
    }
  }

  @Test("a file with a byte that is another one, at every byte") func damaged() {
    let packed = Gzip.packed(Self.text)
    for place in packed.indices {
      for bit in [0x01, 0x10, 0x80, 0xFF] as [UInt8] {
        var bytes = packed
        bytes[place] ^= bit
        let opened = OpenedBytes.streamed(bytes)
        // Without its first bytes it is not gzip; some bits of the header, and those behind the last code, say nothing.
        guard place >= 2, opened.text != Self.text || opened.error != nil else { continue }
        #expect(opened.error?.hasPrefix("t: the gzip data ") == true, "byte \(place)")
      }
    }
  }

  @Test("what is not the end of a gzip file") func somethingElse() {
    let packed = Gzip.packed(Self.text)
    for rest in [[0x41], [0, 0, 0x41], [0x1F], [0x1F, 0x8B]] as [[UInt8]] {
      #expect(OpenedBytes.streamed(packed + rest, pieces: [1]).error?.hasSuffix("; get the file again") == true)
    }
    #expect(
      OpenedBytes.streamed(packed + [0x41]).error
        == "t: other data follows the end of the gzip data; get the file again")
    #expect(OpenedBytes.streamed(Gzip.packed(packed)).error == "t: is gzip inside gzip; unpack it first")
  }

  @Test("a limit on what is unpacked, at it and one past it") func limit() {
    let packed = Gzip.packed([UInt8](repeating: 0x61, count: 100_000))
    #expect(OpenedBytes.streamed(packed, limit: 100_000).text.count == 100_000)
    #expect(
      OpenedBytes.streamed(packed, limit: 99_999).error
        == "t: unpacks to more than 99999 bytes, the limit here; check that it is the right file")
  }

  @Test("in gzip there may be any text") func layers() {
    let text = "id,name\r£1,Tŷ\r"
    let opened = OpenedBytes(
      text: Array("id,name\n£1,Tŷ\n".utf8), notes: ["t: read as gzip, UTF-16, lines that end with CR"])
    #expect(OpenedBytes.streamed(Gzip.packed(text.utf16Bytes()), pieces: [1]) == opened)
    #expect(OpenedBytes.whole(Gzip.packed(text.utf16Bytes(bigEndian: true))) == opened)
    let western = OpenedBytes.whole(Gzip.packed([0x61, 0x0A, 0xA3, 0x1A]))
    #expect(western == OpenedBytes(text: Array("a\n£".utf8), notes: ["t: read as gzip, Windows-1252"]))
  }
}
