import AllocationRegister
import EUI64
import Foundation
import GRDB
import IDAllocation
import Reporting
import TestSupport
import Testing
import WorkingDays

/// Nobody is answered from a register that somebody has changed behind its back.
@Suite struct CheckedAnswerTests {
  private func filled() throws -> TestRegister {
    let test = try TestRegister()
    try test.fill()
    return test
  }

  private static let identifier = EUI64(rawValue: 0x70B3_D51F_3001_0000)

  /// The ways in which a register is asked. Each question opens the register again.
  private enum Question: String, CaseIterable {
    case all, party, holder, free, next, roles, organisation, rename, accept, withdraw, receipt, head, index, verified
  }

  private func ask(_ question: Question, of test: TestRegister) throws {
    let register = try AllocationRegister.open(test.path)
    let report = RegisterReport(register)
    func answer(_ request: RegisterRequest) throws {
      _ = try register.answer(
        SubmittedRequest(id: nil, .success(request)), time: TestRegister.moment("2025-06-01"), actor: "t",
        isDryRun: true
      )
    }
    switch question {
    case .all: _ = try report.all().text(.csv)
    case .party: _ = try report.parties(["ALPHA"]).get().text(.csv)
    case .holder: _ = try report.holders(of: [Self.identifier]).text(.csv)
    case .free: _ = try report.free().text(.csv)
    case .next: try answer(.identifier(party: "ALPHA", kind: .user, roles: ["ED"], value: nil))
    case .roles: try answer(.identifier(party: "ALPHA", kind: .user, roles: ["IS"], value: Self.identifier))
    case .organisation: try answer(.organisation(kind: .party, name: "N", signifier: "N", number: nil, accession: nil))
    case .rename: try answer(.rename(party: "ALPHA", name: "Other"))
    case .accept: try answer(.accept(value: Self.identifier))
    case .withdraw: try answer(.withdraw(value: Self.identifier))
    case .receipt: _ = try register.receipt(of: .identifier(Self.identifier))
    case .head: _ = try register.head()
    case .index: _ = try register.index()
    case .verified: _ = try register.verified { _ in 1 }
    }
  }

  /// Which questions are not answered.
  private func refused(_ test: TestRegister) -> Set<String> {
    var refused: Set<String> = []
    for question in Question.allCases {
      do {
        try ask(question, of: test)
      } catch RegisterError.damaged, RegisterError.unsound {
        refused.insert(question.rawValue)
      } catch {
        Issue.record("\(question): \(error)")
      }
    }
    return refused
  }

  @Test func aSoundRegisterAnswersAll() throws {
    #expect(refused(try filled()) == [])
  }

  private static let alpha: Set = [
    "all", "party", "holder", "free", "next", "roles", "organisation", "rename", "verified",
  ]
  private static let anyOrganisation: Set = ["all", "free", "organisation", "verified"]
  private static let one: Set = ["party", "holder", "roles", "verified"]

  /// What each change keeps from being answered: all that shows or uses the row.
  @Test(
    arguments: [
      ("UPDATE organisation SET name = 'X' WHERE number = 1", alpha),
      ("UPDATE organisation SET past_names = '[]' WHERE number = 1", alpha),
      ("UPDATE organisation SET accession = NULL WHERE number = 1", alpha),
      ("UPDATE organisation SET state = 'expelled' WHERE number = 1", alpha),
      ("UPDATE organisation SET name = name || char(0) || 'x' WHERE number = 1", alpha),
      ("UPDATE range SET last = x'70B3D51F3001FFFE' WHERE organisation = 1", alpha),
      ("UPDATE organisation SET signifier = 'X' WHERE number = 2", anyOrganisation.union(["rename"])),
      (
        "INSERT INTO organisation VALUES (9, 'party', 'X', '[]', 'X', NULL, 'active')",
        anyOrganisation.union(["rename"])
      ),
      // Without them the number, the range and the signifier would be given a second time.
      (
        "DELETE FROM range WHERE organisation = 2; DELETE FROM organisation WHERE number = 2",
        anyOrganisation.union(["rename"])
      ),
      ("DELETE FROM range WHERE organisation = 2", anyOrganisation.union(["rename"])),
      ("UPDATE identifier SET roles = 'IS' WHERE value = x'70B3D51F30010000'", one.union(["accept", "withdraw"])),
      (
        "UPDATE identifier SET accepted = '2025-05-01' WHERE value = x'70B3D51F30010000'",
        one.union(["accept", "withdraw"])
      ),
      (
        "UPDATE identifier SET state = 'withdrawn', withdrawn = '2025-05-09' WHERE value = x'70B3D51F30010000'",
        one.union(["accept", "withdraw"])
      ),
      // It would be given a second time.
      ("DELETE FROM identifier WHERE value = x'70B3D51F30010000'", one.union(["accept", "withdraw", "next"])),
      (
        "INSERT INTO identifier VALUES (x'70B3D51F30010009', 1, 'user', 'IS', 'proposed', '2025-01-01', NULL, NULL)",
        ["party", "verified"]
      ),
      ("UPDATE event SET actor = 'X' WHERE sequence = 8", Set(Question.allCases.map(\.rawValue))),
      ("DELETE FROM event WHERE sequence = 8", Set(Question.allCases.map(\.rawValue))),
      ("UPDATE event SET actor = 'X' WHERE sequence = 3", one.union(["accept", "withdraw", "receipt"])),
    ] as [(String, Set<String>)])
  func whatShowsOrUsesAChangedRowIsNotAnswered(_ sql: String, _ expected: Set<String>) throws {
    let test = try filled()
    try test.tamper(sql)
    let found = refused(test)
    #expect(expected.isSubset(of: found), "answered: \(expected.subtracting(found).sorted())")
  }

