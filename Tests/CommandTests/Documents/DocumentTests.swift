import Foundation
import TestSupport
import Testing

/// Everything that the README and the guides show is what happens.
///
/// Their `console` blocks are read as in a transcript, and each command is run in the folder of the package. For
/// people's eyes an answer is standard output, then standard error, both without marks and without the status. The blocks of
/// a `console tour` are one story in a folder of their own. Both can be recorded, as transcripts can.
@Suite struct DocumentTests {
  private static let guides = "Sources/seckit/seckit.docc"
  /// The documents by their paths from the package.
  static let all = ["README.md"] + Repository.files(guides).filter { $0.hasSuffix(".md") }

  private func check(_ document: String, _ language: String, in folder: String) throws -> [Outcome] {
    let path = "\(Repository.root)/\(document)"
    let transcript = Transcript(try Repository.text(path), language: language)
    let outcomes = try transcript.steps.map { try Shell.run($0.command, in: folder) }
    let answers = outcomes.map { Transcript.shown($0.output) + Transcript.shown($0.errorBytes) }
    if TranscriptTests.isRecording {
      try Data(transcript.text(with: answers).utf8).write(to: URL(filePath: path))
      Issue.record("recorded \(document)")
    } else {
      for (step, answer) in zip(transcript.steps, answers) {
        expect(answer, step.answer, "\(document):\(step.line): \(step.command)")
      }
    }
    return outcomes
  }

  @Test(arguments: all) func examplesGiveWhatIsBelowThem(_ document: String) throws {
    _ = try check(document, "console", in: Repository.root)
    let folder = try TemporaryFolder()
    let tour = try check(document, "console tour", in: folder.path)
    #expect(tour.allSatisfy { $0.ending == .exit(0) })
    // The picture that a guide shows is the one that comes of its tour.
    for picture in try Self.pictures(of: document) {
      #expect(try folder.text(picture) == Repository.text("\(Repository.root)/\(Self.guides)/\(picture)"))
    }
  }

  /// The names of the pictures that a document shows.
  private static func pictures(of document: String) throws -> [String] {
    try Repository.text("\(Repository.root)/\(document)").matches(of: /!\[[^\]]*\]\(([^)]+)\)/).map { String($0.1) }
  }

  @Test func thereAreGuidesWithExamplesAndPictures() throws {
    let texts = try Self.all.map { try Repository.text("\(Repository.root)/\($0)") }
    let steps = texts.flatMap { text in ["console", "console tour"].map { Transcript(text, language: $0).steps.count } }
    #expect(Self.all.count > 12 && steps.reduce(0, +) > 100, "\(steps)")
    #expect(try Self.all.flatMap(Self.pictures) == ["plan.svg"])
    #expect(texts[0].split(separator: "\n", omittingEmptySubsequences: false).count <= 151, "the README is two screens")
  }

  /// Links of the README lead to files, links of the guides to guides. Each guide can be reached from the first one.
  @Test func linksLeadSomewhere() throws {
    let readme = try Repository.text("\(Repository.root)/README.md")
    for link in readme.matches(of: /\]\(([^)]+)\)/) {
      #expect(FileManager.default.fileExists(atPath: "\(Repository.root)/\(link.1)"), "\(link.1)")
    }
    let names = Set(Self.all.dropFirst().map { String($0.dropFirst(Self.guides.count + 1).dropLast(3)) })
    var listed: Set<String> = ["seckit"]
    for document in Self.all.dropFirst() {
      let text = try Repository.text("\(Repository.root)/\(document)")
      let links = text.matches(of: /<doc:([A-Za-z]+)>/).map { String($0.1) }
      for link in links { #expect(names.contains(link), "\(document): no guide \(link)") }
      if document.hasSuffix("/seckit.md") { listed.formUnion(links) }
    }
    #expect(listed == names)
  }

  /// The lines of the blocks of a language.
  private static func blocks(_ language: String, in document: String) throws -> [[String]] {
    let lines = try Repository.text("\(Repository.root)/\(document)")
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return Transcript.blocks(of: language, in: lines).map { Array(lines[$0]) }
  }

  @Test func swiftOfTheDocumentsIsCompiled() throws {
    let source = try Repository.text(Repository.root + "/Tests/CommandTests/Documents/LibraryExample.swift")
    let lines = source.split(separator: "\n").map { String($0.drop { $0 == " " }) }
    let blocks = try Self.all.flatMap { try Self.blocks("swift", in: $0) }.map { $0.filter { !$0.isEmpty } }
    #expect(blocks.count > 10)
    for example in blocks {
      for line in example where line.hasPrefix("import ") { #expect(lines.contains(line), "\(line)") }
      // One block: what the compiler sees is the example and not lines from here and there.
      let body = example.filter { !$0.hasPrefix("import ") }.map { String($0.drop { $0 == " " }) }
      #expect(!body.isEmpty && lines.contains(body), "\(example)")
    }
  }

  @Test func commandsForAFreshMachineAreOneLineEach() throws {
    let commands = try Self.blocks("sh", in: "README.md")
    #expect(commands.count == 2)
    for block in commands { #expect(block.count == 1 && block[0].hasPrefix("$ .ci/install")) }
  }

  /// The guide of codes is what the code says. It is recorded, as the answers are.
  @Test func codesAreThoseOfTheProgram() throws {
    let path = "\(Repository.root)/\(Self.guides)/FindingCodes.md"
    let text = try CodeGuide.text()
    if TranscriptTests.isRecording {
      try Data(text.utf8).write(to: URL(filePath: path))
      Issue.record("recorded \(path)")
    } else {
      #expect(try Repository.text(path) == text)
    }
  }
}
