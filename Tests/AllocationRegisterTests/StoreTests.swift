import AllocationRegister
import EUI64
import GRDB
import IDAllocation
import TestSupport
import Testing
import WorkingDays

/// The store does what the rules say, and nothing else.
@Suite struct StoreTests {
  private static func randomRequest(_ random: inout SeededGenerator) -> RegisterRequest {
    let layout = RegisterLayout(.builtIn, organisationBits: 3, rangeBits: 2)
    let party = ["A", "B", "C", "1", "2", "DCC"].randomElement(using: &random) ?? "A"
    let value =
      Bool.random(using: &random)
      ? EUI64(rawValue: layout.first.rawValue + UInt64.random(in: 0..<34, using: &random)) : nil
    let roles = [["IS"], ["GS", "IS"], ["ED"], [], ["IS", "ED"], ["XX"]].randomElement(using: &random) ?? []
    return switch Int.random(in: 0..<11, using: &random) {
    case 10: .range(party: party, number: Bool.random(using: &random) ? Int.random(in: 0..<9, using: &random) : nil)
    case 0, 1:
      .organisation(
        kind: Bool.random(using: &random) ? .party : .rdp, name: "Name", signifier: party,
        number: Bool.random(using: &random) ? Int.random(in: 0..<9, using: &random) : nil, accession: nil)
    case 2, 3, 4, 5: .identifier(party: party, kind: roles.isEmpty ? .rdp : .user, roles: roles, value: value)
    case 6: .rename(party: party, name: "Name \(Int.random(in: 0..<3, using: &random))")
    case 7: .accept(value: value ?? layout.first)
    case 8: .withdraw(value: value ?? layout.first)
    default:
      Int.random(in: 0..<5, using: &random) == 0
        ? .close(party: party, state: .withdrawn) : .accept(value: layout.first)
    }
  }

  @Test func randomHistoriesAreThoseOfMemory() throws {
    var random = SeededGenerator(seed: 20)
    for _ in 0..<rounds(20) {
      let layout = RegisterLayout(.builtIn, organisationBits: 3, rangeBits: 2)
      let test = try TestRegister(layout)
      var memory = MemoryRegister(layout: layout)
      for change in try RegisterRules.changes(for: .initialise(layout: layout), in: memory, on: .first) {
        memory.apply(change)
      }
      for _ in 0..<60 {
        let request = Self.randomRequest(&random)
        let answer = try test.ask(request)
        do {
          let date = TestRegister.moment("2025-04-17").date
          let action = try RegisterRules.action(for: request, in: memory, on: date)
          for change in try RegisterRules.changes(for: action, in: memory, on: date) { memory.apply(change) }
          #expect(action.onlyConfirms ? answer.code == "already-there" : answer.code.isEmpty)
          #expect(action.onlyConfirms == (answer.status == .already) && answer.status != .refused)
          #expect((answer.sequence == nil) == action.onlyConfirms)
        } catch let refusal as RegisterRefusal {
          #expect(answer.code == refusal.code.rawValue && answer.detail == refusal.detail)
        }
      }
      #expect(try test.register.state(asOf: .last) == memory)
      #expect(RegisterListing(try test.register.organisations()) == RegisterListing(memory))
      var identifiers: [EUI64: AllocatedIdentifier] = [:]
      try test.register.identifiers { identifiers[$0.value] = $0 }
      #expect(identifiers == memory.identifiers)
      #expect(try test.register.verify().faults == [])
    }
  }

  @Test func aRequestAskedAgainGetsTheSameAnswer() throws {
    let test = try TestRegister()
    try test.fill()
    let request = RegisterRequest.organisation(kind: .party, name: "C", signifier: "C", number: nil, accession: nil)
    let first = try test.ask(request, id: "r")
    let again = try test.ask(request, id: "r", at: "2026-01-01")
    #expect(first.status == .allocated && again.status == .already)
    #expect(again.organisation == first.organisation && again.hash == first.hash)
    // Only what counts is compared, not how it is written.
    let roles = try ["IS;GS", "GS; IS", "IS;GS;IS"].map {
      try test.ask(RequestParser.identifier(party: "C", kind: nil, roles: $0, value: nil), id: "roles")
    }
    #expect(roles.map(\.status) == [.allocated, .already, .already] && Set(roles.map(\.identifier)).count == 1)
    let fewer = try test.ask(RequestParser.identifier(party: "C", kind: nil, roles: "IS", value: nil), id: "roles")
    #expect(fewer.code == "request-reused")
    let other = try test.ask(.rename(party: "C", name: "D"), id: "r")
    #expect(other.status == .refused && other.code == "request-reused")
    #expect(try test.register.head().sequence == first.sequence.map { $0 + 1 })
  }

