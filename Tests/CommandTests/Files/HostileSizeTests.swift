import TestSupport
import Testing

/// Inputs that are hostile by their size: at the limit and one past it.
@Suite struct HostileSizeTests {
  static let record = 1 << 20
  static let field = 1 << 17
  static let overlong = "the row is longer than 1,048,576 bytes, the limit of a record; it is printed unchecked"

  private func text(_ count: Int) -> String { String(repeating: "x", count: count) }

  /// A row whose bytes, line end included, are exactly so many. Its fields are within their limit.
  private func row(of count: Int) -> String {
    var row = "\(Sample.panel),"
    let field = text(Self.field) + ","
    while row.utf8.count + field.utf8.count < count { row += field }
    return row + text(count - row.utf8.count - 1) + "\n"
  }

  @Test func recordAtTheLimitIsJudged() throws {
    let row = row(of: Self.record)
    let header = "id" + String(repeating: ",", count: row.count { $0 == "," })
    let outcome = try run("validate", "--prefix", "p", input: "\(header)\n\(row)\(row.dropFirst())")
    #expect(outcome.text.contains("\(row.dropLast()),\(Sample.panel),valid,,\n"))
    #expect(outcome.errors.hasPrefix("2 rows: 1 valid, 0 warnings, 1 invalid\n"))
  }

  @Test func recordPastTheLimitIsPassedOn() throws {
    let row = row(of: Self.record + 1)
    let header = "id" + String(repeating: ",", count: row.count { $0 == "," })
    let outcome = try run("validate", input: "\(header)\n\(row)\(Sample.second)\(header.dropFirst(2))\n")
    #expect(outcome.lines.count == 3)
    #expect(outcome.line(1) == "\(row.dropLast()),,invalid,overlong-row,\"\(Self.overlong)\"")
    #expect(outcome.line(2).hasSuffix(",\(Sample.second),valid,,"))
    #expect(outcome.ending == .exit(1))
  }

  @Test(arguments: [0, 1, 2_000_000], ["\n", "\r\n", ""]) func lineAroundTheLimit(_ more: Int, _ lineEnd: String) throws
  {
    let line = text(Self.record - lineEnd.utf8.count + more)
    let outcome = try run("validate", "--lines", input: "\(Sample.panel)\n\(line)\(lineEnd)")
    let detail =
      more > 0
      ? "overlong-row,\"\(Self.overlong)\"" : "bad-character,\"\"\"x\"\" at character 1 is not a hex digit\""
    let expected = more > 0 ? "\"\(line)\",,invalid,\(detail)" : "\(line),,invalid,\(detail)"
    #expect(outcome.lines.count == 3)
    #expect(outcome.lines.last == expected)
    #expect(outcome.errors.hasPrefix("2 rows: 1 valid, 0 warnings, 1 invalid\n"))
    #expect(outcome.ending == .exit(1))
  }

  @Test func overlongRowHasNoIdentifierInJSON() throws {
    let outcome = try run(
      "validate", "--format", "jsonl", input: "id,n\nx,\(text(Self.record))\n\(Sample.panel),y\n")
    let object = try JSON(outcome.line(0))
    #expect(object["id"]?.isNull == true)
    #expect(object["line"] == 2)
    #expect(object["findings"]?[0]?["code"] == "overlong-row")
    #expect(try JSON(outcome.line(1))["line"] == 3)
  }

  @Test(arguments: [0, 1]) func fieldAroundTheLimit(_ more: Int) throws {
    let field = text(Self.field + more)
    let outcome = try run("validate", input: "id,note\n\(Sample.panel),\(field)\n")
    let rest =
      more == 0
      ? "valid,," : "invalid,overlong-field,\"field 2 (note) has 131,073 bytes, over the limit of 131,072\""
    #expect(outcome.lines.last == "\(Sample.panel),\(field),\(Sample.panel),\(rest)")
    #expect(outcome.ending == .exit(more == 0 ? 0 : 1))
  }

  @Test func overlongIdentifierIsOneFindingOfTheRow() throws {
    let outcome = try run("validate", "--format", "jsonl", input: "id\n\(text(Self.field + 1))\n")
    let findings = try JSON(outcome)["findings"]?.elements.map { $0["code"]?.text }
    #expect(findings == ["overlong-field", "bad-character"])
  }

