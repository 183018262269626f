import BatchValidation
import DelimitedText
import Files
import Glibc
import IDAllocation
import Reporting
import TestSupport
import Testing

@Suite("Batch errors")
struct BatchErrorTests {
  private static let place = TextPosition(name: "b.csv", line: 2, column: 3, byte: 9)
  private static let file = FileError(.write, "out.csv", errorNumber: ENOSPC)

  private static let messages: [(error: BatchError, words: String)] = [
    (.input(.unterminatedQuote(place)), TextError.unterminatedQuote(place).description),
    (.output(file), "out.csv: no space left on the device; free some space or write elsewhere"),
    (
      .noHeader(name: "b.csv"),
      "b.csv: is empty: it does not even have a header; give the right file, or --lines or --no-header for a file without one"
    ),
    (
      .noColumn(name: "b.csv", wanted: .name("serial"), columns: ["id", "", "note"], width: 3),
      "b.csv: has no column \"serial\"; its columns are: 1 id, 2 (no name), 3 note"
    ),
    (
      .noColumn(name: "b.csv", wanted: .number(9), columns: [], width: 2),
      "b.csv: has no column 9; it has 2 columns and no header"
    ),
    (
      .noColumn(name: "b.csv", wanted: .number(2), columns: [], width: 1),
      "b.csv: has no column 2; it has 1 column and no header"
    ),
    (
      .noColumn(name: "b.csv", wanted: .number(30), columns: (1...20).map { "c\($0)" }, width: 20),
      "b.csv: has no column 30; its columns are: \((1...20).map { "\($0) c\($0)" }.joined(separator: ", "))"
    ),
    (
      .noColumn(name: "b.csv", wanted: .number(30), columns: (1...21).map { "c\($0)" }, width: 21),
      "b.csv: has no column 30; its columns are: \((1...20).map { "\($0) c\($0)" }.joined(separator: ", ")), …"
    ),
    (
      .doubledColumn(name: "b.csv", column: "id", numbers: [1, 3]),
      "b.csv: the column \"id\" appears 2 times, as numbers 1 and 3; choose it by its number"
    ),
    (
      .doubledColumn(name: "b.csv", column: "id", numbers: [1, 3, 7]),
      "b.csv: the column \"id\" appears 3 times, as numbers 1, 3 and 7; choose it by its number"
    ),
    (
      .noObviousColumn(name: "b.csv", likely: nil, columns: ["meter", "note"], width: 2),
      "b.csv: can't tell which column has the identifier; choose it with --column; its columns are: 1 meter, 2 note"
    ),
    (
      .noObviousColumn(
        name: "b.csv", likely: LikelyColumn(heading: "mac", letter: "B", column: "id"), columns: ["note", "mac"],
        width: 2),
      "b.csv: can't tell which column has the identifier; 'mac' is probably meant; give --map id=B; its columns are: 1 note,"
        + " 2 mac"
    ),
    (
      .noObviousColumn(name: "b.csv", likely: nil, columns: ["id:note"], width: 1),
      "b.csv: can't tell which column has the identifier; choose it with --column; its columns are: 1 id:note; the file looks colon-separated; use --delimiter colon"
    ),
    (
      .repeatedColumn(name: "b.csv", column: "id", first: "id", second: "EUI64", letter: "A"),
      "b.csv: the columns 'id' and 'EUI64' are both the id; leave one out, or choose with --map id=A"
    ),
    (
      .repeatedColumn(name: "b.csv", column: "id", first: "id", second: "id", letter: "C"),
      "b.csv: the column 'id' appears twice; leave one out, or choose with --map id=C"
    ),
    (
      .unusedMapping(name: "b.csv", "party=Account", columns: ["id"], width: 1),
      "b.csv: --map party=Account: no such column or heading; --columns lists the columns; its columns are: 1 id"
    ),
    (
      .noHeaderRow(name: "b.csv", line: 7),
      "b.csv: row 7 (--header-row) has no headings; give the line or row of the header"
    ),
    (.wrongHeader(name: "b.csv", "it is further down"), "b.csv: it is further down"),
    (
      .otherDelimiter(name: "c.csv", first: "b.csv"),
      "c.csv: its delimiter differs from the delimiter of b.csv; check files with other delimiters in a separate run"
    ),
    (
      .nameTaken(name: "b.csv", column: "code"),
      "b.csv: already has a column \"code\"; choose a prefix for the added columns, for example --prefix check_"
    ),
    (
      .otherHeader(name: "c.csv", first: "b.csv"),
      "c.csv: its header differs from the header of b.csv; check files with other columns in a separate run"
    ),
    (.tooManyColumns(name: "b.csv", count: 4097, limit: 4096), "b.csv: has 4097 columns, more than the limit of 4096"),
    (
      .overlongHeader(name: "b.csv", limit: 1_048_576),
      "b.csv: its header is longer than 1048576 bytes, the limit of a record; check that it is text with LF or CRLF line ends"
    ),
    (
      .brokenHeader(place),
      "b.csv: line 2, column 3 (byte 9): text after the closing quote of a column name; double every quote inside the"
        + " name"
    ),
    (
      .tooMuchForDuplicates("more than 9 lines"),
      "more than 9 lines: too many to search for duplicates; split the batch or give --duplicates ignore"
    ),
    (
      .noMemoryForDuplicates(bytes: 4096),
      "not enough memory to find duplicates, which needs 4,096 bytes more; close other programs, raise the limit"
        + " (ulimit -v), split the batch or give --duplicates ignore"
    ),
  ]

