import AllocationRegister
import Foundation
import GRDB
import IDAllocation
import Reporting
import TestSupport
import Testing
import WorkingDays

/// The same rule applies to every text that a register takes. Texts in an older register are shown without harm.
@Suite struct RegisterTextTests {
  private static let bad: [String] = [
    "", " ", "a\u{1B}[31mb", "a\u{9B}31m", "a\nb", "a\u{0}b", "a\u{202E}b", "a\u{200B}b", "a\u{2028}b", "e\u{301}x",
    "a\u{FFFD}", "a  b", " a", String(repeating: "x", count: 201),
  ]

  @Test(arguments: bad) func noTextOfThisKindIsTaken(_ text: String) throws {
    let test = try TestRegister()
    try test.ask(.organisation(kind: .party, name: "Alpha", signifier: "ALPHA", number: nil, accession: nil))
    let head = try test.register.head()
    let request = RegisterRequest.identifier(party: "ALPHA", kind: .user, roles: ["ED"], value: nil)
    func answer(_ request: RegisterRequest, id: String? = nil, actor: String = "t") throws -> RegisterAnswer {
      try test.register.answer(
        SubmittedRequest(id: id, .success(request)), time: TestRegister.moment("2025-06-01"), actor: actor)
    }
    #expect(throws: RegisterError.self) { try answer(request, actor: text) }
    #expect(throws: RegisterError.self) {
      try test.register.answerAll(
        [SubmittedRequest(id: nil, .success(request))], time: TestRegister.moment("2025-06-01"), actor: text)
    }
    #expect(throws: RegisterError.self) {
      try test.register.preview(
        [SubmittedRequest(id: nil, .success(request))], time: TestRegister.moment("2025-06-01"), actor: text)
    }
    #expect(try answer(request, id: text).code == "invalid-request")
    // Spaces around a name are removed before it is checked.
    if Organisation.tidied(text) == text {
      #expect(try answer(.rename(party: "ALPHA", name: text)).code == "invalid-name")
      #expect(
        try answer(.organisation(kind: .party, name: text, signifier: "B", number: nil, accession: nil)).code
          == "invalid-name")
    }
    #expect(throws: RegisterError.self) {
      try AllocationRegister.create(
        at: test.folder.path("new.db"), layout: RegisterLayout(.builtIn), time: TestRegister.moment("2025-06-01"),
        actor: text)
    }
    #expect(!FileManager.default.fileExists(atPath: test.folder.path("new.db")))
    #expect(try test.register.head() == head, "nothing was written")
  }

  @Test(arguments: ["Zoë Müller", "desk 4 (night)", "工作", "a/b;c", String(repeating: "x", count: 200)])
  func otherTextsAreTaken(_ text: String) throws {
    let test = try TestRegister()
    let answer = try test.register.answer(
      SubmittedRequest(
        id: text, .success(.organisation(kind: .party, name: text, signifier: "A", number: nil, accession: nil))),
      time: TestRegister.moment("2025-06-01"), actor: text)
    #expect(answer.status == .allocated)
  }

  /// An older register, to which an actor and a request id of any kind were written.
  @Test func whatAnOlderRegisterHasIsShownWithoutHarm() throws {
    let test = try TestRegister()
    try test.ask(.organisation(kind: .party, name: "Alpha", signifier: "ALPHA", number: nil, accession: nil))
    let actor = "eve\u{1B}[2J\u{202E}\u{9B}x"
    try test.append(actor: actor, requestID: "q\u{200B}1", renaming: 1, to: "Beta")
    let register = try AllocationRegister.open(test.path)
    #expect(try register.verify().faults == [])
    let history = try RegisterHistory(register, days: .first ... .last)
    #expect(history.text(.table).contains("eve\u{FFFD}[2J\u{FFFD}\u{FFFD}x"))
    #expect(!history.text(.table).unicodeScalars.contains { [0x1B, 0x9B, 0x202E].contains($0.value) })
    // Scripts get what is there.
    #expect(history.text(.csv).contains(actor))
    // A request that was answered then is answered again.
    let again = try register.answer(
      SubmittedRequest(id: "q\u{200B}1", .success(.rename(party: "ALPHA", name: "Beta"))),
      time: TestRegister.moment("2025-06-01"), actor: "t")
    #expect(again.status == .already)
    #expect(!AnswerReport([again]).text(.table).unicodeScalars.contains("\u{200B}"))
  }
}

extension Organisation {
  /// A name as requests are read.
  fileprivate static func tidied(_ name: String) -> String {
    name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
