import TestSupport
import Testing

/// The flags of `seckit validate` that say what is written: every value of each.
@Suite struct OutputFlagTests {
  static let csv = """
    id,name,canonical,verdict,code,detail
    \(Sample.panel),a,\(Sample.panel),valid,,
    \(Sample.panel),b,\(Sample.panel),warning,duplicate,the same identifier is on line 2
    \(Sample.test),c,\(Sample.test),invalid,test-block,"in the test block 90-B3-D5-1F-3, which nobody holds: for test \
    environments only"

    """

  static let objects = [
    """
    {"file":"standard input","line":2,"column":"id","id":"\(Sample.panel)","canonical":"\(Sample.panel)",\
    "verdict":"valid","findings":[],"letter":"A"}
    """,
    """
    {"file":"standard input","line":3,"column":"id","id":"\(Sample.panel)","canonical":"\(Sample.panel)",\
    "verdict":"warning","findings":[{"code":"duplicate","severity":"warning","detail":"the same identifier is on \
    line 2","source":"seckit: one row per Party, role and identifier in a batch","status":"convention",\
    "value":"\(Sample.panel)"}],"letter":"A"}
    """,
    """
    {"file":"standard input","line":4,"column":"id","id":"\(Sample.test)","canonical":"\(Sample.test)",\
    "verdict":"invalid","findings":[{"code":"test-block","severity":"error","detail":"in the test block \
    90-B3-D5-1F-3, which nobody holds: for test environments only","source":"IEEE MA-S registry (nobody holds it); \
    pattern of the DCC's public test tools (SmartDCCInnovation repositories)","status":"sourced",\
    "value":"\(Sample.test)"}],"letter":"A"}
    """,
  ]

  static let table = """
         LINE  IDENTIFIER               VERDICT  CODE
            2  \(Sample.panel)  valid
            3  \(Sample.panel)  warning  duplicate
               the same identifier is on line 2
            4  \(Sample.test)  invalid  test-block
               in the test block 90-B3-D5-1F-3, which nobody holds: for test
               environments only

    """

  static let formats = [
    ("csv", csv), ("jsonl", objects.map { $0 + "\n" }.joined()),
    ("json", "[\n" + objects.joined(separator: ",\n") + "\n]\n"), ("table", table),
  ]

  @Test(arguments: formats) func formatsGiveTheSameRows(_ format: String, _ expected: String) throws {
    let outcome = try run("validate", "--format", format, input: Sample.mixed)
    #expect(outcome.text == expected)
    #expect(outcome.errors == Sample.mixedSummary)
    #expect(outcome.ending == .exit(1))
  }

  @Test func csvIsTheDefault() throws {
    #expect(try run("validate", input: Sample.mixed).text == Self.csv)
  }

  static let only: [([String], [String])] = [
    (["valid"], ["valid"]), (["warning"], ["warning"]), (["invalid"], ["invalid"]),
    (["valid", "invalid"], ["valid", "invalid"]), (["warning", "warning"], ["warning"]),
    (["invalid", "valid", "warning"], ["valid", "warning", "invalid"]),
  ]

  @Test(arguments: only) func onlyRowsOfTheVerdictsComeOut(_ verdicts: [String], _ expected: [String]) throws {
    let outcome = try run(["validate"] + verdicts.flatMap { ["--only", $0] }, input: Array(Sample.mixed.utf8))
    #expect(outcome.lines.first == "id,name,canonical,verdict,code,detail")
    #expect(outcome.column("verdict") == expected)
    // All rows are counted, and count for the exit status.
    #expect(outcome.errors == Sample.mixedSummary)
    #expect(outcome.ending == .exit(1))
  }

  @Test func onlyIsTrueOfEveryFormat() throws {
    let json = try run("validate", "--only", "warning", "--format", "json", input: Sample.mixed)
    #expect(json.text == "[\n\(Self.objects[1])\n]\n")
    let lines = try run("validate", "--only", "invalid", "--format", "jsonl", input: Sample.mixed)
    #expect(lines.text == "\(Self.objects[2])\n")
    let none = try run(
      "validate", "--only", "warning", "--format", "json", "--duplicates", "ignore", input: Sample.mixed)
    #expect(none.text == "[]\n")
  }

