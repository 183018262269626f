import Testing

/// Every `--help` to the letter, as it stands in `Fixtures/help`, 80 characters wide since no terminal is there to ask.
@Suite struct HelpTests {
  static let commands = [
    "", "validate", "inspect", "workdays", "workdays add", "workdays subtract", "workdays between", "workdays is",
    "workdays list", "workdays notice", "workdays calendars", "cover", "cover assess", "cover explain",
    "cover threshold", "cover interest",
    "cover due", "cover rules", "register", "register init", "register import", "register export", "register show",
    "register history", "register diff", "register verify", "register verify-list", "register checkpoint",
    "register backup", "register restore", "register receipt", "register rename", "register withdraw",
    "register accept", "allocate", "allocate organisation",
    "allocate range", "allocate id", "entry", "entry init", "entry record", "entry checklist", "entry plan",
    "entry explain",
  ]

  private static func words(of command: String) -> [String] { command.split(separator: " ").map(String.init) }

  @Test(arguments: commands) func helpIsThatOfTheFixture(_ command: String) throws {
    let words = Self.words(of: command)
    let long = try run(words + ["--help"])
    let name = command.isEmpty ? "seckit" : command.split(separator: " ").joined(separator: "-")
    try Snapshot("help/\(name).txt").expect(long.output)
    #expect(long.errors == "")
    #expect(long.ending == .exit(0))
    for same in [words + ["-h"], ["help"] + words] {
      let outcome = try run(same)
      #expect(outcome.text == long.text, "\(same)")
      #expect(outcome.ending == .exit(0))
    }
  }

  @Test(arguments: commands) func helpFitsEightyColumns(_ command: String) throws {
    let outcome = try run(Self.words(of: command) + ["--help"])
    // The parser does not break a usage line.
    for line in outcome.lines where !line.hasPrefix("USAGE:") { #expect(line.count <= 80, "\(line)") }
  }

  @Test func noSubcommandShowsTheHelp() throws {
    let outcome = try run()
    #expect(outcome.text == (try run("--help").text))
    #expect(outcome.ending == .exit(0))
  }

  @Test(arguments: commands) func versionIsTheSameEverywhere(_ command: String) throws {
    let outcome = try run(Self.words(of: command) + ["--version"])
    #expect(outcome.text == "seckit 0.1.0\n")
    #expect(outcome.errors == "")
    #expect(outcome.ending == .exit(0))
  }
}
