import BatchValidation
import DelimitedText
import IDAllocation
import Reporting
import TestSupport
import Testing

@Suite("Added columns and chosen rows")
struct AddedColumnTests {
  private static let id = "70-B3-D5-1F-30-01-00-00"

  @Test(arguments: ["canonical", "verdict", "code", "detail", " code "])
  func aNameThatIsTakenIsAnErrorUntilThereIsAPrefix(_ name: String) throws {
    let text = "id,\(name)\n\(Self.id),x\n"
    let run = try BatchRun(text)
    let column = name == " code " ? "code" : name
    #expect(run.error == .nameTaken(name: "batch.csv", column: column))
    #expect(run.output.isEmpty)
    var options = BatchOptions()
    options.prefix = "check_"
    let prefixed = try BatchRun(text, options: options)
    #expect(prefixed.error == nil)
    #expect(
      prefixed.text == "id,\(name),check_canonical,check_verdict,check_code,check_detail\n"
        + "\(Self.id),x,\(Self.id),valid,,\n")
  }

  @Test func aPrefixThatMakesATakenNameIsAnError() throws {
    var options = BatchOptions()
    options.prefix = "x_"
    let run = try BatchRun("id,x_verdict\n", options: options)
    #expect(run.error == .nameTaken(name: "batch.csv", column: "x_verdict"))
  }

  @Test func aPrefixIsQuotedWhereItMustBe() throws {
    var options = BatchOptions()
    options.prefix = "a,"
    let run = try BatchRun("id\n", options: options)
    #expect(run.text == "id,\"a,canonical\",\"a,verdict\",\"a,code\",\"a,detail\"\n")
  }

  @Test func otherFormatsTakeNoNames() throws {
    for format in [TableFormat.json, .jsonl, .table] {
      #expect(try BatchRun("id,code\n\(Self.id),x\n", format: format).error == nil)
    }
    #expect(try BatchRun("id,code\n\(Self.id),x\n", format: nil).error == nil)
  }

  /// A valid row, one with a warning, and an invalid one.
  private static let mixed = "id\n\(id)\n\(id)\nnonsense\n"

  @Test(
    arguments: [
      ([.valid], [0]), ([.warning], [1]), ([.invalid], [2]), ([.valid, .invalid], [0, 2]), ([], []),
      ([.valid, .warning, .invalid], [0, 1, 2]),
    ] as [(Set<Verdict>, [Int])])
  func onlyTheRowsAskedForComeOutAndAllAreCounted(_ only: Set<Verdict>, _ places: [Int]) throws {
    let rows = [
      "\(Self.id),\(Self.id),valid,,",
      "\(Self.id),\(Self.id),warning,duplicate,the same identifier is on line 2",
      "nonsense,,invalid,bad-character,\"\"\"n\"\" at character 1 is not a hex digit\"",
    ]
    var options = BatchOptions()
    options.only = only
    let run = try BatchRun(Self.mixed, options: options)
    let expected = (["id,canonical,verdict,code,detail"] + places.map { rows[$0] }).map { $0 + "\n" }.joined()
    // The detail of the invalid row has no delimiter in it: it is in quotes for the quotes that it has.
    #expect(run.text == expected)
    #expect([run.summary.rows, run.summary.valid, run.summary.warnings, run.summary.invalid] == [3, 1, 1, 1])
  }

  @Test func anEmptyLineIsPassedOnAndNoRow() throws {
    var options = BatchOptions()
    options.isLines = true
    let run = try BatchRun("\(Self.id)\n\n \t\r\n\u{A0}\u{200B}", options: options)
    #expect([run.summary.rows, run.summary.blank] == [1, 3])
    #expect(
      run.text == """
        id,canonical,verdict,code,detail
        \(Self.id),\(Self.id),valid,,

         \t
        \u{A0}\u{200B}

        """)
  }

  @Test func aShortRowIsFilledUpAndALongOneKept() throws {
    let run = try BatchRun("id,a,b\n\(Self.id)\n\(Self.id),x,y,z\n\n")
    #expect(
      run.text == """
        id,a,b,canonical,verdict,code,detail
        \(Self.id),,,\(Self.id),invalid,ragged-row,"1 field where 3 are expected; check for a missing field, or a line end in a field without quotes"
        \(Self.id),x,y,z,\(Self.id),invalid,ragged-row,4 fields where 3 are expected; check for a delimiter in a field without quotes


        """)
  }

  @Test func jsonIsOneArrayOfTheSameObjects() throws {
    let lines = try BatchRun(Self.mixed, format: .jsonl).text.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(try BatchRun(Self.mixed, format: .json).text == "[\n" + lines.joined(separator: ",\n") + "\n]\n")
    #expect(try BatchRun("id\n", format: .json).text == "[]\n")
    #expect(try BatchRun("id\n", format: .jsonl).text.isEmpty)
  }

  @Test func aTableShowsLineIdentifierVerdictAndCode() throws {
    #expect(
      try BatchRun(Self.mixed, format: .table).text == """
             LINE  IDENTIFIER               VERDICT  CODE
                2  \(Self.id)  valid
                3  \(Self.id)  warning  duplicate
                   the same identifier is on line 2
                4  nonsense                 invalid  bad-character
                   "n" at character 1 is not a hex digit

        """)
  }
}
