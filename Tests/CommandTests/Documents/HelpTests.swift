import Foundation
import TestSupport
import Testing

/// The transcripts in `Fixtures/help` hold every `--help` to the letter, 80 characters wide since no terminal is there to
/// ask.
@Suite("Help")
struct HelpTests {
  /// The words of each command that has a help.
  static let commands = Story.steps(of: "help/").map { step in
    step.command.split(separator: " ").dropFirst().dropLast().map(String.init)
  }

  private static func help(_ words: [String]) throws -> String {
    try Story.output(of: (["seckit"] + words + ["--help"]).joined(separator: " "), in: "help/")
  }

  @Test("each subcommand has a help in the transcripts") func allAreThere() throws {
    #expect(Self.commands.contains([]))
    for command in Self.commands {
      let lines = try Self.help(command).split(separator: "\n", omittingEmptySubsequences: false)
        .drop { $0 != "SUBCOMMANDS:" }.prefix { !$0.isEmpty }
      // Explanations are further to the right.
      for line in lines where line.hasPrefix("  ") && !line.hasPrefix("   ") {
        let name = String(line.dropFirst(2).prefix { $0 != " " })
        #expect(Self.commands.contains(command + [name]), "\(command) \(name)")
      }
    }
  }

  private static let version = (try? run("--version").text) ?? ""

  @Test("other ways to ask for help, and the version", arguments: commands) func otherWays(_ words: [String]) throws {
    let help = try Self.help(words)
    for (same, text) in [(words + ["-h"], help), (["help"] + words, help), (words + ["--version"], Self.version)] {
      let outcome = try run(same)
      #expect(outcome.text == text, "\(same)")
      #expect(outcome.errors == "")
      #expect(outcome.ending == .exit(0))
    }
  }

  /// The commands below `EXAMPLES:`, which comes first.
  private static func examples(_ words: [String]) throws -> [String] {
    let lines = try help(words).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let start = try #require(lines.firstIndex(of: "EXAMPLES:"), "\(words) has no examples")
    let before = lines[..<start].joined(separator: "\n")
    #expect(!before.contains("USAGE:"), "\(words): the examples come first")
    let joined = lines[(start + 1)...].prefix { !$0.isEmpty }.joined(separator: "\n")
    return joined.replacing(#/ \\\n */#, with: " ").split(separator: "\n").map { String($0.drop { $0 == " " }) }
  }

  /// A folder with the fixtures, of which the examples may change none.
  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let files = FileManager.default
    try files.createDirectory(atPath: folder["Fixtures"], withIntermediateDirectories: false)
    for name in try files.contentsOfDirectory(atPath: Repository.fixtures) {
      let (there, here) = ("\(Repository.fixtures)/\(name)", folder["Fixtures/\(name)"])
      if name == "examples" {
        try files.copyItem(atPath: there, toPath: here)
      } else {
        try files.createSymbolicLink(atPath: here, withDestinationPath: there)
      }
    }
    return folder
  }

  @Test("each help begins with two or three examples that work", arguments: commands)
  func examplesWork(_ words: [String]) throws {
    let examples = try Self.examples(words)
    #expect((2...3).contains(examples.count), "\(words): \(examples)")
    // What is changed must be made first.
    let name = "seckit \(words.joined(separator: " "))"
    #expect(words.isEmpty || examples.dropFirst().allSatisfy { $0.contains(name) }, "\(words): \(examples)")
    let folder = try Self.folder()
    for example in examples {
      let outcome = try Shell.run(example, in: folder.path)
      #expect([.exit(0), .exit(1)].contains(outcome.ending), "\(example): \(outcome.errors)")
    }
    for name in try FileManager.default.contentsOfDirectory(atPath: folder["Fixtures/examples"]) {
      #expect(try folder.bytes("Fixtures/examples/\(name)") == Fixture.bytes("examples/\(name)"), "\(name)")
    }
  }

  @Test func noSubcommandShowsTheHelp() throws {
    let outcome = try run()
    #expect(try outcome.text == Self.help([]))
    #expect(outcome.ending == .exit(0))
  }

  /// What people read in a terminal fits into it: helps, plans, checklists and lists that are not in another format.
  @Test("tables and helps are at most 80 characters wide", arguments: Story.all)
  func fitsEightyColumns(_ story: Story) {
    for step in story.transcript.steps {
      let isTable =
        step.command.hasSuffix("--help") || !step.command.contains("--format") && step.command.contains("seckit entry")
        || step.command.contains("--format table") && step.command.contains("workdays")
      // The parser does not break a usage line.
      for line in step.output where isTable && line.count > 80 && !line.hasPrefix("USAGE:") {
        Issue.record("\(story.path):\(step.line): \(line)")
      }
    }
  }
}
