import Testing

/// Everything that the README shows is what happens.
///
/// In a `console` block, a line that begins with `$ ` is run in the folder of the package with the program that was built
/// first in `PATH`; what stands below it, up to the next such line or the end of the block, is what it prints: standard
/// output, then standard error.
@Suite struct ReadmeTests {
  struct Example: Sendable, CustomTestStringConvertible {
    let command: String
    var output = ""
    var testDescription: String { command }
  }

  /// The lines of the blocks of a language.
  private static func blocks(_ language: String) -> [[Substring]] {
    let lines = ((try? Repository.text(Repository.root + "/README.md")) ?? "")
      .split(separator: "\n", omittingEmptySubsequences: false)
    var blocks: [[Substring]] = []
    var isInside = false
    for line in lines {
      if isInside, line != "```" {
        blocks[blocks.count - 1].append(line)
      } else if line == "```" + language {
        blocks.append([])
        isInside = true
      } else {
        isInside = false
      }
    }
    return blocks
  }

  static let examples: [Example] = blocks("console").flatMap { block in
    var examples: [Example] = []
    for line in block {
      if line.hasPrefix("$ ") {
        examples.append(Example(command: String(line.dropFirst(2))))
      } else if !examples.isEmpty {
        examples[examples.count - 1].output += line + "\n"
      }
    }
    return examples
  }

  @Test func readmeShowsExamples() {
    #expect(Self.examples.count >= 5)
  }

  @Test(arguments: examples) func exampleGivesWhatStandsBelowIt(_ example: Example) throws {
    var launch = Launch(["-c", example.command])
    launch.executable = "/bin/sh"
    launch.folder = Repository.root
    launch.environment["PATH"] = "\(Repository.buildFolder):/usr/local/bin:/usr/bin:/bin"
    let outcome = try run(launch)
    #expect(outcome.text + outcome.errors == example.output)
  }

  @Test func swiftOfTheReadmeIsCompiled() throws {
    let source = try Repository.text(Repository.root + "/Tests/CommandTests/LibraryExample.swift")
    let lines = source.split(separator: "\n").map { $0.drop { $0 == " " } }
    let blocks = Self.blocks("swift")
    #expect(blocks.count == 1)
    let example = blocks.flatMap { $0 }.filter { !$0.isEmpty }
    for line in example where line.hasPrefix("import ") { #expect(lines.contains(line), "\(line)") }
    // One block: what the compiler sees is the example and not lines from here and there.
    let body = example.filter { !$0.hasPrefix("import ") }.map { $0.drop { $0 == " " } }
    #expect(!body.isEmpty && lines.contains(body))
  }

  @Test func commandsForAFreshMachineAreOneLineEach() throws {
    let commands = Self.blocks("sh")
    #expect(commands.count == 2)
    for block in commands { #expect(block.count == 1 && block[0].hasPrefix("$ .ci/install")) }
  }
}
