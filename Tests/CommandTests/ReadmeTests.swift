import Testing

/// What the README shows is what happens.
///
/// In a fenced block of the language `console`, each line that begins with `$ ` is a command, which a shell runs in the
/// folder of the package with the built `seckit` first on its path. The lines up to the next command, or to the end of the
/// block, are what it prints: standard output first, then standard error. Commands that are only to be read (to build, to
/// test) stand in blocks of the language `sh`.
///
/// The fenced block of the language `swift` stands in `LibraryExample.swift` and is compiled there: its imports at the
/// head of the file, the rest line by line, but for the indentation.
@Suite struct ReadmeTests {
  struct Command: Sendable, CustomTestStringConvertible {
    let text: String
    let expected: String
    var testDescription: String { text }
  }

  static let lines = ((try? Repository.text("\(Repository.root)/README.md")) ?? "")
    .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)

  /// The lines of the fenced blocks of a language.
  static func blocks(_ language: String) -> [[String]] {
    var blocks: [[String]] = []
    var block: [String]?
    for line in lines {
      if let lines = block {
        if line == "```" {
          blocks.append(lines)
          block = nil
        } else {
          block = lines + [line]
        }
      } else if line == "```\(language)" {
        block = []
      }
    }
    return blocks
  }

  static let commands: [Command] = blocks("console").flatMap { block in
    block.split(omittingEmptySubsequences: false) { $0.hasPrefix("$ ") }.dropFirst().enumerated().map { index, output in
      let texts = block.filter { $0.hasPrefix("$ ") }.map { String($0.dropFirst(2)) }
      return Command(text: texts[index], expected: output.map { $0 + "\n" }.joined())
    }
  }

  @Test func readmeShowsSomething() {
    #expect(!Self.commands.isEmpty)
    #expect(Self.blocks("swift").count == 1)
    for block in Self.blocks("console") { #expect(block.first?.hasPrefix("$ ") == true, "\(block)") }
  }

  @Test(arguments: commands) func commandPrintsWhatIsShown(_ command: Command) throws {
    #expect(command.text.contains("seckit "), "a command that is not run belongs into a block of sh")
    var launch = Launch(["-c", command.text])
    launch.executable = "/bin/sh"
    launch.folder = Repository.root
    launch.environment["PATH"] = "\(Repository.buildFolder):/usr/local/bin:/usr/bin:/bin"
    let outcome = try run(launch)
    #expect(outcome.text + outcome.errors == command.expected)
  }

  @Test func libraryExampleIsCompiled() throws {
    let block = try #require(Self.blocks("swift").first).map { $0.drop { $0 == " " } }.filter { !$0.isEmpty }
    let source = try Repository.text("\(Repository.root)/Tests/CommandTests/LibraryExample.swift")
      .split(separator: "\n").map { $0.drop { $0 == " " } }
    for line in block.filter({ $0.hasPrefix("import ") }) { #expect(source.contains(line)) }
    let rest = block.filter { !$0.hasPrefix("import ") }
    #expect(!rest.isEmpty)
    #expect(source.contains(rest), "LibraryExample.swift does not hold the lines of the README's example")
  }
}
