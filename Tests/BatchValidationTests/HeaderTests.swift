import BatchValidation
import DelimitedText
import Files
import IDAllocation
import Reporting
import Tables
import TestSupport
import Testing

/// Where the header of a batch is, what is between its fields, and what is not a row.
@Suite("Headers of batches")
struct HeaderTests {
  private static let id = "70-B3-D5-1F-30-01-00-00", other = "70-B3-D5-1F-30-01-00-01"

  /// A run of one text, with what was noted.
  private func run(
    _ text: String, _ options: BatchOptions = BatchOptions(), format: TableFormat = .csv
  ) throws -> (text: String, notices: [String], summary: BatchSummary) {
    var notices: [String] = []
    var summary = BatchSummary()
    let output = try collected { file in
      do throws(BatchError) {
        var validator = try BatchValidator(
          judge: IdentifierJudge(), options: options, output: BatchOutput(file, format: format))
        try validator.validate(ScriptedSource(text))
        notices = validator.notices
        summary = try validator.finish()
      } catch {
        Issue.record(error)
      }
    }
    return (String(decoding: output, as: UTF8.self), notices, summary)
  }

  @Test func titlesAboveTheHeaderAreToldAndNotPutOut() throws {
    let titled = try run("Identifiers of March\n\n;;\nUser ID;note\n\(Self.id);x\n")
    #expect(
      titled.text == "User ID;note;canonical;verdict;code;detail\n\(Self.id);x;\(Self.id);valid;;\n")
    #expect(titled.notices == ["batch.csv: its delimiter is a semicolon", "batch.csv: header on line 4"])
    #expect([titled.summary.rows, titled.summary.blank] == [1, 0])
    // Lines are counted from the beginning of the file.
    let again = try run("Title\nid\n\(Self.id)\n\(Self.id)\n")
    #expect(again.text.hasSuffix("duplicate,the same identifier is on line 3\n"))
  }

  @Test func theHeaderIsAmongTheFirstTwentyRows() throws {
    let titles = String(repeating: "a,b\n", count: 19)
    #expect(try run(titles + "id,x\n\(Self.id),\n").notices == ["batch.csv: header on line 20"])
    let late = try BatchRun("a,b\n" + titles + "id,x\n\(Self.id),\n")
    #expect(
      late.error
        == .wrongHeader(
          name: "batch.csv",
          "only the first 20 rows are searched for the header; if it is in row 21, give --header-row 21"))
    var options = BatchOptions()
    options.reading.headerRow = 21
    #expect(try run("a,b\n" + titles + "id,x\n\(Self.id),\n", options).summary.valid == 1)
    options.reading.headerRow = 2
    #expect(try run("id,x\nEUI-64,y\n\(Self.id),\n", options).text.hasPrefix("EUI-64,y,canonical"))
    options.reading.headerRow = 4
    #expect(try BatchRun("id\n\(Self.id)\n", options: options).error == .noHeaderRow(name: "batch.csv", line: 4))
  }

  @Test(arguments: [(",", nil), (";", "a semicolon"), ("\t", "a tab"), ("|", "a pipe")] as [(String, String?)])
  func theDelimiterIsRecognised(_ delimiter: String, _ name: String?) throws {
    let text = "id,party,role\n\(Self.id),ACME,IS\n".replacing(",", with: delimiter)
    let found = try run(text)
    #expect(
      found.text
        == "id,party,role,canonical,verdict,code,detail\n\(Self.id),ACME,IS,\(Self.id),valid,,\n"
        .replacing(",", with: delimiter))
    #expect(found.notices == (name.map { ["batch.csv: its delimiter is \($0)"] } ?? []))
    // A line that says so is obeyed and passed on, behind a byte order mark.
    let told = try run("\u{FEFF}sep=\(delimiter)\r\n\(text)")
    #expect(told.text == "\u{FEFF}sep=\(delimiter)\r\n\(found.text)")
    #expect(told.notices.contains("batch.csv: header on line 2"))
  }

  @Test func anInputWithoutAHeaderShowsItsDelimiterByItsIdentifiers() throws {
    var options = BatchOptions()
    options.hasHeader = false
    options.column = .number(1)
    // More semicolons than commas, between roles.
    let roles = try run("\(Self.id),ACME,IS;GS;ED;OU\n\(Self.other),ACME,\n", options)
    #expect(roles.summary.valid == 2)
    options.column = .number(2)
    #expect(try run("\n;;\nx;\(Self.id);\ny;\(Self.other);\n", options).summary.valid == 2)
    let told = try run("sep=|\n;|\(Self.id)\n", options)
    #expect(told.text == "sep=|\n;|\(Self.id)|\(Self.id)|valid||\n")
    // Nothing shows it: the most fields count.
    #expect(try BatchRun("a;b;c\n", options: options).error == nil)
  }

  @Test func rowsWithoutAnyValueAreNoRows() throws {
    let text = "id,note\n\(Self.id),\n\n,\n , \t\n,,,\n\"\",\n\u{A0}\u{200B},\n  \n\(Self.other),"
    let found = try run(text)
    #expect(
      found.text == """
        id,note,canonical,verdict,code,detail
        \(Self.id),,\(Self.id),valid,,

        ,,,,,
         , \t,,,,
        ,,,,,,,
        "",,,,,
        \u{A0}\u{200B},,,,,
        \("  ")
        \(Self.other),,\(Self.other),valid,,

        """)
    #expect([found.summary.rows, found.summary.valid, found.summary.blank] == [2, 2, 7])
    for format in [TableFormat.json, .jsonl, .table] {
      let other = try run(text, format: format)
      #expect(other.text == (try run("id,note\n\(Self.id),\n\n\n\n\n\n\n\n\(Self.other),", format: format).text))
      #expect(other.summary.blank == 7)
    }
    var options = BatchOptions()
    options.only = [.valid, .warning]
    #expect(try run(text, options).text.split(separator: "\n", omittingEmptySubsequences: false).count == 4)
  }

  @Test func aShortRowIsNotBlankAndNotComplete() throws {
    let found = try run("id,party\n\(Self.id)\n")
    #expect(found.summary.count(of: .structure(.raggedRow)) == 1)
  }

  /// Rows whose first field begins, or is, as the first heading are not the header.
  @Test func aRowLikeTheHeaderIsNotTheHeader() throws {
    let found = try run("ref,id\nrex,7\nREF,7\n,7\n\"ref\",7\n REF ,ID\nREF,Id\n reg,7\nrefs,7\n")
    #expect(found.summary.count(of: .structure(.repeatedHeader)) == 2)
    #expect(found.summary.count(of: .identifier(.wrongLength)) == 6)
  }

  @Test func aHeaderFurtherDownIsAFindingAndNothingElse() throws {
    let text = "id,note\n\(Self.id),\nid,note\n ID ,\"Note\"\nid,notes\n"
    let found = try run(text)
    #expect(found.summary.count(of: .structure(.repeatedHeader)) == 2)
    #expect(found.text.contains("id,note,,invalid,repeated-header,the header appears again here; remove the row\n"))
    #expect(found.summary.count(of: .identifier(.badCharacter)) == 1)
    // What can be read as an identifier is a row.
    var options = BatchOptions()
    options.column = .number(1)
    let row = "\(Self.id),note\n"
    #expect(try run(row + row + row, options).summary.count(of: .duplicate) == 1)
    options.hasHeader = false
    #expect(try run("id,note\nid,note\n", options).summary.count(of: .structure(.repeatedHeader)) == 0)
  }

  @Test func aColumnThatLooksLikeAnotherIsNotPassedOverInSilence() throws {
    let found = try run("id,Partty,SEC role,organization number\n")
    #expect(
      found.notices == [
        "batch.csv: the column 'Partty' is not used; if it is the party, give --map party=B",
        "batch.csv: the column 'SEC role' is not used; if it is the role, give --map role=C",
        "batch.csv: the column 'organization number' is not used; if it is the organisation_number, give --map organisation_number=D",
      ])
    #expect(try run("id,note,notes,description,Party\n").notices.isEmpty)
  }

  @Test func aMappingChoosesAColumnByHeadingOrLetter() throws {
    var options = BatchOptions()
    options.reading.mappings = ["id=Meter", "party=C"].compactMap { TableMapping($0) }
    let found = try run("id,Meter,x\nold,\(Self.id),ACME\nold,\(Self.id),ACME\n", options)
    #expect(found.summary.hasParty)
    #expect(found.summary.count(of: .duplicate) == 1)
  }

  @Test func filesOfOneRunHaveOneHeaderAndOneDelimiter() throws {
    let first = ScriptedSource("id,note\n\(Self.id),\n", name: "a.csv")
    let same = ScriptedSource("Title\nid,note\n\(Self.other),\n", name: "b.csv")
    #expect(try BatchRun([first, same]).summary.valid == 2)
    #expect(
      try BatchRun([first, ScriptedSource("id;note\n", name: "b.csv")]).error
        == .otherDelimiter(name: "b.csv", first: "a.csv"))
    #expect(
      try BatchRun([first, ScriptedSource("id;notes\n", name: "b.csv")]).error
        == .otherHeader(name: "b.csv", first: "a.csv"))
  }
}