  static let summaries = [
    ([], Sample.mixedSummary), (["--format", "table"], Sample.mixedSummary),
    (["--format", "csv"], "item,rows\nrows,3\nvalid,1\nwarnings,1\ninvalid,1\nblank,0\ntest-block,1\nduplicate,1\n"),
    (
      ["--format", "jsonl"],
      """
      {"blank":0,"codes":[{"code":"test-block","rows":1,"severity":"error","source":"IEEE MA-S registry (nobody holds it); \
      pattern of the DCC's public test tools (SmartDCCInnovation repositories)","status":"sourced"},\
      {"code":"duplicate","rows":1,"severity":"warning","source":"seckit: one row per Party, role and identifier in a batch","status":"convention"}],"duplicates":"warning","environment":"production","form":"duis","invalid":1,"kind":"user","rows":3,\
      "rules":"seckit identifiers, 2026-11-29","valid":1,"warnings":1}

      """
    ),
  ]

  @Test(arguments: summaries) func summaryIsTheCountsAlone(_ flags: [String], _ expected: String) throws {
    let outcome = try run(["validate", "--summary"] + flags, input: Array(Sample.mixed.utf8))
    #expect(outcome.text == expected)
    #expect(outcome.errors == "")
    #expect(outcome.ending == .exit(1))
  }

  @Test func summaryAsJSONIsTheSameOnSeveralLines() throws {
    let pretty = try JSON(run("validate", "--summary", "--format", "json", input: Sample.mixed))
    let line = try JSON(run("validate", "--summary", "--format", "jsonl", input: Sample.mixed))
    #expect(pretty == line)
    #expect(pretty["rows"] == 3)
    #expect(pretty["codes"]?[1]?["code"] == "duplicate")
  }

  @Test func prefixNamesOurColumns() throws {
    let outcome = try run(
      "validate", "--prefix", "check_", input: "id,code,verdict\n\(Sample.panel),x,y\n")
    #expect(
      outcome.text == """
        id,code,verdict,check_canonical,check_verdict,check_code,check_detail
        \(Sample.panel),x,y,\(Sample.panel),valid,,

        """)
    let lines = try run("validate", "--lines", "--prefix", "p ", input: Sample.panel)
    #expect(lines.lines.first == "id,p canonical,p verdict,p code,p detail")
  }

  @Test(arguments: ["canonical", "verdict", "code", "detail"]) func takenNameAsksForAPrefix(_ name: String) throws {
    let outcome = try run("validate", input: "id,\(name)\n\(Sample.panel),x\n")
    #expect(outcome.text == "")
    #expect(
      outcome.errors == """
        seckit: standard input: already has a column "\(name)"; choose a prefix for the added columns, for example --prefix check_

        """)
    #expect(outcome.ending == .exit(2))
  }

  @Test(arguments: [
    ("error", "invalid", "duplicate", 1), ("warning", "warning", "duplicate", 0), ("ignore", "valid", "", 0),
  ]) func duplicatesWeighAsAsked(_ policy: String, _ verdict: String, _ code: String, _ status: Int32) throws {
    let input = "id\n\(Sample.panel)\n\(Sample.panel.lowercased())\n"
    let outcome = try run("validate", "--duplicates", policy, input: input)
    #expect(outcome.column("verdict") == ["valid", verdict])
    #expect(outcome.column("code") == ["", code])
    #expect(outcome.ending == .exit(status))
    let strict = try run("validate", "--duplicates", policy, "--strict", input: input)
    #expect(strict.output == outcome.output)
    #expect(strict.ending == .exit(code.isEmpty ? 0 : 1))
  }

  @Test(arguments: ["--quiet", "-q"]) func quietLeavesOutTheSummary(_ flag: String) throws {
    let outcome = try run("validate", flag, input: Sample.mixed)
    #expect(outcome.text == Self.csv)
    #expect(outcome.errors == "")
    #expect(outcome.ending == .exit(1))
  }

  @Test(arguments: ["--output", "-o"]) func outputGoesToTheFile(_ flag: String) throws {
    let folder = try TemporaryFolder()
    let outcome = try run("validate", flag, folder["out.csv"], input: Sample.mixed)
    #expect(outcome.text == "")
    #expect(outcome.errors == Sample.mixedSummary)
    #expect(outcome.ending == .exit(1))
    #expect(try Repository.text(folder["out.csv"]) == Self.csv)
  }
}
