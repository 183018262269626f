import Files
import TestSupport
import Testing

/// Sources whose first bytes were peeked at, and the rest of a file.
@Suite struct PeekedSourceTests {
  private func read(_ source: any ByteSource, _ sizes: [Int]) throws -> [UInt8] {
    var source = source
    var bytes: [UInt8] = []
    for turn in 0... {
      let target = UnsafeMutableRawBufferPointer.allocate(byteCount: sizes[turn % sizes.count], alignment: 1)
      defer { target.deallocate() }
      let count = try source.read(into: target)
      if count == 0 { return bytes }
      bytes += target[..<count]
    }
    return bytes
  }

  @Test("what was peeked at is read as well, whatever the sizes") func peeked() throws {
    let bytes = Array(UInt8(0)..<40)
    for count in [0, 1, 7, 40, 50] {
      for pieces in [[], [1], [3, 5]] {
        var source = PeekedSource(ScriptedSource(bytes, pieces: pieces))
        #expect(try Array(source.peek(count)) == Array(bytes.prefix(count)))
        #expect(try Array(source.peek(count / 2)) == Array(bytes.prefix(count / 2)))
        for sizes in [[1], [2, 9], [100]] { #expect(try read(source, sizes) == bytes) }
      }
    }
  }

  @Test("an error comes behind the bytes that were there before it") func failure() throws {
    let error = FileError(.read, "f", errorNumber: 5)
    var source = PeekedSource(ScriptedSource("", name: "f"), behind: [1, 2, 3], failure: error)
    let target = UnsafeMutableRawBufferPointer.allocate(byteCount: 8, alignment: 1)
    defer { target.deallocate() }
    #expect(try source.read(into: target) == 3)
    #expect(throws: error) { try source.read(into: target) }
    var failing = PeekedSource(ScriptedSource("ab", name: "f", failure: error))
    #expect(throws: error) { try failing.peek(3) }
    #expect(try failing.read(into: target) == 2)
  }

  @Test("the rest of a file is read without moving its place") func restOfFile() throws {
    let folder = try TemporaryFolder()
    try folder.put("0123456789", "f")
    let file = try InputFile(path: folder.path("f"))
    for place in [0, 4, 10] {
      #expect(try read(RestOfFile(file, from: place), [3]) == Array("0123456789".utf8.dropFirst(place)))
    }
    #expect(try read(file, [4]) == Array("0123456789".utf8))
  }
}
