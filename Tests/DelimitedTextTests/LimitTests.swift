import DelimitedText
import TestSupport
import Testing

/// Every limit at the limit and one past it.
@Suite("Limits")
struct LimitTests {
  private static func limits(record: Int = 16, fields: Int = 4) -> TextLimits {
    TextLimits(record: record, field: 8, fields: fields)
  }

  @Test func theStandardIsAsDocumented() {
    #expect(TextLimits.standard == TextLimits(record: 1_048_576, field: 131_072, fields: 16_384))
  }

  @Test(arguments: ["\n", "\r\n"]) func aRecordOfTheLimitWithItsLineEndIsRead(_ lineEnd: String) {
    for (length, isOverlong) in [(15, false), (16, false), (17, true), (18, true), (40, true)] {
      let content = String(repeating: "a", count: length - lineEnd.utf8.count)
      for format in [RecordFormat.lines, .commas] {
        for size in [1, 3, 16, 17, 100] {
          let result = ReadResult(
            ScriptedSource("x\(lineEnd)\(content)\(lineEnd)y\(lineEnd)", pieces: [size]), format, limits: Self.limits()
          )
          #expect(result.error == nil)
          #expect(result.items.map(\.isOverlong) == [false, isOverlong, false])
          #expect(result.items.map(\.raw) == ["x", content, "y"].map { Array($0.utf8) })
          #expect(result.items.map(\.lineEnd) == Array(repeating: Array(lineEnd.utf8), count: 3))
          #expect(result.items.map(\.line) == [1, 2, 3])
          let second = 1 + lineEnd.utf8.count
          #expect(result.items.map(\.offset) == [0, second, second + length])
        }
      }
    }
  }

  @Test func aLastRecordWithoutLineEndIsMeasuredAsItIs() {
    for (length, isOverlong) in [(15, false), (16, false), (17, true)] {
      for size in [1, 5, 100] {
        let text = String(repeating: "a", count: length)
        for format in [RecordFormat.lines, .commas] {
          let result = ReadResult(ScriptedSource(text, pieces: [size]), format, limits: Self.limits())
          #expect(result.items.map(\.isOverlong) == [isOverlong])
          #expect(result.items.map(\.raw) == [Array(text.utf8)])
          #expect(result.items.map(\.lineEnd) == [[]])
        }
      }
    }
  }

  @Test func everySplitOfAnOverlongRecordDeliversAllItsBytes() {
    for lineEnd in ["\n", "\r\n", ""] {
      let content = "0123456789\rabcdef\r\r0123456789"
      let input = content + lineEnd + (lineEnd.isEmpty ? "" : "next\n")
      let count = input.utf8.count
      for first in 1...count {
        for second in 0...(count - first) {
          let pieces = [first, second, count - first - second].filter { $0 > 0 }
          let result = ReadResult(
            ScriptedSource(input, pieces: pieces), .commas, limits: Self.limits(), bufferSize: 64)
          #expect(result.items.first?.isOverlong == true)
          #expect(result.items.first?.raw == Array(content.utf8))
          #expect(result.items.first?.lineEnd == Array(lineEnd.utf8))
          #expect(result.items.count == (lineEnd.isEmpty ? 1 : 2))
          #expect(result.offset == count)
        }
      }
    }
  }

  /// An overlong record that ends at the end of the input in a CR: no line end, since no LF comes.
  @Test(arguments: [1, 4, 100]) func aCarriageReturnAtTheEndBelongsToTheRecord(_ size: Int) {
    let text = String(repeating: "a", count: 20) + "\r"
    let result = ReadResult(ScriptedSource(text, pieces: [size]), .lines, limits: Self.limits())
    #expect(result.items.map(\.raw) == [Array(text.utf8)])
    #expect(result.items.map(\.lineEnd) == [[]])
  }

  @Test func fieldsUpToTheLimitAreGivenAndAllAreCounted() {
    for count in 1...8 {
      let text = Array(repeating: "a", count: count).joined(separator: ",") + "\n"
      let result = ReadResult(ScriptedSource(text), .commas, limits: Self.limits())
      #expect(result.items.map(\.fieldCount) == [count])
      #expect(result.items.map { $0.fields.count } == [min(count, 4)])
      #expect(result.items.map(\.raw) == [Array(text.utf8.dropLast())])
    }
  }

  @Test func aQuoteThatIsNotClosedWithinTheLimitEndsTheReading() {
    for size in [1, 7, 100] {
      // Closed within sixteen bytes, then not.
      let closed = ReadResult(
        ScriptedSource("a\nb,\"23456789abcd\"\n", pieces: [size]), .commas, limits: Self.limits(record: 18))
      #expect(closed.error == nil)
      #expect(closed.items.map(\.isOverlong) == [false, false])
      let open = ReadResult(
        ScriptedSource("a\nb,\"23456789abcdefghijk\"\n", pieces: [size]), .commas, limits: Self.limits())
      let place = TextPosition(name: "batch.csv", line: 2, column: 3, byte: 5)
      #expect(open.error == .quoteOverLimit(place, limit: 16))
      #expect(open.items.map(\.raw) == [Array("a".utf8)])
    }
  }

  @Test func anOverlongRecordWhoseQuotesAreClosedIsPassedOn() {
    for size in [1, 7, 100] {
      let result = ReadResult(
        ScriptedSource("\"a\",bcdefghijklmnopq\nnext\n", pieces: [size]), .commas, limits: Self.limits())
      #expect(result.items.map(\.isOverlong) == [true, false])
      #expect(result.items.map(\.line) == [1, 2])
      #expect(result.error == nil)
    }
  }

  @Test(arguments: [(0, 1, 1), (1, 0, 1), (1, 1, 0), (-1, 1, 1)])
  func aLimitOfNothingIsAMistakeOfTheProgram(_ record: Int, _ field: Int, _ fields: Int) async {
    await #expect(processExitsWith: .failure) { [record, field, fields] in
      _ = TextLimits(record: record, field: field, fields: fields)
    }
  }
}
