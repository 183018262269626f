import TestSupport
import Testing

/// The files that `seckit cover assess` writes.
@Suite struct CoverFileTests {
  private static let arguments = [
    "cover", "assess", "--parties", "credit-cover/month/parties.csv", "--invoices", "credit-cover/month/invoices.csv",
    "--support", "credit-cover/month/support.csv", "--as-at", "2025-04-17", "--threshold", "2689",
  ]

  @Test func outputAndReportAreWrittenWhole() throws {
    let folder = try TemporaryFolder()
    let outcome = try run(
      Self.arguments + ["--format", "json", "--output", folder["a.json"], "--report", folder["a.html"]])
    #expect(outcome.text == "")
    #expect(outcome.ending == .exit(1))
    let expected = try Story.output(
      of: "seckit cover assess --parties month/parties.csv --invoices month/invoices.csv --support month/support.csv"
        + " --as-at 2025-04-17 --threshold 2,689 --format json", in: "credit-cover/assess-json.console")
    // The paths of the inputs appear in the derivations only, so both are the same.
    #expect(try folder.text("a.json") == expected)
    #expect(try folder.text("a.html").hasSuffix("</html>\n"))
    #expect(try folder.names == ["a.html", "a.json"])
  }

  @Test func whatItWroteIsAPreviousAssessment() throws {
    let folder = try TemporaryFolder()
    _ = try run(Self.arguments + ["--format", "json", "--output", folder["a.json"]])
    let outcome = try run(Self.arguments + ["--format", "csv", "--previous", folder["a.json"]])
    for line in outcome.lines.dropFirst() { #expect(line.contains(",0.00,0.00,0.00,0.00,,2025-04-17,"), "\(line)") }
  }

  /// A Party that is missing on one side of a comparison is a finding (status 1), and stops nothing.
  @Test func partiesOnOneSideAreFindings() throws {
    let folder = try TemporaryFolder()
    try folder.write("parties.csv", "party,estimate\nP099,5\nBRAVO,1\n")
    try folder.write("same.csv", "party,requirement\nP099,5\nBRAVO,1\n")
    try folder.write("other.csv", "party,requirement\nP999,5\n")
    try folder.write("before.csv", "party,estimate\nP099,5\nCHARLIE,1\n")
    func assess(_ more: String...) throws -> Outcome {
      try run(
        ["cover", "assess", "--threshold", "9999", "--as-at", "2025-04-17", "--format", "csv"] + more,
        folder: folder.path)
    }
    #expect(try assess("--parties", "parties.csv", "--notified", "same.csv").ending == .exit(0))
    let notified = try assess("--parties", "parties.csv", "--notified", "other.csv")
    #expect(notified.ending == .exit(1) && notified.lines.count == 3)
    #expect(notified.errors.contains("Notified, but not in the parties file: P999 (other.csv: line 2)\n"))
    #expect(notified.errors.contains("Not notified: P099, BRAVO\n"))
    let json = try run(
      "cover", "assess", "--threshold", "9999", "--as-at", "2025-04-17", "--format", "json", "--parties", "before.csv",
      folder: folder.path)
    try folder.write("before.json", json.text)
    let moved = try assess("--parties", "parties.csv", "--previous", "before.json")
    #expect(moved.ending == .exit(1))
    #expect(moved.errors.contains("Not in the earlier assessment: BRAVO\n"))
    #expect(moved.errors.contains("In the earlier assessment, but not in the parties file: CHARLIE\n"))
    #expect(try assess("--parties", "before.csv", "--previous", "before.json").ending == .exit(0))
  }

  /// A rule set that is printed to be read again has no place for its file: that is said beside it, with the SHA-256 that
  /// 'sha256sum' gives.
  @Test func aFileOfRulesIsNamedWithItsHash() throws {
    let outcome = try run(
      "cover", "rules", "--format", "json", "--rules", "month/rules.json", folder: "\(Repository.fixtures)/credit-cover"
    )
    #expect(
      outcome.errors
        == "seckit: the rules are from month/rules.json (SHA-256 560d3c0f51b1fd0d277afe688a8703a7e280228e3eab79dd78ae1a202f1ffa46), which differs from the built-in set in:"
        + " score_factors (changed), published_thresholds (added)\n")
    #expect(outcome.ending == .exit(0))
  }

  @Test func findingsLeaveFilesAsTheyAre() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.csv", "before")
    try folder.write("a.html", "before")
    try folder.write("parties.csv", "party,score\nA,x\n")
    let outcome = try run(
      [
        "cover", "assess", "--parties", folder["parties.csv"], "--threshold", "1", "--output", folder["a.csv"],
        "--report",
        folder["a.html"],
      ])
    #expect(outcome.ending == .exit(2))
    #expect(try folder.text("a.csv") == "before")
    #expect(try folder.text("a.html") == "before")
  }

  @Test func aFullDeviceForTheReportIsReported() throws {
    let outcome = try run(Self.arguments + ["--report", "/dev/full"])
    #expect(outcome.errors == "seckit: /dev/full: no space left on the device; free some space or write elsewhere\n")
    #expect(outcome.ending == .exit(2))
  }

  @Test func coloursAreForTerminalsOnly() throws {
    var launch = Launch(Self.arguments)
    launch.output = .terminal(columns: 100)
    let outcome = try run(launch)
    #expect(outcome.text.contains("\u{1B}[31mALPHA"))
    launch.environment = ["NO_COLOR": "1"]
    #expect(try !run(launch).text.contains("\u{1B}"))
  }
}
