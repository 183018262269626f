import Files
import Tables
import TestSupport
import Testing

/// Text of bytes: its encoding, its line ends and its end.
@Suite struct TextTests {
  @Test("any bytes, in pieces of any size, beside a plain reading of all of them") func anyBytes() {
    var random = SeededGenerator(seed: 4)
    let some: [[UInt8]] = [
      [0x61], [0x2C], [0x22], [0x0D], [0x0A], [0x0D, 0x0A], [0x1A], Array("é".utf8), Array("€".utf8), Array("😀".utf8),
      [0xA3], [0x80], [0x81], [0xE9], [0], [0xF0, 0x9F], [0xED, 0xA0, 0x80], [0xC2],
    ]
    for round in 0..<rounds(6000) {
      let kinds = Int.random(in: 1...some.count, using: &random)
      var bytes: [UInt8] = round % 7 == 0 ? [0xEF, 0xBB, 0xBF] : [0x61, 0x62]
      for _ in 0..<Int.random(in: 0...12, using: &random) { bytes += some[Int.random(in: 0..<kinds, using: &random)] }
      let plain = PlainOpening(bytes)
      let opened = OpenedBytes(text: plain.text, notes: plain.notes)
      let pieces = [[], [1], [2], [3, 1]][round % 4]
      #expect(OpenedBytes.streamed(bytes, pieces: pieces) == opened, "\(bytes)")
      #expect(OpenedBytes.streamed(bytes, pieces: pieces, targets: [1]) == opened, "\(bytes)")
      #expect(OpenedBytes.streamed(bytes, targets: [2, 1, 17]) == opened, "\(bytes)")
      #expect(OpenedBytes.whole(bytes, pieces: pieces) == opened, "\(bytes)")
    }
  }

  @Test("all bytes of Windows-1252", arguments: [nil, TableEncoding.windows1252]) func western(_ given: TableEncoding?)
  {
    for byte in UInt8(1)...255 where byte != 0x0D && byte != 0x1A {
      let bytes: [UInt8] = [0x61, 0x0A, byte, 0x0A]
      let opened = OpenedBytes.streamed(bytes, given)
      #expect(OpenedBytes.whole(bytes, given) == opened || opened.error != nil)
      if let western = PlainOpening.western(bytes) {
        let notes = byte < 0x80 && given == nil ? [] : ["t: read as Windows-1252"]
        #expect(opened == OpenedBytes(text: western, notes: notes))
      } else if given == nil {
        #expect(opened == OpenedBytes(text: bytes))
      } else {
        let number = String(byte, radix: 16, uppercase: true)
        let words =
          "t: line 2: has the byte \(number), which Windows-1252 does not have; save it as UTF-8 (in a spreadsheet: CSV UTF-8)"
        #expect(opened.error == words && OpenedBytes.whole(bytes, given).error == words)
      }
    }
  }

  @Test("what the user says counts") func given() {
    let bytes = Array("a,é\n".utf8)
    #expect(OpenedBytes.streamed(bytes, .windows1252).text == Array("a,Ã©\n".utf8))
    #expect(OpenedBytes.streamed([0x61, 0xE9, 0x0A], .utf8) == OpenedBytes(text: [0x61, 0xE9, 0x0A]))
    #expect(OpenedBytes.whole([0x61, 0xE9, 0x0A], .utf8) == OpenedBytes(text: [0x61, 0xE9, 0x0A]))
    #expect(OpenedBytes.streamed([0xFF, 0xFE, 0x61, 0], .utf8).text == [0xFF, 0xFE, 0x61, 0])
    #expect(OpenedBytes.streamed([0x2C, 0x21], .utf16).text == Array("\u{212C}".utf8))
  }

  @Test("the first MiB decides in a stream, all bytes in a table that is read whole") func window() {
    let window = 1 << 20
    for (place, isInside) in [(window - 2, true), (window, false), (window + 100, false)] {
      var bytes = [UInt8](repeating: 0x61, count: window + 200)
      bytes[2] = 0x0A
      bytes[place] = 0xE9
      let western = OpenedBytes(text: PlainOpening.western(bytes) ?? [], notes: ["t: read as Windows-1252"])
      let expected = isInside ? western : OpenedBytes(text: bytes)
      #expect(OpenedBytes.streamed(bytes, pieces: [100_000], targets: [65_536]) == expected)
      #expect(OpenedBytes.whole(bytes) == western)
    }
    // A character may lie across the border.
    for place in window - 3...window {
      var bytes = [UInt8](repeating: 0x61, count: window + 200)
      bytes[2] = 0x0A
      bytes.replaceSubrange(place..<place + 4, with: Array("😀".utf8))
      #expect(OpenedBytes.streamed(bytes, targets: [65_536]) == OpenedBytes(text: bytes))
    }
  }

  @Test("what is the same whatever follows is given at once") func certainBytesComeAtOnce() throws {
    for (bytes, certain) in [
      ("id\n1\n", 5), ("id\r\n1\r", 6), ("id,é\n", 3), ("id\r1", 2), ("\u{FEFF}é\n", 6), ("é", 0),
    ] {
      let failure = FileError(.read, "t", errorNumber: 5)
      var source = try TableOpener(.standard, nil) { _ in }.open(ScriptedSource(bytes, name: "t", failure: failure))
      let target = UnsafeMutableRawBufferPointer.allocate(byteCount: 100, alignment: 1)
      defer { target.deallocate() }
      var read: [Int] = []
      while let count = try? source.read(into: target) { read.append(count) }
      // What is not certain comes at the end, also where that is an error.
      #expect(read.reduce(0, +) == bytes.utf8.count)
      #expect(certain == 0 || read[0] <= certain)
    }
  }

  @Test("a regular file of plain UTF-8 is given back as it is") func plainFiles() throws {
    let folder = try TemporaryFolder()
    func open(_ bytes: [UInt8], _ encoding: TableEncoding? = nil) throws -> (isSame: Bool, text: [UInt8]) {
      try folder.put(bytes, "t")
      let file = try InputFile(path: folder.path("t"))
      var opened = try TableOpener(.reading(encoding), nil) { _ in }.open(file)
      var text: [UInt8] = []
      let target = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 1)
      defer { target.deallocate() }
      while case let count = try opened.read(into: target), count > 0 { text += target[..<count] }
      return (opened as? InputFile === file, text)
    }
    let long = [UInt8](repeating: 0x61, count: (1 << 20) - 1)
    for text in ["", "a", "a,b\n", "a\r\nb", "é\n", "\u{FEFF}é\n", "\"\r\"\n"].map({ Array($0.utf8) }) + [
      [0x61, 0x0A, 0xFF, 0x81], [0x0A] + long + [0xE9], [0x0A] + long + Array("é".utf8),
    ] {
      let (isSame, read) = try open(text)
      #expect(isSame && read == text)
    }
    for bytes in [[0x61, 0x0D], [0x61, 0x0A, 0x1A], [0xE9, 0x0A], "a\n".utf16Bytes(), Gzip.packed([0x61])] {
      let (isSame, text) = try open(bytes)
      #expect(!isSame && text == OpenedBytes.streamed(bytes).text)
    }
    #expect(try open([0x61, 0x0A, 0xE9], .utf8).isSame)
    #expect(try !open([0x61, 0x0A], .windows1252).isSame)
  }
}
