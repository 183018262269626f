import DelimitedText
import Files
import TestSupport
import Testing

@Suite("Writer")
struct WriterTests {
  private func written(_ body: (inout OutputBuffer) -> Void) throws -> [UInt8] {
    try collected { file in
      var buffer = OutputBuffer(file)
      body(&buffer)
      try buffer.flush()
    }
  }

  @Test(arguments: [
    ("", ""), ("a", "a"), (" a ", " a "), ("a,b", "\"a,b\""), ("a;b", "a;b"), ("a\"b", "\"a\"\"b\""),
    ("\"", "\"\"\"\""), ("a\nb", "\"a\nb\""), ("a\rb", "\"a\rb\""), ("é", "é"), ("\u{0}", "\u{0}"),
  ])
  func aFieldIsInQuotesWhereRFC4180AsksForThem(_ value: String, _ text: String) throws {
    #expect(try written { $0.append(field: value, delimiter: .comma) } == Array(text.utf8))
  }

  @Test func theDelimiterInUseIsTheOneThatNeedsQuotes() throws {
    let semicolon = try #require(Delimiter(";"))
    #expect(try written { $0.append(field: "a;b", delimiter: semicolon) } == Array("\"a;b\"".utf8))
    #expect(try written { $0.append(field: "a,b", delimiter: semicolon) } == Array("a,b".utf8))
  }

  @Test(arguments: [",", ";", "tab", "|", "space"])
  func whatIsWrittenReadsBack(_ name: String) throws {
    let delimiter = try #require(Delimiter(name))
    var random = SeededGenerator(seed: 15)
    var rows: [[[UInt8]]] = []
    for _ in 0..<rounds(2_000) {
      var row = (0..<Int.random(in: 1...5, using: &random)).map { _ in
        (0..<Int.random(in: 0...9, using: &random)).map { _ in
          Array("a\",;\t| \n\r\u{0}é".utf8)[Int(random.next() % 12)]
        }
      }
      // A record of one empty field is an empty line; reading it gives the same.
      if random.next() % 20 == 0 { row = [[]] }
      rows.append(row)
    }
    for lineEnd in ["\n", "\r\n"] {
      let bytes = try written { buffer in
        for row in rows {
          for (index, field) in row.enumerated() {
            if index > 0 { buffer.append(delimiter.byte) }
            field.withUnsafeBufferPointer { buffer.append(field: $0, delimiter: delimiter) }
          }
          buffer.append(lineEnd)
        }
      }
      let result = ReadResult(ScriptedSource(bytes), .delimited(delimiter), bufferSize: 4096)
      #expect(result.error == nil)
      #expect(result.items.map { $0.fields.map(\.value) } == rows)
      #expect(result.items.allSatisfy { $0.lineEnd == Array(lineEnd.utf8) })
      #expect(result.items.allSatisfy { $0.fields.allSatisfy { $0.style != .broken } })
    }
  }

  @Test func insideQuotesOnlyQuotesAreDoubled() throws {
    let bytes = Array("a\"b\",\n\"".utf8)
    let result = try written { buffer in bytes.withUnsafeBufferPointer { buffer.appendInsideQuotes($0) } }
    #expect(result == Array("a\"\"b\"\",\n\"\"".utf8))
  }

  /// Each length around the eight bytes that are copied at a time, with quotes in each place.
  @Test func quotesAreDoubledWhereverTheyAre() throws {
    var random = SeededGenerator(seed: 19)
    for length in 0...40 {
      for _ in 0..<rounds(100) {
        let most = random.next() % 8
        let bytes = (0..<length).map { _ in random.next() % 8 < most ? UInt8(ascii: "\"") : UInt8(random.next() % 256) }
        let result = try written { buffer in bytes.withUnsafeBufferPointer { buffer.appendInsideQuotes($0) } }
        #expect(result == bytes.flatMap { $0 == UInt8(ascii: "\"") ? [$0, $0] : [$0] })
      }
    }
  }
}
