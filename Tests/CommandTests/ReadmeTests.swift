import TestSupport
import Testing

/// Everything that the README shows is what happens.
///
/// In a `console` block, a line that begins with `$ ` is run in the folder of the package with the program that was built
/// first in `PATH`; what stands below it, up to the next such line or the end of the block, is what it prints: standard
/// output, then standard error. The lines of a `console tour` are one story: they are run one after the other in a folder
/// of their own.
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

  static let examples = examples(of: "console")

  private static func examples(of language: String) -> [Example] {
    blocks(language).flatMap(examples(in:))
  }

  private static func examples(in block: [Substring]) -> [Example] {
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
    let outcome = try outcome(of: example, in: Repository.root)
    #expect(outcome.text + outcome.errors == example.output)
  }

  @Test func theTourIsOneStory() throws {
    let folder = try TemporaryFolder()
    let tour = Self.examples(of: "console tour")
    #expect(tour.count > 10)
    for example in tour {
      let outcome = try outcome(of: example, in: folder.path)
      #expect(outcome.text + outcome.errors == example.output, "\(example.command)")
      #expect(outcome.ending == .exit(0), "\(example.command)")
    }
    // The picture that the README shows is the one that comes of it.
    #expect(try folder.text("plan.svg") == Repository.text(Repository.fixtures + "/user-entry/plan.svg"))
  }

  private func outcome(of example: Example, in folder: String) throws -> Outcome {
    var launch = Launch(["-c", example.command])
    launch.executable = "/bin/sh"
    launch.folder = folder
    launch.environment["PATH"] = "\(Repository.buildFolder):/usr/local/bin:/usr/bin:/bin"
    return try run(launch)
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