  @Test(arguments: [true, false]) func quotedFieldOverTheLimitEndsTheRun(_ isClosed: Bool) throws {
    let outcome = try run(
      "validate",
      input: "id,n\n\(Sample.panel),x\ny,\"\(text(Self.record))\(isClosed ? "\"\n\(Sample.second),z\n" : "")")
    #expect(outcome.lines.count == 2)
    #expect(
      outcome.errors == """
        seckit: standard input: line 3, column 3 (byte 34): the quote opened here is not closed within 1048576 bytes, \
        the limit of a record; close it

        """)
    #expect(outcome.ending == .exit(2))
  }

  @Test func asManyColumnsAsInAWorkbookAreRead() throws {
    let commas = String(repeating: ",", count: 16_383)
    let outcome = try run("validate", input: "id\(commas)\n\(Sample.panel)\(commas)\n")
    #expect(outcome.lines.last == "\(Sample.panel)\(commas),\(Sample.panel),valid,,")
    #expect(outcome.ending == .exit(0))
  }

  @Test(arguments: [16_384, 16_999]) func moreColumnsAreRefused(_ commas: Int) throws {
    let outcome = try run("validate", input: "id\(String(repeating: ",", count: commas))\n")
    #expect(outcome.text == "")
    #expect(outcome.errors == "seckit: standard input: has \(commas + 1) columns, more than the limit of 16384\n")
    #expect(outcome.ending == .exit(2))
  }

  @Test func aTableThatIsReadWholeHasTheSameLimit() throws {
    let folder = try TemporaryFolder()
    func assess(_ columns: Int) throws -> Outcome {
      let more = (0..<columns - 4).map { ",x\($0)" }.joined()
      let values = String(repeating: ",1", count: columns - 4)
      try folder.write("p.csv", "party,name,method,estimate\(more)\nALPHA,A,uplift,1\(values)\n")
      return try run("cover", "assess", "--parties", folder["p.csv"], "--threshold", "1", "--as-at", "2025-04-17")
    }
    #expect(try !assess(16_384).errors.contains("more than the limit"))
    let over = try assess(16_385)
    #expect(over.errors.hasSuffix("p.csv: has 16,385 columns, more than the limit of 16,384\n"), "\(over.errors)")
    #expect(over.ending == .exit(2))
  }

  @Test func rowOfTooManyFieldsIsRagged() throws {
    let commas = String(repeating: ",", count: 4999)
    let outcome = try run("validate", input: "id,n\n\(Sample.panel)\(commas)\n\(Sample.second),x\n")
    #expect(
      outcome.line(1).hasPrefix("\(Sample.panel)\(commas),\(Sample.panel),invalid,ragged-row,5000 fields where 2"))
    #expect(outcome.line(2).hasSuffix(",valid,,"))
  }

  @Test func threeMegabytesWithoutALineEndAreNoHeader() throws {
    let outcome = try run("validate", input: text(3 << 20))
    #expect(outcome.text == "")
    #expect(
      outcome.errors == """
        seckit: standard input: its header is longer than 1048576 bytes, the limit of a record; check that it is text with LF or CRLF line ends

        """)
    #expect(outcome.ending == .exit(2))
  }

  @Test func duplicatesAreFoundAcrossManyRows() throws {
    let rows = (0..<100_000).map { index in
      let digits = String(index, radix: 16, uppercase: true)
      return "70B3D51F3" + String(repeating: "0", count: 7 - digits.count) + digits
    }
    let outcome = try run(
      "validate", "--lines", "--form", "any", "--only", "warning",
      input: (rows + [rows[0], rows[99_999]]).joined(separator: "\n"))
    #expect(outcome.lines.count == 3)
    #expect(outcome.line(1).hasSuffix(",duplicate,the same identifier is on line 1"))
    #expect(outcome.line(2).hasSuffix(",duplicate,the same identifier is on line 100000"))
    #expect(outcome.errors.hasPrefix("100,002 rows: 100,000 valid, 2 warnings, 0 invalid\n"))
  }
}