  /// Whoever changes an event and its hash too has not changed the event behind it.
  @Test func anEventWithAHashOfItsOwnIsNoReceipt() throws {
    let test = try filled()
    let event = try #require(try test.register.receipt(of: .sequence(3))).event
    // The event of another register, sound by itself.
    let other = try TestRegister()
    try other.ask(.organisation(kind: .party, name: "Alpha", signifier: "ALPHA", number: nil, accession: nil))
    try other.ask(.identifier(party: "ALPHA", kind: .user, roles: ["IS"], value: nil), id: "q-1")
    let forged = try #require(try other.register.receipt(of: .sequence(3))).event
    #expect(forged.hash != event.hash)
    func text(_ value: String) -> String { "'\(value.replacing("'", with: "''"))'" }
    try test.tamper(
      """
      UPDATE event SET content = \(text(forged.content)), request = \(text(forged.request)), time = '\(forged.time)',
        previous = x'\(forged.previous)', hash = x'\(forged.hash)' WHERE sequence = 3
      """)
    let register = try AllocationRegister.open(test.path, isReadOnly: true)
    for subject: RegisterReceipt.Subject in [.sequence(3), .request("q-1"), .identifier(Self.identifier)] {
      #expect(throws: RegisterError.self) { try register.receipt(of: subject) }
    }
  }

  /// A program that asks again and again notices what another one changes in between.
  @Test func whatIsChangedBetweenTwoRequestsShows() throws {
    let test = try filled()
    let request = RegisterRequest.identifier(party: "ALPHA", kind: .user, roles: ["ED"], value: nil)
    #expect(try test.ask(request, at: "2025-06-01").status == .allocated)
    try test.tamper("UPDATE organisation SET name = 'X' WHERE number = 1")
    #expect(
      throws: RegisterError.damaged(test.path, "event 6: the row of organisation 1 does not match the events")
    ) { try test.ask(request, at: "2025-06-01") }
  }

  /// When an answer is asked for again, its event is checked.
  @Test func anEarlierAnswerOfAChangedEventIsNotGiven() throws {
    let test = try filled()
    try test.tamper("UPDATE event SET content = replace(content, '00-00', '00-07') WHERE sequence = 3")
    #expect(throws: RegisterError.damaged(test.path, "event 3: was changed: its hash does not match its content")) {
      try test.ask(
        .identifier(party: "ALPHA", kind: .user, roles: ["IS", "GS"], value: nil), id: "q-1", at: "2025-06-01")
    }
  }

  /// The past is worked out from the events, so all of them are checked.
  @Test func thePastOfAChangedEventIsNotTold() throws {
    let test = try filled()
    try test.tamper("UPDATE event SET actor = 'X' WHERE sequence = 3")
    let register = try AllocationRegister.open(test.path, isReadOnly: true)
    let expected = RegisterError.damaged(test.path, "event 3: was changed: its hash does not match its content")
    #expect(throws: expected) { try register.state(asOf: .last) }
    #expect(throws: expected) { try register.index(asOf: .last) }
    #expect(throws: expected) {
      try RegisterHistory(register, days: .first ... .last)
    }
  }

  /// Histories of all kinds: no row is taken for changed that isn't.
  @Test func randomHistoriesFitTheirEvents() throws {
    var random = SeededGenerator(seed: 41)
    let layout = RegisterLayout(.builtIn, organisationBits: 3, rangeBits: 3)
    let test = try TestRegister(layout)
    for round in 0..<rounds(300) {
      let party = ["A", "B", "C", "1", "2"].randomElement(using: &random) ?? "A"
      let value = EUI64(rawValue: layout.first.rawValue + UInt64.random(in: 0..<64, using: &random))
      let request: RegisterRequest =
        switch Int.random(in: 0..<9, using: &random) {
        case 0: .organisation(kind: .party, name: "Name \(round)", signifier: party, number: nil, accession: nil)
        case 1, 2, 3: .identifier(party: party, kind: .user, roles: ["IS"], value: round % 3 == 0 ? value : nil)
        case 4: .identifier(party: party, kind: .user, roles: ["IS", "GS"], value: value)
        case 5: .accept(value: value)
        case 6: .withdraw(value: value)
        case 7: .rename(party: party, name: "Name \(round)")
        default: round % 60 == 0 ? .close(party: party, state: .expelled) : .range(party: party, number: nil)
        }
      try test.ask(request, at: "2025-06-01")
    }
    let register = try AllocationRegister.open(test.path, isReadOnly: true)
    let report = RegisterReport(register)
    for (organisation, _) in try register.organisations() {
      _ = try report.parties([organisation.signifier]).get().text(.table)
    }
    for offset in 0..<64 {
      _ = try report.holders(of: [EUI64(rawValue: layout.first.rawValue + UInt64(offset))]).text(.csv)
    }
    #expect(try register.verify().faults == [])
  }

  /// Nothing that is asked every day reads all events.
  @Test func theEventsOfASubjectAreFoundByAnIndex() throws {
    let test = try filled()
    let plans = try test.database().read { db in
      let sql = try #require(
        try String.fetchOne(db, sql: "SELECT sql FROM sqlite_master WHERE name = 'event_of_subject'"))
      let subject = sql.dropFirst("CREATE INDEX event_of_subject ON event (".count).dropLast()
      return try ["\(subject) = 1", "\(subject) BETWEEN 'A' AND 'B'"].flatMap { condition in
        try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN SELECT * FROM event WHERE \(condition) ORDER BY sequence")
          .map { $0["detail"] as String }
      }
    }
    #expect(plans.filter { $0.contains("USING INDEX event_of_subject") }.count == 2, "\(plans)")
    #expect(!plans.contains { $0.hasPrefix("SCAN") }, "\(plans)")
  }
}
