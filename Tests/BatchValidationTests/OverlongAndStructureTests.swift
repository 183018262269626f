import BatchValidation
import DelimitedText
import IDAllocation
import TestSupport
import Testing

/// Rows whose bytes are not as they should be: reported, and written as they came.
@Suite("Rows over the limits and bad rows")
struct OverlongAndStructureTests {
  private static let id = "70-B3-D5-1F-30-01-00-00"

  private func options(isLines: Bool = false) -> BatchOptions {
    var options = BatchOptions()
    options.isLines = isLines
    options.limits = TextLimits(record: 60, field: 30, fields: 5)
    return options
  }

  @Test(arguments: [[], [1], [7], [59, 1], [60], [61]] as [[Int]])
  func anOverlongRowPassesUntouched(_ pieces: [Int]) throws {
    let words = "the row is longer than 60 bytes, the limit of a record; it is printed unchecked"
    for lineEnd in ["\n", "\r\n"] {
      let long = String(repeating: "x", count: 200)
      let text = "id\(lineEnd)\(Self.id)\(lineEnd)\(long)\(lineEnd)\(Self.id)\(lineEnd)"
      let run = try BatchRun([ScriptedSource(text, pieces: pieces)], options: options())
      #expect(run.error == nil)
      #expect(
        run.text
          == [
            "id,canonical,verdict,code,detail", "\(Self.id),\(Self.id),valid,,",
            "\(long),,invalid,overlong-row,\"\(words)\"",
            "\(Self.id),\(Self.id),warning,duplicate,the same identifier is on line 2",
          ].map { $0 + lineEnd }.joined())
      #expect(run.summary.count(of: .structure(.overlongRow)) == 1)
    }
  }

  @Test(arguments: [[], [1], [61]] as [[Int]])
  func anOverlongLineIsAFieldInQuotes(_ pieces: [Int]) throws {
    let long = String(repeating: "\"", count: 61)
    let run = try BatchRun([ScriptedSource("\(long)\r\n\(Self.id)\n", pieces: pieces)], options: options(isLines: true))
    let lines = run.text.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(
      lines[1].hasPrefix("\"\(String(repeating: "\"", count: 122))\",,invalid,overlong-row,\"the row is longer than"))
    #expect(lines[2] == "\(Self.id),\(Self.id),valid,,")
  }

  @Test func anOverlongRowIsLeftOutWithTheOtherInvalidOnes() throws {
    var options = options()
    options.only = [.valid]
    let run = try BatchRun("id\n\(String(repeating: "x", count: 200))\n\(Self.id)\n", options: options)
    #expect(run.text == "id,canonical,verdict,code,detail\n\(Self.id),\(Self.id),valid,,\n")
    #expect(run.summary.invalid == 1)
  }

  @Test func theLimitsHoldAtTheLimitAndOnePastIt() throws {
    for (length, isOverlong) in [(28, false), (30, false), (31, true)] {
      let field = String(repeating: "f", count: length)
      let run = try BatchRun("note,id\n\(field),\(Self.id)\n", options: options())
      #expect(run.summary.count(of: .structure(.overlongField)) == (isOverlong ? 1 : 0))
      // Quotes count, since they are in the file.
      let quoted = try BatchRun("note,id\n\"\(field.dropLast(2))\",\(Self.id)\n", options: options())
      #expect(quoted.summary.count(of: .structure(.overlongField)) == (isOverlong ? 1 : 0))
    }
    for (length, isOverlong) in [(59, false), (60, true)] {
      var wide = options()
      wide.limits.field = 60
      let row = String(repeating: "f", count: length)
      #expect(
        try BatchRun("id\n\(row)\n", options: wide).summary.count(of: .structure(.overlongRow)) == (isOverlong ? 1 : 0))
    }
  }

  /// A row of `id,note` and what is said of it.
  private static let rows: [(row: String, code: String, words: String)] = [
    (
      "\(id),\"a\"b", "text-after-quote",
      "text after the closing quote of field 2 (note) at line 2, column 28 (byte 36); double every quote inside the field"
    ),
    (
      "\(id),\"a\nb\"c", "text-after-quote",
      "text after the closing quote of field 2 (note) at line 3, column 3 (byte 38); double every quote inside the field"
    ),
    (
      "\(id)", "ragged-row",
      "1 field where 2 are expected; check for a missing field, or a line end in a field without quotes"
    ),
    ("\(id),a,b", "ragged-row", "3 fields where 2 are expected; check for a delimiter in a field without quotes"),
    (
      "\(id),\(String(repeating: "x", count: 31))", "overlong-field",
      "field 2 (note) has 31 bytes, over the limit of 30"
    ),
    ("\(id),a\u{0}", "nul-byte", "a NUL byte in field 2 (note) at line 2, column 26 (byte 34)"),
  ]

  @Test(arguments: rows) func aBadRowIsToldOfWithItsPlace(_ row: String, _ code: String, _ words: String) throws {
    for lineEnd in ["\n", ""] {
      let run = try BatchRun("id,note\n\(row)\(lineEnd)", options: options())
      let record = try #require(PlainCSV(delimiter: ",").records(of: run.output).records.last)
      let fields = record.fields.suffix(4).map { String(decoding: $0.value, as: UTF8.self) }
      #expect(fields == [Self.id, code == "nul-byte" ? "warning" : "invalid", code, words])
    }
  }

  @Test func bytesThatAreNoUTF8AreToldOfWithTheirPlace() throws {
    let bytes = Array("id,note\n\(Self.id),a".utf8) + [0xC3, 0x28, 0x0A]
    let run = try BatchRun([ScriptedSource(bytes)], options: options())
    let words =
      "field 2 (note) is not UTF-8 at line 2, column 26 (byte 34); if the file is Windows-1252 give --encoding windows-1252"
    let expected =
      Array("id,note,canonical,verdict,code,detail\n\(Self.id),a".utf8) + [0xC3]
      + Array("(,\(Self.id),warning,not-utf-8,\"\(words)\"\n".utf8)
    #expect(run.output == expected)
  }

  @Test func aFaultOfTheIdentifiersOwnBytesHasTheIdentifiersCode() throws {
    let bytes = Array("id,note\n".utf8) + [0xFF, 0x2C, 0x61, 0x0A, 0x00, 0x2C, 0x62, 0x0A]
    let run = try BatchRun([ScriptedSource(bytes)], options: options())
    #expect(run.summary.count(of: .identifier(.notASCII)) == 1)
    #expect(run.summary.count(of: .identifier(.controlCharacter)) == 1)
    #expect(run.summary.count(of: .structure(.notUTF8)) == 0)
    #expect(run.summary.count(of: .structure(.nulByte)) == 0)
  }
}
