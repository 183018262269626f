import Foundation
import TestSupport
import Testing

/// What people read is plain English: no ``PlainPhrase`` is in a message, a help, rule data, a document, an answer, a comment
/// (of C, too) or the name of a test.
@Suite("Plain words") struct PlainWordsTests {
  /// Files whose literals can't change, with the reason.
  private static let exempt = [
    // SQL that existing registers hold; it is compared with theirs byte by byte.
    "Sources/AllocationRegister/Store/RegisterSchema.swift"
  ]

  private func check(_ text: String, _ place: (Int) -> String) {
    for finding in PlainPhrase.findings(in: text) { Issue.record("\(place(finding.line)): \(finding)") }
  }

  @Test func literalsOfTheSources() throws {
    let files = Repository.files("Sources").filter { $0.hasSuffix(".swift") && !Self.exempt.contains($0) }
    #expect(files.count > 300)
    for file in files {
      for literal in SwiftText.literals(of: try Repository.text("\(Repository.root)/\(file)")) {
        check(literal.text) { "\(file):\(literal.line + $0 - 1)" }
      }
    }
  }

  @Test func ruleDataAndDocuments() throws {
    let files = ["README.md"] + Repository.files("Sources").filter { $0.hasSuffix(".json") || $0.hasSuffix(".md") }
    #expect(files.count > 5)
    for file in files {
      check(try Repository.text("\(Repository.root)/\(file)")) { "\(file):\($0)" }
    }
  }

  /// Files of tests that have such phrases as examples.
  private static let examples = ["Documents/PlainWordsTests.swift", "Support/PlainPhrase.swift"]

  @Test func commentsAndNamesOfTests() throws {
    let files = (Repository.files("Sources") + Repository.files("Tests")).filter { file in
      [".swift", ".c", ".h"].contains { file.hasSuffix($0) } && !file.contains("/.build/")
        && !Self.examples.contains { file.hasSuffix($0) }
    }
    #expect(files.count > 800)
    for file in files {
      let text = try Repository.text("\(Repository.root)/\(file)")
      for comment in SwiftText.comments(of: text) { check(comment.text) { "\(file):\(comment.line + $0 - 1)" } }
      for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        guard let name = line.firstMatch(of: /@(?:Test|Suite)\((".*?")/)?.1 else { continue }
        check(String(name)) { _ in "\(file):\(index + 1)" }
      }
    }
  }

  @Test("prose of transcripts", arguments: Story.all) func prose(_ story: Story) {
    check(story.transcript.prose) { "\(story.path):\($0)" }
  }

  @Test("answers in transcripts", arguments: Story.all) func answers(_ story: Story) {
    for step in story.transcript.steps {
      let answer = step.answer.map { $0.behind("[stderr] ") ?? $0 }.joined(separator: "\n")
      check(answer) { "\(story.path):\(step.line + $0)" }
    }
  }

  @Test("each phrase is found", arguments: PlainPhrase.all.map { ($0.example, $0.instead) })
  func found(_ example: String, _ instead: String) {
    #expect(PlainPhrase.findings(in: example).contains { $0.instead == instead }, "\(example)")
  }

  @Test(
    "plain sentences pass",
    arguments: [
      "there is no such file; check the path", "the event is no longer in the register", "it is no more than 5 rows",
      "there are no rows", "the Party already exists", "the column appears twice", "at that time", "those that expire",
      "so many as 5", "a standard", "11 rows, 0.1 rows, £1 rows, 2025-01-1 rows", "1 row, 21 Parties", "an amendment",
      "give an earlier assessment", "before the plan begins", "it was set to 5",
    ])
  func plain(_ sentence: String) {
    #expect(PlainPhrase.findings(in: sentence) == [])
  }

  @Test func aPhraseIsFoundAcrossLines() {
    #expect(PlainPhrase.findings(in: "x\nit is\n   no date").map(\.line) == [2])
    #expect(PlainPhrase.findings(in: "there\n  is no date") == [])
  }

  @Test func literalsAreFound() {
    let source = ##"""
      let a = "one \(b ? "two" : "three (\(c))") four" // "no"
      /* "no" */ let d = #"five "\(x)" six"# + "seven"
        + "eight"
      let e = """
        nine \
        ten \(f("eleven"))
        """
      let g = ["twelve", "thirteen \" \\"]
      """##
    let texts = SwiftText.literals(of: source)
    #expect(texts.map(\.line) == [1, 1, 1, 2, 4, 6, 8, 8])
    #expect(
      texts.map { $0.text.split(whereSeparator: \.isWhitespace).joined(separator: " ") } == [
        "one … four", "two", "three (…)", #"five "\(x)" sixseveneight"#, "nine ten …", "eleven", "twelve",
        #"thirteen \" \\"#,
      ])
  }
}
