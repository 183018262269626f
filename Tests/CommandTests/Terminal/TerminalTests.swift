import TestSupport
import Testing

/// What a person at a terminal sees, and a program at a pipe does not.
@Suite struct TerminalTests {
  static let escape: Character = "\u{1B}"

  /// Without the escape sequences that colour it.
  private func plain(_ text: String) -> String { text.replacing(/\u{1B}\[[0-9;]*m/, with: "") }

  private func runAtTerminal(
    _ arguments: [String], input: String, columns: UInt16 = 80, environment: [String: String] = [:]
  ) throws -> Outcome {
    var launch = Launch(arguments)
    launch.input = .pipe
    launch.output = .terminal(columns: columns)
    launch.errors = .terminal(columns: columns)
    launch.environment = environment
    return try run(launch, input: Array(input.utf8))
  }

  @Test func tableAndSummaryHaveColours() throws {
    let outcome = try runAtTerminal(["validate", "--format", "table"], input: Sample.mixed)
    #expect(outcome.text.contains("\u{1B}[32mvalid\u{1B}[0m"))
    #expect(outcome.text.contains("\u{1B}[33mwarning\u{1B}[0m"))
    #expect(outcome.text.contains("\u{1B}[31minvalid\u{1B}[0m"))
    #expect(plain(outcome.text) == OutputFlagTests.table)
    #expect(outcome.errors.hasPrefix("\u{1B}[31m3 rows: 1 valid, 1 warning, 1 invalid\u{1B}[0m\n"))
    #expect(plain(outcome.errors) == Sample.mixedSummary)
  }

  @Test(arguments: [(Sample.panel, "32"), ("\(Sample.panel)\n\(Sample.panel)", "33"), ("x", "31")])
  func summaryHasTheColourOfTheWorst(_ input: String, _ colour: String) throws {
    let outcome = try runAtTerminal(["validate", "--lines", "--summary"], input: input)
    #expect(outcome.text.hasPrefix("\u{1B}[\(colour)m"))
    #expect(outcome.errors == "")
  }

  @Test(arguments: [["NO_COLOR": "1"], ["TERM": "dumb"]])
  func coloursCanBeSwitchedOff(_ environment: [String: String]) throws {
    let outcome = try runAtTerminal(
      ["validate", "--format", "table"], input: Sample.mixed, environment: environment)
    #expect(outcome.text == OutputFlagTests.table)
    #expect(outcome.errors == Sample.mixedSummary)
  }

  @Test func emptyNoColorMeansNothing() throws {
    let outcome = try runAtTerminal(
      ["validate", "--format", "table"], input: Sample.mixed, environment: ["NO_COLOR": ""])
    #expect(outcome.text.contains(Self.escape))
  }

  @Test(arguments: ["csv", "json", "jsonl"]) func dataHasNoColours(_ format: String) throws {
    let outcome = try runAtTerminal(["validate", "--format", format], input: Sample.mixed)
    #expect(outcome.text.contains(Sample.panel))
    #expect(!outcome.text.contains(Self.escape))
  }

  @Test func fileHasNoColours() throws {
    let folder = try TemporaryFolder()
    let outcome = try runAtTerminal(
      ["validate", "--format", "table", "-o", folder["out"]], input: Sample.mixed, columns: 60)
    #expect(outcome.text == "")
    #expect(try Repository.text(folder["out"]) == OutputFlagTests.table)
  }

  @Test func namesFromTheFileCannotControlTheTerminal() throws {
    let hostile = "\u{1B}[2J\u{7}\u{9B}31m"
    for (flags, shown) in [([], "its columns are: 1 \u{FFFD}[2J"), (["--column", "1"], "field 2 (\u{FFFD}[2J")] {
      let outcome = try runAtTerminal(
        ["validate", "--format", "table"] + flags, input: "\(hostile),\(hostile)\n\(Sample.panel),\"x\"\(hostile)\n",
        environment: ["NO_COLOR": "1"])
      #expect((outcome.text + outcome.errors).contains(shown))
      for scalar in (outcome.text + outcome.errors).unicodeScalars where scalar != "\n" {
        #expect(scalar.properties.generalCategory != .control)
      }
    }
  }

  @Test(arguments: [80, 100, 132] as [UInt16]) func tableFitsTheTerminal(_ columns: UInt16) throws {
    let identifiers =
      JudgingFlagTests.identifiers + JudgingFlagTests.texts.map(\.text) + [String(repeating: "é", count: 90)]
    let input = identifiers.joined(separator: "\n")
    let validated = try runAtTerminal(["validate", "--lines", "--format", "table"], input: input, columns: columns)
    let inspected = try runAtTerminal(["inspect"] + JudgingFlagTests.identifiers, input: "", columns: columns)
    for text in [validated.text, validated.errors, inspected.text] {
      let lines = plain(text).split(separator: "\n")
      #expect(lines.count > 10)
      for line in lines { #expect(line.count <= Int(columns), "\(line)") }
    }
    #expect(validated.text.contains("…"))
  }

  @Test func inspectPaintsTheCaret() throws {
    let outcome = try runAtTerminal(["inspect", "70-B3-D5-1G-30-01-00-00"], input: "")
    #expect(outcome.text.hasPrefix("70-B3-D5-1G-30-01-00-00\n\u{1B}[31m          ^\u{1B}[0m\n"))
    let quiet = try runAtTerminal(
      ["inspect", "70-B3-D5-1G-30-01-00-00"], input: "", environment: ["NO_COLOR": "1"])
    #expect(!quiet.text.contains(Self.escape))
  }

  @Test func nothingToReadIsSaidAtOnce() throws {
    var launch = Launch(["validate"])
    launch.input = .terminal(columns: 80)
    let outcome = try RunningProgram(launch).end()
    #expect(
      outcome.errors.hasPrefix("Error: There is nothing to check; name a file, or - to type the input.\nUsage: "))
    #expect(outcome.ending == .exit(64))
  }

  @Test func identifiersMayBeTyped() throws {
    var launch = Launch(["validate", "--lines", "-"])
    launch.input = .terminal(columns: 80)
    let program = try RunningProgram(launch)
    try program.feed("\(Sample.panel)\n")
    try program.waitForOutput("\(Sample.panel),\(Sample.panel),valid,,\n")
    // Control-D ends the input. The terminal stays open till the program has seen it.
    try program.feed([4])
    #expect(try program.end().errors == Sample.oneValid)
  }
}
