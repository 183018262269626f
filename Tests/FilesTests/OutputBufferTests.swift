import Files
import Glibc
import TestSupport
import Testing

@Suite("Output buffer")
struct OutputBufferTests {
  @Test func everyKindOfAppendComesOutInOrder() throws {
    let bytes = try collected { file in
      var buffer = OutputBuffer(file)
      buffer.append(UInt8(ascii: "a"))
      buffer.append("b" as StaticString)
      buffer.append(String("é"))
      buffer.append(decimal: -12)
      Array("run".utf8).withUnsafeBufferPointer { buffer.append($0) }
      buffer.append(UnsafeBufferPointer(start: nil, count: 0))
      let room = buffer.reserve(3)
      room[0] = UInt8(ascii: "x")
      room[1] = UInt8(ascii: "y")
      // Only what is counted comes out.
      buffer.advance(by: 2)
      try buffer.flush()
      // A second flush writes nothing twice.
      try buffer.flush()
    }
    #expect(String(decoding: bytes, as: UTF8.self) == "abé-12runxy")
  }

  @Test(arguments: [1, 100_000, 262_143, 262_144, 327_680, 327_681, 700_000, 3_000_000])
  func aRunOfAnyLengthFits(_ length: Int) throws {
    var random = SeededGenerator(seed: UInt64(length))
    let run = (0..<length).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    let bytes = try collected { file in
      var buffer = OutputBuffer(file)
      buffer.append("before" as StaticString)
      run.withUnsafeBufferPointer { buffer.append($0) }
      buffer.append("behind" as StaticString)
      try buffer.flush()
    }
    #expect(bytes == Array("before".utf8) + run + Array("behind".utf8))
  }

  @Test func manySmallAppendsGrowAndKeepAll() throws {
    let bytes = try collected { file in
      var buffer = OutputBuffer(file)
      for number in 0..<200_000 {
        buffer.append(decimal: number)
        buffer.append(UInt8(ascii: "\n"))
      }
      try buffer.flush()
    }
    #expect(bytes.elementsEqual((0..<200_000).map { "\($0)\n" }.joined().utf8))
  }

  @Test func writingWaitsUntilThereIsALargePiece() throws {
    let folder = try TemporaryFolder()
    let script = ScriptedCalls()
    let file = try OutputFile(path: folder.path("file"), calls: script.calls)
    var buffer = OutputBuffer(file)
    let run = [UInt8](repeating: 0x61, count: 262_143)
    run.withUnsafeBufferPointer { buffer.append($0) }
    try buffer.writeIfFull()
    #expect(script.count(of: "write") == 0)
    buffer.append(0x62)
    try buffer.writeIfFull()
    #expect(script.count(of: "write") == 1)
    try buffer.writeIfFull()
    #expect(script.count(of: "write") == 1)
  }

  @Test func aFailedWriteIsPassedOn() throws {
    let folder = try TemporaryFolder()
    let file = try OutputFile(path: folder.path("file"), calls: ScriptedCalls(writes: [.fail(ENOSPC)]).calls)
    var buffer = OutputBuffer(file)
    buffer.append(0x61)
    do throws(FileError) {
      try buffer.flush()
      Issue.record("the write that failed was not told of")
    } catch {
      #expect(error.errorNumber == ENOSPC)
    }
  }
}