  /// What already exists is not given out again, but the request that asked for it is answered, and stays answered.
  @Test func aRequestForWhatIsThereIsRemembered() throws {
    let test = try TestRegister()
    try test.fill()
    let value = try EUI64("70-B3-D5-1F-30-01-00-00")
    let requests: [(id: String, there: RegisterRequest, other: RegisterRequest)] = [
      (
        "i", .identifier(party: "ALPHA", kind: .user, roles: ["IS"], value: value),
        .identifier(party: "ALPHA", kind: .user, roles: ["IS"], value: nil)
      ),
      ("r", .range(party: "ALPHA", number: 1), .range(party: "ALPHA", number: nil)),
    ]
    for (id, there, other) in requests {
      let before = try test.register.head()
      // Nobody's request has to be remembered.
      let plain = try test.ask(there, at: "2025-06-01")
      #expect(plain.status == .already && plain.code == "already-there" && plain.sequence == nil)
      let dry = try test.register.answer(
        SubmittedRequest(id: id, .success(there)), time: TestRegister.moment("2025-06-01"), actor: "t", isDryRun: true)
      #expect(dry == plain)
      #expect(try test.register.head() == before)
      let first = try test.ask(there, id: id, at: "2025-06-01")
      #expect(first.sequence == before.sequence + 1 && first.code == "already-there")
      var again = try test.ask(there, id: id, at: "2025-07-01")
      #expect(again.detail == "the request '\(id)' was already answered")
      again.detail = first.detail
      #expect(again == first, "the same answer, of the same event")
      #expect(try test.register.receipt(of: .request(id))?.event.sequence == first.sequence)
      let reused = try test.ask(other, id: id, at: "2025-07-01")
      #expect(reused.status == .refused && reused.code == "request-reused")
      #expect(try test.register.head().sequence == first.sequence)
    }
    // A whole batch that finds all there is remembered row by row.
    let batch = requests.map { SubmittedRequest(id: "b-\($0.id)", .success($0.there)) }
    let time = TestRegister.moment("2025-06-01")
    #expect(try test.register.answerAll(batch, time: time, actor: "t").map(\.status) == [.already, .already])
    #expect(try test.register.receipt(of: .request("b-r")) != nil)
    #expect(try test.register.verify().faults == [])
    // A refused request is not kept: the obstacle can be removed, and the request made again.
    let late = RegisterRequest.identifier(party: "LATE", kind: .user, roles: ["IS"], value: nil)
    #expect(try test.ask(late, id: "late", at: "2025-06-01").code == "unknown-party")
    try test.ask(
      .organisation(kind: .party, name: "L", signifier: "LATE", number: nil, accession: nil), at: "2025-06-01")
    #expect(try test.ask(late, id: "late", at: "2025-06-01").status == .allocated)
    // A kind or roles that the identifier can't have are refused, though it is there.
    #expect(
      try test.ask(.identifier(party: "ALPHA", kind: .rdp, roles: [], value: value), id: "k").code == "wrong-kind")
    #expect(
      try test.ask(.identifier(party: "ALPHA", kind: .user, roles: [], value: value), id: "k").code == "wrong-roles")
  }

  @Test func aBatchIsDoneWholeOrNotAtAll() throws {
    let test = try TestRegister()
    func batch(_ signifiers: [String]) -> [SubmittedRequest] {
      signifiers.map {
        SubmittedRequest(
          id: nil, .success(.organisation(kind: .party, name: $0, signifier: $0, number: nil, accession: nil)))
      }
    }
    let time = TestRegister.moment("2025-04-17")
    let refused = try test.register.answerAll(batch(["A", "B", "A"]), time: time, actor: "t")
    #expect(refused.map(\.code) == ["batch-refused", "batch-refused", "signifier-taken"])
    #expect(try test.register.head().sequence == 1)
    // Nothing that rests on a row that was not done is said to be there.
    let again = ["A", "A", "a"].enumerated().map { index, signifier in
      SubmittedRequest(
        id: "r\(index / 2)",
        .success(.organisation(kind: .party, name: "A", signifier: signifier, number: nil, accession: nil)))
    }
    let undone = try test.register.answerAll(again, time: time, actor: "t")
    #expect(undone.map(\.code) == ["batch-refused", "batch-refused", "invalid-signifier"])
    #expect(undone.allSatisfy { $0.organisation == nil })
    let dry = try test.register.answerAll(batch(["A", "B"]), time: time, actor: "t", isDryRun: true)
    #expect(dry.map(\.organisation) == [1, 2])
    #expect(try test.register.head().sequence == 1)
    let done = try test.register.answerAll(batch(["A", "B"]), time: time, actor: "t")
    #expect(done.map(\.organisation) == [1, 2] && dry.allSatisfy { $0.hash == nil })
    #expect(try test.register.verify().faults == [])
  }

  /// A time that somebody types is not moved: with nothing to be done for it, it does no harm.
  @Test func typedTimesAreNotMoved() throws {
    let test = try TestRegister()
    try test.fill()
    func asked(_ request: RegisterRequest, id: String) throws -> RegisterAnswer {
      try test.register.answer(
        SubmittedRequest(id: id, .success(request)), time: TestRegister.moment("2025-04-18"), actor: "t",
        isTimeExact: true)
    }
    let again = try asked(.identifier(party: "ALPHA", kind: .user, roles: ["GS", "IS"], value: nil), id: "q-1")
    #expect(again.status == .already && again.organisation == 1)
    #expect(try asked(.rename(party: "ALPHA", name: ""), id: "q-2").code == "invalid-name")
    #expect(
      throws: RegisterError.timeBefore(TestRegister.moment("2025-04-18"), last: TestRegister.moment("2025-05-03"))
    ) {
      try asked(.rename(party: "ALPHA", name: "A"), id: "q-3")
    }
    // An answer names the organisation, whatever was asked.
    #expect(
      try test.ask(
        .identifier(party: "ALPHA", kind: .user, roles: ["ES"], value: EUI64("70-B3-D5-1F-30-01-00-00")),
        at: "2025-06-01"
      ).organisation == 1)
  }

  @Test func aLastEventThatWasChangedStopsWriting() throws {
    let test = try TestRegister()
    try test.fill()
    try test.tamper("UPDATE event SET hash = x'\(String(repeating: "00", count: 32))' WHERE sequence = 8")
    let damaged = RegisterError.damaged(test.path, "event 8: was changed: its hash does not match its content")
    let register = try AllocationRegister.open(test.path)
    #expect(throws: damaged) {
      try register.answer(
        SubmittedRequest(id: nil, .success(.rename(party: "ALPHA", name: "A"))),
        time: TestRegister.moment("2025-06-01"), actor: "t")
    }
    #expect(throws: damaged) { try register.receipt(of: .sequence(3)) }
  }

  @Test func clocksThatGoBackDont() throws {
    let test = try TestRegister()
    try test.fill()
    try test.ask(.rename(party: "BRAVO", name: "B"), at: "2024-01-01")
    #expect(try test.register.head().time == TestRegister.moment("2025-05-03"))
    #expect(try test.register.verify().faults == [])
  }

  /// A batch of one Party doesn't walk over all that it has for each row; what is not committed frees what it took.
  @Test func theNextFreeIdentifierIsThatOfMemory() throws {
    let layout = RegisterLayout(.builtIn, organisationBits: 2, rangeBits: 4)
    let test = try TestRegister(layout)
    for name in ["A", "B"] {
      try test.ask(.organisation(kind: .party, name: name, signifier: name, number: nil, accession: nil))
    }
    var random = SeededGenerator(seed: 9)
    for _ in 0..<60 {
      let requests = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        let wanted = layout.range(of: 1).first.rawValue + UInt64.random(in: 0..<16, using: &random)
        let isWanted = Int.random(in: 0..<3, using: &random) == 0
        return SubmittedRequest(
          id: nil,
          .success(
            .identifier(
              party: Bool.random(using: &random) ? "A" : "B", kind: .user, roles: ["IS"],
              value: isWanted ? EUI64(rawValue: wanted) : nil)))
      }
      let memory = try test.register.state(asOf: .last)
      var state = memory
      var expected: [EUI64?] = []
      let date = TestRegister.moment("2025-04-17").date
      for request in requests {
        do {
          let action = try RegisterRules.action(for: request.request.get(), in: state, on: date)
          for change in try RegisterRules.changes(for: action, in: state, on: date) { state.apply(change) }
          switch action {
          case .addIdentifier(let identifier): expected.append(identifier.value)
          case .confirmIdentifier(let value, _): expected.append(value)
          default: Issue.record("\(action.name) answers a request for an identifier")
          }
        } catch is RegisterRefusal {
          expected.append(nil)
        }
      }
      let answers = try test.register.answerAll(
        requests, time: TestRegister.moment("2025-04-17"), actor: "t", isDryRun: Bool.random(using: &random))
      if expected.allSatisfy({ $0 != nil }) {
        #expect(answers.map(\.identifier) == expected)
      } else {
        #expect(answers.allSatisfy { [.refused, .already].contains($0.status) })
      }
    }
    #expect(try test.register.verify().faults == [])
  }

  @Test func theRegisterAsItWas() throws {
    let test = try TestRegister()
    try test.fill()
    func names(_ day: String) throws -> [String] {
      RegisterListing(try test.register.state(asOf: CivilDate(parsing: day))).entries.map(\.organisation.name)
    }
    #expect(
      throws: RegisterError.notYet(
        test.path, try CivilDate(parsing: "2025-03-31"), made: try CivilDate(parsing: "2025-04-01"))
    ) {
      try names("2025-03-31")
    }
    #expect(try names("2025-04-01") == ["DCC"])
    #expect(try names("2025-04-17") == ["DCC", "Alpha", "Bravo"])
    #expect(try names("2025-05-01") == ["DCC", "Alpha Networks", "Bravo"])
  }

  /// What the schema refuses by itself, without the rules.
  static let forbidden = [
    "INSERT INTO organisation VALUES (1, 'party', 'X', '[]', 'X', NULL, 'active')",
    "INSERT INTO organisation VALUES (9, 'party', 'X', '[]', 'ALPHA', NULL, 'active')",
    "INSERT INTO organisation VALUES (9, 'bank', 'X', '[]', 'X', NULL, 'active')",
    "INSERT INTO organisation VALUES (9, 'party', '', '[]', 'X', NULL, 'active')",
    "INSERT INTO organisation VALUES (-1, 'party', 'X', '[]', 'X', NULL, 'active')",
    "UPDATE organisation SET number = 9 WHERE number = 1", "UPDATE organisation SET signifier = 'Z' WHERE number = 1",
    "UPDATE organisation SET state = 'gone' WHERE number = 1", "DELETE FROM organisation WHERE number = 2",
    "INSERT INTO range VALUES (x'70B3D51F3001FFFF', x'70B3D51F30020000', 2)",
    "INSERT INTO range VALUES (x'70B3D51F30090000', x'70B3D51F3009FFFF', 9)",
    "INSERT INTO range VALUES (x'70B3D51F30090001', x'70B3D51F30090000', 2)",
    "INSERT INTO range VALUES (x'70B3D51F3009', x'70B3D51F3009FFFF', 2)",
    "UPDATE range SET organisation = 2", "DELETE FROM range",
    "INSERT INTO identifier VALUES (x'70B3D51F30020000', 1, 'user', 'IS', 'proposed', '2025-01-01', NULL, NULL)",
    "INSERT INTO identifier VALUES (x'70B3D51F30010000', 1, 'user', 'IS', 'proposed', '2025-01-01', NULL, NULL)",
    "INSERT INTO identifier VALUES (x'70B3D51F30010009', 1, 'user', '', 'proposed', '2025-01-01', NULL, NULL)",
    "INSERT INTO identifier VALUES (x'70B3D51F30010009', 1, 'rdp', 'IS', 'proposed', '2025-01-01', NULL, NULL)",
    "INSERT INTO identifier VALUES (x'70B3D51F30010009', 1, 'user', 'IS', 'withdrawn', '2025-01-01', NULL, NULL)",
    "UPDATE identifier SET organisation = 2", "DELETE FROM identifier",
    "UPDATE identifier SET state = 'accepted', accepted = '2025-05-05', withdrawn = NULL WHERE withdrawn IS NOT NULL",
    "INSERT OR REPLACE INTO identifier VALUES (x'70B3D51F30010001', 1, 'user', 'ED', 'proposed', '2025-04-17', NULL, NULL)",
    "INSERT OR REPLACE INTO organisation VALUES (1, 'party', 'X', '[]', 'X', NULL, 'active')",
    "INSERT OR REPLACE INTO organisation VALUES (9, 'party', 'X', '[]', 'BRAVO', NULL, 'active')",
    "INSERT INTO organisation VALUES (4096, 'party', 'X', '[]', 'X', NULL, 'active')",
    "INSERT INTO range VALUES (x'72B3D51F30990000', x'72B3D51F3099FFFF', 1)",
    "INSERT INTO range VALUES (x'70B3D51F3FFF0000', x'70B3D51F40000000', 1)",
    "UPDATE organisation SET state = 'expelled' WHERE number = 2; UPDATE organisation SET state = 'active' WHERE number = 2",
    "UPDATE organisation SET state = 'expelled' WHERE number = 2; INSERT INTO identifier VALUES (x'70B3D51F30020000', 2, 'user', 'IS', 'proposed', '2025-01-01', NULL, NULL)",
    "INSERT INTO identifier VALUES (x'70B3D51F30010009', 1, 'rdp', '', 'proposed', '2025-01-01', NULL, NULL)",
    "INSERT INTO identifier VALUES (x'70B3D51F30010009', 1, 'user', 'ZZ', 'proposed', '2025-01-01', NULL, NULL)",
    "INSERT INTO identifier VALUES (x'70B3D51F30010009', 1, 'user', 'ED;IS', 'proposed', '2025-01-01', NULL, NULL)",
    "INSERT INTO identifier VALUES (x'70B3D51F30010009', 1, 'user', 'ES;ZZ', 'proposed', '2025-01-01', NULL, NULL)",
    "UPDATE identifier SET roles = 'ED;IS' WHERE value = x'70B3D51F30010000'",
    "UPDATE identifier SET roles = 'ZZ' WHERE value = x'70B3D51F30010000'",
    "UPDATE identifier SET roles = 'IS' WHERE value = x'70B3D51F30010000'",
    "UPDATE identifier SET state = 'proposed', accepted = NULL WHERE value = x'70B3D51F30010000'",
    "UPDATE identifier SET accepted = '2025-05-03' WHERE value = x'70B3D51F30010000'",
    "UPDATE identifier SET state = 'withdrawn', withdrawn = '2025-05-01' WHERE value = x'70B3D51F30010000'",
    "INSERT INTO identifier VALUES (x'70B3D51F30010009', 1, 'user', 'IS', 'accepted', '2025-01-02', '2025-01-01', NULL)",
    "INSERT INTO identifier VALUES (x'70B3D51F30010009', 1, 'user', 'IS', 'proposed', 'aaaaaaaaaa', NULL, NULL)",
    "INSERT INTO identifier VALUES (x'70B3D51F30010009', 1, 'user', 'IS', 'proposed', '2025-02-29', NULL, NULL)",
    "INSERT INTO organisation VALUES (9, 'party', 'X', '[]', 'ABCDEFGHIJKLMNOPQRSTU', NULL, 'active')",
    "INSERT INTO organisation VALUES (9, 'party', 'X', 'notjson', 'X', NULL, 'active')",
    "INSERT INTO organisation VALUES (9, 'party', 'X', '[]', 'X', '2025-99-99', 'active')",
    "UPDATE organisation SET state = 'withdrawn' WHERE number = 0",
    "UPDATE head SET sequence = 9", "UPDATE head SET sequence = 7", "UPDATE head SET hash = zeroblob(32)",
    "UPDATE head SET only = 2", "DELETE FROM head", "INSERT INTO head VALUES (2, 8, zeroblob(32))",
    "INSERT OR REPLACE INTO head VALUES (1, 7, zeroblob(32))",
    "INSERT OR REPLACE INTO organisation VALUES (9, 'dcc', 'X', '[]', 'X', NULL, 'active')",
    "INSERT OR REPLACE INTO organisation VALUES (9, 'party', 'X', '[]', 'lower', NULL, 'active')",
    "INSERT OR REPLACE INTO organisation VALUES (9, 'party', 'X', '[]', '12', NULL, 'active')",
    "INSERT OR REPLACE INTO range VALUES (x'70B3D51F30010000', x'70B3D51F3001FFFF', 2)",
    "INSERT OR REPLACE INTO event SELECT 9, time, actor, 'q-1', request, action, content, hash, CAST(x'00' || substr(hash, 2) AS BLOB) FROM event WHERE sequence = 8",
    "UPDATE event SET actor = 'x'", "DELETE FROM event WHERE sequence = 8",
    "INSERT INTO event SELECT 9, time, actor, 'q-1', request, action, content, hash, CAST(x'00' || substr(hash, 2) AS BLOB) FROM event WHERE sequence = 8",
    "INSERT INTO event SELECT 10, time, actor, NULL, request, action, content, previous, CAST(x'00' || substr(hash, 2) AS BLOB) FROM event WHERE sequence = 8",
    "INSERT INTO event SELECT 9, time, actor, NULL, request, action, content, previous, CAST(x'00' || substr(hash, 2) AS BLOB) FROM event WHERE sequence = 8",
    "INSERT INTO event SELECT 9, '2025-01-01T00:00:00Z', actor, NULL, request, action, content, hash, CAST(x'00' || substr(hash, 2) AS BLOB) FROM event WHERE sequence = 8",
  ]

  /// And what it lets through: what it refuses is refused for what is wrong with it.
  @Test(
    arguments: [
      "INSERT INTO organisation VALUES (4095, 'party', 'X', '[]', 'X', NULL, 'active')",
      "INSERT INTO range VALUES (x'70B3D51F3FFF0000', x'70B3D51F3FFFFFFF', 1)",
      "UPDATE organisation SET state = 'expelled' WHERE number = 2; INSERT INTO identifier VALUES (x'70B3D51F30020000', 2, 'user', 'IS', 'withdrawn', '2025-01-01', NULL, '2025-01-01')",
      "INSERT INTO identifier VALUES (x'70B3D51F30010009', 1, 'user', 'ES;GS;IS', 'proposed', '2025-01-01', NULL, NULL)",
      "INSERT INTO organisation VALUES (9, 'party', 'X', '[]', 'ABCDEFGHIJKLMNOPQRST', '2024-02-29', 'active')",
      "INSERT INTO identifier VALUES (x'70B3D51F30010009', 1, 'user', 'IS', 'withdrawn', '2025-01-01', '2025-01-01', '2025-01-01')",
      "UPDATE identifier SET state = 'withdrawn', withdrawn = '2025-05-03' WHERE value = x'70B3D51F30010000'",
      "INSERT INTO identifier VALUES (x'70B3D51F30010009', 1, 'user', 'LC', 'proposed', '2025-01-01', NULL, NULL)",
      "UPDATE identifier SET roles = 'ES;GS;IS' WHERE value = x'70B3D51F30010000'",
    ]) func theSchemaLetsThrough(_ sql: String) throws
  {
    let test = try TestRegister()
    try test.fill()
    try test.database().write { try $0.execute(sql: sql) }
    #expect(try !test.register.verify().faults.isEmpty)
  }

  @Test(arguments: forbidden) func theSchemaRefusesByItself(_ sql: String) throws {
    let test = try TestRegister()
    try test.fill()
    #expect(throws: DatabaseError.self) { try test.database().write { try $0.execute(sql: sql) } }
    #expect(try test.register.verify().faults == [])
  }
}
