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

  /// What the examples work on besides `Fixtures`: registers, a list with its signature, a receipt, records of a Party.
  private static let inputs = Result {
    let folder = try TemporaryFolder()
    let outcome = try Shell.run(
      """
      set -e
      seckit register init r.db --time 2025-04-01 --actor desk
      cp r.db old.db
      cp r.db empty.db
      seckit allocate organisation r.db --name 'Alpha Networks' --signifier ALPHA --time 2025-04-02
      seckit allocate id r.db --party ALPHA --role ED --time 2025-04-03
      seckit register backup r.db backup.db
      seckit register receipt r.db --party ALPHA >receipt.json
      printf 'id\\n70-B3-D5-1F-30-01-00-00\\n' >ids.csv
      openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out ca.pem -days 2 -subj /CN=A
      seckit register export r.db -o list.csv --sign key.pem --certificate ca.pem
      seckit entry init --file alpha.json --party ALPHA --role ED
      seckit entry plan --role ED --start 2025-05-06 --as-at 2025-05-06 -o plan.json
      """, in: folder.path)
    #expect(outcome.ending == .exit(0), "\(outcome.errors)")
    return try folder.names.map { ($0, try folder.bytes($0)) }
  }

  @Test("each help begins with two or three examples that work", arguments: commands)
  func examplesWork(_ words: [String]) throws {
    let examples = try Self.examples(words)
    #expect((2...3).contains(examples.count), "\(words): \(examples)")
    let folder = try TemporaryFolder()
    for (name, bytes) in try Self.inputs.get() { try folder.put(bytes, name) }
    try FileManager.default.createSymbolicLink(atPath: folder["Fixtures"], withDestinationPath: Repository.fixtures)
    for example in examples {
      let isOfCommand = words.isEmpty || example.contains("seckit \(words.joined(separator: " "))")
      #expect(isOfCommand, "\(words): \(example)")
      let outcome = try Shell.run(example, in: folder.path)
      #expect([.exit(0), .exit(1)].contains(outcome.ending), "\(example): \(outcome.errors)")
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
