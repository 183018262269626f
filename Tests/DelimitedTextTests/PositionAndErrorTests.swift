import DelimitedText
import Files
import TestSupport
import Testing

@Suite("Places and errors")
struct PositionAndErrorTests {
  /// An input that ends inside quotes: line, column and byte of the quote.
  @Test(arguments: [
    ("\"", 1, 1, 1), ("a,\"b", 1, 3, 3), ("a\nb\nc,\"", 3, 3, 7), ("a\r\n\"b\r\nc", 2, 1, 4),
    ("\"a\nb\",\"c\n", 2, 4, 7), ("\u{FEFF}\"a", 1, 1, 4), ("é,\"a", 1, 4, 4), ("\"a\"\"", 1, 1, 1),
    ("\"a\"\n\"\"\"", 2, 1, 5),
  ])
  func anOpenQuoteIsFoundWhereItStands(_ text: String, _ line: Int, _ column: Int, _ byte: Int) {
    for size in [1, 2, 100] {
      let result = ReadResult(ScriptedSource(text, pieces: [size]), .commas)
      let place = TextPosition(name: "batch.csv", line: line, column: column, byte: byte)
      #expect(result.error == .unterminatedQuote(place))
    }
  }

  @Test func linesHaveNoQuotes() {
    #expect(ReadResult(ScriptedSource("\"a\nb\""), .lines).items.map(\.raw) == ["\"a", "b\""].map { Array($0.utf8) })
  }

  @Test(arguments: [[0xFF], [0xFE], [0xFF, 0x61], [0xEF, 0xBB], [0xEF, 0xBB, 0x61]] as [[UInt8]])
  func otherFirstBytesAreText(_ bytes: [UInt8]) {
    for size in [1, 100] {
      let result = ReadResult(ScriptedSource(bytes, pieces: [size]), .lines)
      #expect(result.error == nil)
      #expect(result.items.map(\.raw) == [bytes])
      #expect(!result.hasByteOrderMark)
    }
  }

  @Test func aByteOrderMarkIsNoPartOfTheFirstField() {
    for size in [1, 2, 3, 100] {
      let result = ReadResult(ScriptedSource("\u{FEFF}a,\u{FEFF}b\n\u{FEFF}c\n", pieces: [size]), .commas)
      #expect(result.hasByteOrderMark)
      #expect(result.items.map(\.offset) == [3, 10])
      #expect(result.items.map(\.raw) == ["a,\u{FEFF}b", "\u{FEFF}c"].map { Array($0.utf8) })
    }
    #expect(ReadResult(ScriptedSource("\u{FEFF}"), .commas).items.isEmpty)
  }

  @Test func aRecordTellsThePlaceOfEachOfItsBytes() throws {
    var reader = RecordReader(ScriptedSource("x\n\"a\nb\",c\n"), format: .commas)
    var record = Record()
    try reader.refill()
    #expect(try reader.next(&record) == .record)
    #expect(try reader.next(&record) == .record)
    #expect(record.position(of: 0, in: "f") == TextPosition(name: "f", line: 2, column: 1, byte: 3))
    // The line feed is the last byte of its line.
    #expect(record.position(of: 2, in: "f") == TextPosition(name: "f", line: 2, column: 3, byte: 5))
    #expect(record.position(of: 3, in: "f") == TextPosition(name: "f", line: 3, column: 1, byte: 6))
    #expect(record.position(of: 6, in: "f") == TextPosition(name: "f", line: 3, column: 4, byte: 9))
  }

  @Test(arguments: [("\"a\"x", 3), ("\"a\"\"b\"x", 6), ("\"\" ", 2), ("\"a\"b\"c\"", 3)])
  func theTextAfterAClosingQuoteIsFound(_ text: String, _ place: Int) throws {
    var reader = RecordReader(ScriptedSource(text + "\n"), format: .commas)
    var record = Record()
    try reader.refill()
    #expect(try reader.next(&record) == .record)
    #expect(record.fields[0].style == .broken)
    #expect(record.textAfterQuote(of: record.fields[0]) == place)
  }

  @Test func messagesSayWhatWhereAndWhatToDo() {
    let place = TextPosition(name: "b.csv", line: 3, column: 7, byte: 61)
    #expect(place.description == "b.csv: line 3, column 7 (byte 61)")
    #expect(
      TextError.unterminatedQuote(place).description
        == "b.csv: line 3, column 7 (byte 61): the quote opened here is never closed; close it, or double every quote"
        + " inside the field")
    #expect(
      TextError.quoteOverLimit(place, limit: 1_048_576).description
        == "b.csv: line 3, column 7 (byte 61): the quote opened here is not closed within 1048576 bytes, the limit of a"
        + " record; close it")
    let failure = FileError(.read, "b.csv", errorNumber: 5)
    #expect(TextError.file(failure).description == failure.description)
  }
}
