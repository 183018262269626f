import AllocationRegister
import EUI64
import Foundation
import GRDB
import IDAllocation
import Reporting
import TestSupport
import Testing

/// A register that somebody has changed behind its back.
@Suite struct TamperingTests {
  private func filled() throws -> TestRegister {
    let test = try TestRegister()
    try test.fill()
    return test
  }

  private static let textColumns = [
    "event": ["time", "actor", "request_id", "request", "action", "content"],
    "organisation": ["kind", "name", "past_names", "signifier", "accession", "state"],
    "identifier": ["kind", "roles", "state", "proposed", "accepted", "withdrawn"],
  ]
  private static let blobColumns = [
    "event": ["previous", "hash"], "range": ["first", "last"], "identifier": ["value"], "head": ["hash"],
  ]

  /// Every byte of every value of every row, one after the other: changed and found, then put right with the next change.
  @Test(arguments: ["event", "organisation", "range", "identifier", "head"])
  func anyChangeOfAnyByteShows(_ table: String) throws {
    let test = try filled()
    let database = try test.database()
    // What nobody has to keep need not be on the disk either.
    try database.inDatabase { try $0.execute(sql: "PRAGMA synchronous = OFF; PRAGMA ignore_check_constraints = ON") }
    let triggers = try database.read { db in
      try Row.fetchAll(
        db, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", arguments: [table])
    }
    let keys = ["event": "sequence", "organisation": "number", "range": "first", "identifier": "value", "head": "only"]
    let key = try #require(keys[table])
    let rows = try database.read { try Row.fetchAll($0, sql: "SELECT * FROM \(table)") }
    var (number, changed) = (0, 0)
    for row in rows {
      for column in (Self.textColumns[table] ?? []) + (Self.blobColumns[table] ?? []) {
        let isBlob = Self.blobColumns[table]?.contains(column) ?? false
        guard let bytes = isBlob ? row[column] as Data? : (row[column] as String?).map({ Data($0.utf8) }) else {
          continue
        }
        // A row whose key was changed is found by the changed one.
        var keyValue: DatabaseValue = row[key]
        func write(_ value: Data) throws {
          try database.write { db in
            for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger["name"] as String)") }
            try db.execute(
              sql: "UPDATE \(table) SET \(column) = CAST(? AS \(isBlob ? "BLOB" : "TEXT")) WHERE \(key) = ?",
              arguments: [value, keyValue])
            for trigger in triggers { try db.execute(sql: trigger["sql"]) }
          }
          if key == column { keyValue = value.databaseValue }
        }
        for place in bytes.indices {
          number += 1
          guard isRound(number, of: 16, usual: 4) else { continue }
          var other = bytes
          other[place] = other[place] == 0x37 ? 0x38 : 0x37
          try write(other)
          let fault = try faults(test).first
          if table == "event" {
            let sequence: Int = row["sequence"]
            #expect(
              fault?.sequence == sequence || (column == "hash" && fault?.sequence == sequence + 1),
              "\(column) \(place): \(String(describing: fault))")
          } else {
            #expect(fault != nil, "\(table) \(column) \(place)")
          }
          changed += 1
        }
        try write(bytes)
      }
    }
    #expect(changed > 1)
    #expect(try faults(test) == [])
  }

  /// What `verify` finds; a first event that can't be read is found on opening.
  private func faults(_ test: TestRegister) throws -> [RegisterVerification.Finding] {
    try AllocationRegister.verification(of: test.path).faults.map { fault in
      let first = "event 1: "
      guard fault.sequence == nil, fault.detail.hasPrefix(first) else { return fault }
      return .init(sequence: 1, detail: String(fault.detail.dropFirst(first.count)))
    }
  }

  @Test(arguments: 1...8) func anEventThatIsGoneShows(_ sequence: Int) throws {
    let test = try filled()
    try test.tamper("DELETE FROM event WHERE sequence = \(sequence)")
    let found = try faults(test)
    #expect(found.first?.sequence == sequence, "\(found)")
  }

  /// Without the last events nothing is written, and nothing proved: what came next would hide the gap.
  @Test(arguments: [2, 5, 7, 8]) func lastEventsThatAreGoneShow(_ first: Int) throws {
    let test = try filled()
    let before = try test.register.receipt(of: .sequence(1))
    try test.tamper("DELETE FROM event WHERE sequence >= \(first)")
    let missing =
      "event \(first): is missing; the register's head is event 8, but the last event is \(first - 1)"
    #expect(try faults(test).map(\.description) == [missing])
    let damaged = RegisterError.damaged(test.path, missing)
    let register = try AllocationRegister.open(test.path)
    #expect(throws: damaged) {
      try register.answer(
        SubmittedRequest(id: nil, .success(.rename(party: "ALPHA", name: "A"))),
        time: TestRegister.moment("2025-06-01"), actor: "t")
    }
    #expect(throws: damaged) { try register.head() }
    #expect(throws: damaged) { try register.receipt(of: .sequence(1)) }
    #expect(before?.head.sequence == 8)
    // Somebody who changes the head too is found out by an earlier receipt or checkpoint.
    try test.tamper(
      "UPDATE head SET (sequence, hash) = (SELECT \(first - 1), hash FROM event WHERE sequence = \(first - 1))")
    let checkpoints = try #require(before).checkpoints(name: "r.json")
    #expect(try test.register.verify(checkpoints: checkpoints).faults.first?.sequence == 8)
  }

  @Test(
    arguments: [
      ("UPDATE head SET sequence = 7", "event 8: is after the register's head, which is event 7"),
      (
        "UPDATE head SET hash = zeroblob(32)",
        "event 8: is not the register's head, which has the same number but another hash"
      ),
      ("DELETE FROM head", "event 8: is the last, but the head can't be read"),
      ("INSERT INTO head VALUES (2, 8, zeroblob(32))", "event 8: is the last, but the head can't be read"),
      ("UPDATE head SET hash = x'00'", "event 8: is the last, but the head can't be read"),
    ]) func aHeadThatWasChangedShows(_ sql: String, _ expected: String) throws
  {
    let test = try filled()
    try test.tamper(sql)
    #expect(try faults(test).map(\.description).first == expected)
    #expect(throws: RegisterError.damaged(test.path, expected)) {
      try test.ask(.rename(party: "ALPHA", name: "A"), at: "2025-06-01")
    }
  }

  @Test(arguments: 1...7) func twoEventsThatAreSwappedShow(_ sequence: Int) throws {
    let test = try filled()
    try test.tamper(
      """
      UPDATE event SET sequence = 100 WHERE sequence = \(sequence);
      UPDATE event SET sequence = \(sequence) WHERE sequence = \(sequence + 1);
      UPDATE event SET sequence = \(sequence + 1) WHERE sequence = 100;
      """)
    #expect(try faults(test).first?.sequence == sequence)
  }

  @Test(
    arguments: [
      ("UPDATE organisation SET name = 'X' WHERE number = 1", 6),
      ("UPDATE organisation SET signifier = 'X' WHERE number = 2", 5),
      ("UPDATE organisation SET accession = NULL WHERE number = 1", 6),
      ("UPDATE organisation SET past_names = '[]' WHERE number = 1", 6),
      ("UPDATE organisation SET state = 'expelled' WHERE number = 2", 5),
      ("UPDATE range SET last = x'70B3D51F3001FFFE' WHERE organisation = 1", 2),
      ("UPDATE range SET organisation = 1 WHERE organisation = 2", 5),
      ("UPDATE identifier SET roles = 'IS' WHERE value = x'70B3D51F30010000'", 7),
      ("UPDATE identifier SET proposed = '2025-04-18' WHERE value = x'70B3D51F30010000'", 7),
      ("UPDATE identifier SET accepted = '2025-05-01' WHERE value = x'70B3D51F30010000'", 7),
      ("UPDATE identifier SET withdrawn = '2025-05-01' WHERE value = x'70B3D51F30010001'", 8),
      ("UPDATE identifier SET organisation = 2 WHERE value = x'70B3D51F30010001'", 8),
    ])
  func anyChangeOfARowShows(_ sql: String, _ sequence: Int) throws {
    let test = try filled()
    try test.tamper(sql)
    let found = try faults(test)
    #expect(found.first?.sequence == sequence, "\(found)")
  }

  /// A row that is gone names the last event that it followed from; one that is new follows from none.
  @Test(
    arguments: [
      (
        "DELETE FROM identifier WHERE value = x'70B3D51F30010001'",
        ["event 8: the row of 70-B3-D5-1F-30-01-00-01 is gone"]
      ),
      (
        "DELETE FROM range WHERE organisation = 2",
        [
          "event 5: the row of the range 70-B3-D5-1F-30-02-00-00 to 70-B3-D5-1F-30-02-FF-FF, of organisation 2, is gone"
        ]
      ),
      (
        "DELETE FROM range WHERE organisation = 2; DELETE FROM organisation WHERE number = 2",
        [
          "event 5: the row of organisation 2 is gone",
          "event 5: the row of the range 70-B3-D5-1F-30-02-00-00 to 70-B3-D5-1F-30-02-FF-FF, of organisation 2, is gone",
        ]
      ),
      (
        "INSERT INTO identifier VALUES (x'70B3D51F30010009', 1, 'user', 'IS', 'proposed', '2025-01-01', NULL, NULL)",
        ["the row of 70-B3-D5-1F-30-01-00-09 does not follow from any event"]
      ),
      (
        "INSERT INTO organisation VALUES (9, 'party', 'X', '[]', 'X', NULL, 'active')",
        ["the row of organisation 9 does not follow from any event"]
      ),
      (
        "INSERT INTO range VALUES (x'70B3D51F30000100', x'70B3D51F30000101', 1)",
        [
          "the row of the range 70-B3-D5-1F-30-00-01-00 to 70-B3-D5-1F-30-00-01-01, of organisation 1, does not follow from any event"
        ]
      ),
      (
        "DELETE FROM identifier WHERE value = x'70B3D51F30010000'; INSERT INTO identifier VALUES (x'70B3D51F30010009', 1, 'user', 'IS', 'proposed', '2025-01-01', NULL, NULL)",
        [
          "event 7: the row of 70-B3-D5-1F-30-01-00-00 is gone",
          "the row of 70-B3-D5-1F-30-01-00-09 does not follow from any event",
        ]
      ),
    ])
  func rowsThatAreGoneOrNewShow(_ sql: String, _ expected: [String]) throws {
    let test = try filled()
    try test.tamper(sql)
    #expect(try faults(test).map(\.description) == expected)
  }

  /// Many rows that are gone are told up to a limit.
  @Test func manyFaultsAreToldUpToALimit() throws {
    let test = try filled()
    for _ in 0..<30 {
      try test.ask(.identifier(party: "ALPHA", kind: .user, roles: ["OU"], value: nil), at: "2025-06-01")
    }
    try test.tamper("DELETE FROM identifier")
    let found = try faults(test)
    #expect(found.count == 21 && found.last?.description == "and more")
    #expect(found.first?.description == "event 7: the row of 70-B3-D5-1F-30-01-00-00 is gone")
  }

  /// Any byte of the file changed, the pages of the schema among them: it is found, is refused, or holds nothing that
  /// counts; the program never falls over it.
  @Test func anyByteOfTheFileMayBeWrong() throws {
    let test = try filled()
    let bytes = try test.folder.bytes("register.db")
    let folder = try TemporaryFolder()
    let path = folder.path("register.db")
    var random = SeededGenerator(seed: 77)
    var (found, refused, sound) = (0, 0, 0)
    // The first page and the pages of the schema more often: they name the columns.
    let schema = 0..<min(bytes.count, 5 * 4096)
    for round in 0..<rounds(300, of: 1_500) {
      var other = bytes
      let place = Int.random(in: round % 2 == 0 ? schema : bytes.indices, using: &random)
      other[place] ^=
        round % 3 == 0 ? UInt8.random(in: 1...255, using: &random) : 1 << UInt8.random(in: 0..<8, using: &random)
      try folder.put(other, "register.db")
      do {
        if try AllocationRegister.verification(of: path).faults.isEmpty {
          sound += 1
        } else {
          found += 1
        }
        let register = try AllocationRegister.open(path)
        _ = try register.organisations()
        _ = try register.index()
        _ = try RegisterReport(register).parties(["ALPHA"])
        _ = try register.answer(
          SubmittedRequest(id: "q-1", .success(.rename(party: "ALPHA", name: "Z"))),
          time: TestRegister.moment("2025-06-01"), actor: "t")
      } catch {
        // Nothing else is thrown.
        refused += 1
      }
      for suffix in ["-wal", "-shm", "-journal"] { unlink(path + suffix) }
    }
    #expect(found > 0 && refused > 0 && sound > 0, "\(found) found, \(refused) refused, \(sound) sound")
  }

  /// Values of another kind than the columns have: the schema was changed, and its own words say nothing of it.
  @Test(
    arguments: [
      "UPDATE sqlite_master SET sql = replace(sql, 'signifier TEXT NOT NULL UNIQUE', 'signifler TEXT NOT NULL UNIQUE') WHERE name = 'organisation'",
      "UPDATE sqlite_master SET sql = replace(sql, 'sequence INTEGER', 'sequenze INTEGER') WHERE name = 'event'",
      "UPDATE sqlite_master SET sql = replace(sql, 'last BLOB', 'lazt BLOB') WHERE name = 'range'",
      "UPDATE sqlite_master SET sql = replace(sql, 'organisation INTEGER', 'organizati0n INTEGER') WHERE name = 'identifier'",
      "UPDATE sqlite_master SET name = CAST(x'FF00FF' AS TEXT) WHERE name = 'event_stays'",
    ])
  func aSchemaOfOtherWordsIsAFinding(_ sql: String) throws {
    let test = try filled()
    // A program that trusts nobody would not let this be done.
    try test.database().write { try $0.execute(sql: "PRAGMA writable_schema = ON; \(sql); PRAGMA user_version = 2") }
    #expect(try !faults(test).isEmpty)
    #expect(throws: RegisterError.self) { try AllocationRegister.open(test.path) }
  }

  /// A first event by which nothing could be read.
  @Test(
    arguments: [
      ("organisation_bits\":12", "organisation_bits\":70"), ("range_bits\":16", "range_bits\":-1"),
      ("prefix_bits\":36", "prefix_bits\":0"), ("dcc_organisation\":0", "dcc_organisation\":5000"),
    ]) func aLayoutThatCanNotBeIsRefused(_ words: String, _ other: String) throws
  {
    let test = try filled()
    let first = try #require(try test.register.receipt(of: .sequence(1)))
    #expect(first.event.content.contains(words))
    let layout = try JSONDecoder().decode(
      RegisterAction.self, from: Data(first.event.content.replacing(words, with: other).utf8))
    guard case .initialise(let layout) = layout else { return }
    #expect(!layout.isUsable && RegisterLayout(.builtIn).isUsable)
    try test.tamper("UPDATE event SET content = replace(content, '\(words)', '\(other)') WHERE sequence = 1")
    #expect(try faults(test).map(\.description) == ["event 1: is not the one that made a register"])
  }

  @Test(
    arguments: [
      ("UPDATE organisation SET signifier = signifier || char(0) || 'x' WHERE number = 1", 6),
      ("UPDATE identifier SET roles = roles || char(0) WHERE value = x'70B3D51F30010000'", 7),
      ("UPDATE event SET request_id = request_id || char(0) || 'x' WHERE sequence = 3", 3),
      ("UPDATE event SET content = content || char(0) || 'x' WHERE sequence = 5", 5),
      ("UPDATE organisation SET name = 'Alpha Networks ' WHERE number = 1", 6),
      ("UPDATE organisation SET past_names = past_names || ' ' WHERE number = 1", 6),
    ] as [(String, Int?)])
  func whatIsNotReadShowsToo(_ sql: String, _ sequence: Int?) throws {
    let test = try filled()
    try test.tamper(sql)
    let found = try faults(test)
    #expect(found.first?.sequence == sequence && !found.isEmpty, "\(found)")
  }

  @Test(
    arguments: [
      "DROP TRIGGER event_stays", "CREATE TABLE other (a)",
      "CREATE TRIGGER e BEFORE INSERT ON event BEGIN SELECT RAISE(IGNORE); END",
      "DROP TRIGGER range_overlaps; CREATE TRIGGER range_overlaps BEFORE INSERT ON range WHEN 0 BEGIN SELECT 1; END",
    ])
  func aChangedSchemaShowsAndIsNotWrittenTo(_ sql: String) throws {
    let test = try filled()
    try test.database().write { try $0.execute(sql: sql) }
    #expect(try !faults(test).isEmpty)
    #expect(throws: RegisterError.self) { try AllocationRegister.open(test.path) }
  }

  @Test func receiptsAndCheckpointsProveThePast() throws {
    let test = try filled()
    let receipt = try #require(try test.register.receipt(of: .sequence(3)))
    #expect(try test.register.receipt(of: .request("q-1")) == receipt)
    #expect(try test.register.receipt(of: .identifier(EUI64("70-B3-D5-1F-30-01-00-00"))) == receipt)
    #expect(try test.register.receipt(of: .organisation("BRAVO"))?.event.sequence == 5)
    #expect(try test.register.receipt(of: .organisation("0"))?.event.sequence == 1)
    #expect(try test.register.receipt(of: .sequence(9)) == nil && test.register.receipt(of: .request("x")) == nil)
    #expect(try test.register.receipt(of: .organisation("X")) == nil)
    #expect(try test.register.receipt(of: .identifier(EUI64("70-B3-D5-1F-30-01-00-09"))) == nil)
    let checkpoints = receipt.checkpoints(name: "r.json")
    let again = try RegisterReceipt(json: Array(receipt.json.utf8))
    #expect(again == receipt)
    #expect(checkpoints.map(\.sequence) == [3, 8])
    try test.ask(.rename(party: "BRAVO", name: "B"), at: "2025-06-01")
    #expect(try test.register.verify(checkpoints: checkpoints).faults == [])
    // Another register, with another past: sound by itself, but not this one.
    let other = try TestRegister()
    try other.ask(.organisation(kind: .party, name: "X", signifier: "X", number: nil, accession: nil))
    #expect(try other.register.verify().faults == [])
    #expect(try other.register.verify(checkpoints: checkpoints).faults.map(\.sequence) == [3, 8])
    let changed = receipt.json.replacing("tester", with: "nobody")
    #expect(try !RegisterReceipt(json: Array(changed.utf8)).event.isIntact && again.event.isIntact)
    #expect(throws: RegisterReceiptError.self) { try RegisterReceipt(json: Array("{}".utf8)) }
    let beyond = receipt.json.replacing(#/"sequence" : 3/#, with: "\"sequence\" : 9223372036854775807")
    let error = #expect(throws: RegisterReceiptError.self) { try RegisterReceipt(json: Array(beyond.utf8)) }
    #expect(
      error?.description.hasSuffix(
        "'sequence' must be a whole number from 1 to 9007199254740992, not 9223372036854775807") == true)
    // No hash covers what is beside it.
    let more = receipt.json.replacing("{\n  \"action\"", with: "{\n  \"amount\" : 5,\n  \"action\"")
    #expect(more != receipt.json)
    do {
      _ = try RegisterReceipt(json: Array(more.utf8))
      Issue.record("it is taken")
    } catch {
      #expect("\(error)" == "is not a receipt: no receipt has 'amount'")
    }
  }
}
