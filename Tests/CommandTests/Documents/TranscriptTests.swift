import Foundation
import TestSupport
import Testing

/// Every story under `Fixtures` goes as its transcript says. Each `.console` file is a story, whose commands are run one
/// after the other in a folder of its own; `Transcript` describes the format.
///
/// To record what the commands give now, with a run that fails anyway:
/// `SECKIT_RECORD=1 swift test --disable-xctest --filter 'TranscriptTests|DocumentTests'`
@Suite("Transcripts")
struct TranscriptTests {
  static let isRecording = ProcessInfo.processInfo.environment["SECKIT_RECORD"] == "1"

  @Test("a story goes as its transcript says", arguments: Story.all.filter { $0.transcript.follows == nil })
  func story(_ story: Story) throws {
    try tell(story, in: try TemporaryFolder())
  }

  /// Runs a story, and those that follow it, each in a copy of the folder that it leaves.
  private func tell(_ story: Story, in folder: TemporaryFolder) throws {
    try story.copyInputs(to: folder)
    let place = folder[story.folder]
    let answers = try story.transcript.steps.map { try Shell.answer(to: $0.command, in: place) }
    if Self.isRecording {
      try Data(story.transcript.text(with: answers).utf8).write(to: URL(filePath: story.path))
      Issue.record("recorded \(story)")
    } else {
      for (step, answer) in zip(story.transcript.steps, answers) {
        expect(answer, step.answer, "\(story.path):\(step.line): \(step.command)")
      }
    }
    if Office.isAsked { try Office.expectOpens(story, in: folder) }
    for next in story.followers {
      let copy = try TemporaryFolder()
      for name in try folder.names { try FileManager.default.copyItem(atPath: folder[name], toPath: copy[name]) }
      try tell(next, in: copy)
    }
  }

  /// Each story is reached, and has commands.
  @Test func noStoryIsLeftOut() {
    #expect(Story.all.count > 50)
    var reached: [Story] = Story.all.filter { $0.transcript.follows == nil }
    var index = 0
    while index < reached.count {
      reached += reached[index].followers
      index += 1
    }
    for story in Story.all {
      #expect(reached.contains { $0.name == story.name }, "\(story) follows a story that is not there")
      #expect(!story.transcript.steps.isEmpty, "\(story) has no commands")
    }
  }

  /// Each file under `Fixtures` is an input that a story names in its head and in a command, or a test, a script, a
  /// help or a document names its path.
  @Test func noInputIsLeftOver() throws {
    var used: Set<String> = []
    for story in Story.all {
      for pattern in story.patterns {
        #expect(Story.files.contains { Story.matches($0, pattern) }, "\(story): no file is '\(pattern)'")
      }
      let words = story.words
      for input in story.inputs {
        let inside = input.behind(story.folder + "/") ?? input
        let isNamed = inside.split(separator: "/").allSatisfy { words.contains(String($0)) }
        #expect(isNamed, "\(story): no command names its input '\(input)'")
        used.insert(input)
      }
    }
    let texts = try (["Tests", ".ci", "Fixtures/help"] + DocumentTests.all).flatMap(Repository.files).filter {
      !$0.contains("/.build/")
    }
    .map { try Repository.text("\(Repository.root)/\($0)") }
    for file in Story.files where !used.contains(file) {
      #expect(texts.contains { $0.contains(file) }, "no transcript and no test uses Fixtures/\(file)")
    }
  }
}
