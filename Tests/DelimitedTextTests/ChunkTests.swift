import DelimitedText
import Files
import TestSupport
import Testing

/// However an input comes in pieces, the same is read from it.
@Suite("Pieces of an input")
struct ChunkTests {
  private static let inputs: [String] = [
    "a,b\r\nc,\"d\"\"e\"\r\n\"f\ng\",\r\n",
    "\u{FEFF}\"a\"\n\"b\r\n\"\r\nlast",
    "\"a\"x,\"b\"\"\"\n\"\"\"\"\r\n\r\n",
    "a\r\rb\n\"open\nquote",
    "é,\"é\"\n\u{0}\n",
    "\"\",\"\"\r\n",
    "\r\n\n\r\n",
    "a",
    "",
  ]

  private static let formats: [RecordFormat] = [.commas, .semicolons, .lines]

  @Test(arguments: inputs) func everySplitInTwoAndThreeReadsTheSame(_ input: String) {
    for format in Self.formats {
      let whole = ReadResult(ScriptedSource(input), format)
      let count = input.utf8.count
      for first in 0...count {
        for second in 0...(count - first) {
          // A piece of no bytes would mean the end.
          let pieces = [first, second, count - first - second].filter { $0 > 0 }
          let split = ReadResult(ScriptedSource(input, pieces: pieces), format, bufferSize: 1024)
          if split != whole { Issue.record("\(format) in pieces of \(pieces): \(split) instead of \(whole)") }
        }
      }
    }
  }

  @Test(arguments: inputs, [1, 2, 3, 5, 8, 64])
  func everyBufferSizeAndEvenPieceReadsTheSame(_ input: String, _ bufferSize: Int) {
    for format in Self.formats {
      let whole = ReadResult(ScriptedSource(input), format, bufferSize: 4096)
      for size in 1...9 {
        let result = ReadResult(ScriptedSource(input, pieces: [size]), format, bufferSize: bufferSize)
        if result != whole { Issue.record("\(format), pieces of \(size): \(result) instead of \(whole)") }
      }
    }
  }

  @Test func randomInputsInRandomPiecesReadTheSame() {
    var texts = RandomTexts(seed: 12)
    var random = SeededGenerator(seed: 13)
    let limits = TextLimits(record: 24, field: 10, fields: 3)
    for _ in 0..<rounds(4_000) {
      let text = texts.next()
      let pieces = (0..<5).map { _ in Int.random(in: 1...20, using: &random) }
      for limits in [limits, .standard] {
        for format in Self.formats {
          let whole = ReadResult(ScriptedSource(text), format, limits: limits, bufferSize: 4096)
          let result = ReadResult(
            ScriptedSource(text, pieces: pieces), format, limits: limits,
            bufferSize: Int.random(in: 1...40, using: &random))
          if result != whole {
            Issue.record("\(text) as \(format) within \(limits) in pieces of \(pieces): \(result) instead of \(whole)")
            return
          }
        }
      }
    }
  }

  @Test func aFailureOfTheSourceComesAfterTheRecordsBeforeIt() {
    let failure = FileError(.read, "batch.csv", errorNumber: 5)
    for size in 1...8 {
      let result = ReadResult(ScriptedSource("a,b\nc,d\nhalf", pieces: [size], failure: failure), .commas)
      #expect(result.items.map(\.raw) == [Array("a,b".utf8), Array("c,d".utf8)])
      #expect(result.error == .file(failure))
    }
  }
}
