import Foundation
import TestSupport
import Testing

/// Everything that the README shows is what happens.
///
/// Its `console` blocks are read as those of a transcript, and each command is run in the folder of the package. For people's
/// eyes an answer is standard output, then standard error, both without marks and without the status. The blocks of a
/// `console tour` are one story in a folder of their own. Both can be recorded, as transcripts can.
@Suite(.serialized) struct ReadmeTests {
  private static let path = Repository.root + "/README.md"

  private func check(_ language: String, in folder: String) throws -> [Outcome] {
    let transcript = Transcript(try Repository.text(Self.path), language: language)
    let outcomes = try transcript.steps.map { try Shell.run($0.command, in: folder) }
    let answers = outcomes.map { Transcript.shown($0.output) + Transcript.shown($0.errorBytes) }
    if TranscriptTests.isRecording {
      try Data(transcript.text(with: answers).utf8).write(to: URL(filePath: Self.path))
      Issue.record("recorded the README")
    } else {
      for (step, answer) in zip(transcript.steps, answers) {
        expect(answer, step.answer, "README.md:\(step.line): \(step.command)")
      }
    }
    return outcomes
  }

  @Test func examplesGiveWhatStandsBelowThem() throws {
    #expect(try check("console", in: Repository.root).count >= 5)
  }

  @Test func theTourIsOneStory() throws {
    let folder = try TemporaryFolder()
    let outcomes = try check("console tour", in: folder.path)
    #expect(outcomes.count > 10)
    #expect(outcomes.allSatisfy { $0.ending == .exit(0) })
    // The picture that the README shows is the one that comes of it.
    #expect(try folder.text("plan.svg") == Repository.text(Repository.fixtures + "/user-entry/plan.svg"))
  }

  /// The lines of the blocks of a language.
  private static func blocks(_ language: String) throws -> [[String]] {
    let lines = try Repository.text(path).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return Transcript.blocks(of: language, in: lines).map { Array(lines[$0]) }
  }

  @Test func swiftOfTheReadmeIsCompiled() throws {
    let source = try Repository.text(Repository.root + "/Tests/CommandTests/Documents/LibraryExample.swift")
    let lines = source.split(separator: "\n").map { String($0.drop { $0 == " " }) }
    let blocks = try Self.blocks("swift").map { $0.filter { !$0.isEmpty } }
    #expect(blocks.count == 2)
    for example in blocks {
      for line in example where line.hasPrefix("import ") { #expect(lines.contains(line), "\(line)") }
      // One block: what the compiler sees is the example and not lines from here and there.
      let body = example.filter { !$0.hasPrefix("import ") }.map { String($0.drop { $0 == " " }) }
      #expect(!body.isEmpty && lines.contains(body))
    }
  }

  @Test func commandsForAFreshMachineAreOneLineEach() throws {
    let commands = try Self.blocks("sh")
    #expect(commands.count == 2)
    for block in commands { #expect(block.count == 1 && block[0].hasPrefix("$ .ci/install")) }
  }
}
