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
    let expected = try Repository.text("\(Repository.fixtures)/credit-cover/expected/assess-json.stdout")
    // The paths of the inputs stand in the derivations only, so that both are the same.
    #expect(try folder.text("a.json") == expected)
    #expect(try folder.text("a.html").hasSuffix("</html>\n"))
    #expect(try folder.names == ["a.html", "a.json"])
  }

  @Test func whatItWroteIsAPreviousAssessment() throws {
    let folder = try TemporaryFolder()
    _ = try run(Self.arguments + ["--format", "json", "--output", folder["a.json"]])
    let outcome = try run(Self.arguments + ["--format", "csv", "--previous", folder["a.json"]])
    for line in outcome.lines.dropFirst() { #expect(line.hasSuffix(",0.00,0.00,0.00,0.00,"), "\(line)") }
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
    #expect(outcome.errors == "seckit: /dev/full: no space left on the device; free some or write elsewhere\n")
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