  @Test(arguments: messages) func aMessageSaysWhatAndWhatToDo(_ error: BatchError, _ words: String) {
    #expect(error.description == words)
  }

  private var limited: BatchOptions {
    var options = BatchOptions()
    options.limits = TextLimits(record: 20, field: 10, fields: 3)
    return options
  }

  @Test func anEmptyInputHasNoHeader() throws {
    for text in ["", "\u{FEFF}"] {
      let run = try BatchRun(text)
      #expect(run.error == .noHeader(name: "batch.csv"))
      #expect(run.output.isEmpty)
    }
  }

  @Test func anEmptyInputWithoutHeaderOrOfLinesHasNoRows() throws {
    var options = BatchOptions()
    options.hasHeader = false
    let records = try BatchRun("", options: options)
    #expect(records.error == nil)
    #expect(records.output.isEmpty)
    options.isLines = true
    let lines = try BatchRun("", options: options)
    #expect(lines.error == nil)
    #expect(lines.text == "id,canonical,verdict,code,detail\n")
  }

  @Test func aHeaderAloneIsNoError() throws {
    for text in ["id\n", "id", "id\r\n"] {
      let run = try BatchRun(text)
      #expect(run.error == nil)
      #expect(run.text == "id,canonical,verdict,code,detail" + (text.hasSuffix("\r\n") ? "\r\n" : "\n"))
      #expect(run.summary.rows == 0)
    }
  }

  @Test func theHeaderKeepsToTheLimits() throws {
    #expect(try BatchRun("id,b,c\n", options: limited).error == nil)
    #expect(
      try BatchRun("id,b,c,d\n", options: limited).error == .tooManyColumns(name: "batch.csv", count: 4, limit: 3))
    #expect(
      try BatchRun("id,23456789012345678\n", options: limited).error == .overlongHeader(name: "batch.csv", limit: 20))
    #expect(try BatchRun("id,2345678901234567\n", options: limited).error == nil)
  }

  @Test func textAfterAQuoteInTheHeaderIsAnError() throws {
    #expect(
      try BatchRun("id,\"a\n\"\"\"b,c\n").error
        == .brokenHeader(TextPosition(name: "batch.csv", line: 2, column: 4, byte: 10)))
    #expect(
      try BatchRun("id,\"ab\n\" b\n").error
        == .brokenHeader(TextPosition(name: "batch.csv", line: 2, column: 2, byte: 9)))
  }

  @Test func allRowsBeforeAPlaceThatCanNotBePassedAreOut() throws {
    let id = "70-B3-D5-1F-30-01-00-0"
    let head = "id\n\(id)0\n\(id)1\n"
    let expected = "id,canonical,verdict,code,detail\n\(id)0,\(id)0,valid,,\n\(id)1,\(id)1,valid,,\n"
    let open = try BatchRun(head + "\"open\n")
    #expect(open.error == .input(.unterminatedQuote(TextPosition(name: "batch.csv", line: 4, column: 1, byte: 52))))
    #expect(open.text == expected)
    #expect(open.summary.rows == 2)
    let failure = FileError(.read, "batch.csv", errorNumber: EIO)
    let broken = try BatchRun([ScriptedSource(head, failure: failure)])
    #expect(broken.error == .input(.file(failure)))
    #expect(broken.text == expected)
  }

  @Test func aFullDiskEndsTheRun() throws {
    let output = try OutputFile(path: "/dev/full")
    var validator = try BatchValidator(judge: IdentifierJudge(), output: BatchOutput(output, format: .csv))
    do throws(BatchError) {
      try validator.validate(ScriptedSource("id\n70-B3-D5-1F-30-01-00-00\n"))
      _ = try validator.finish()
      Issue.record("the full disk was not told of")
    } catch {
      #expect(error == .output(FileError(.write, "/dev/full", errorNumber: ENOSPC)))
    }
  }
}
