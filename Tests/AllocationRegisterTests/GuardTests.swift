import AllocationRegister
import GRDB
import TestSupport
import Testing

/// Whoever writes to the file without this program, by SQLite alone, is refused what no register allows: each guard refuses
/// something that nothing else would.
@Suite struct GuardTests {
  struct Guard: Sendable, CustomTestStringConvertible {
    let name: String
    let message: String
    let refused: [String]

    init(_ name: String, _ message: String, _ refused: String...) {
      (self.name, self.message, self.refused) = (name, message, refused)
    }

    var testDescription: String { name }
  }

  private static func organisation(_ number: Int, _ kind: String, _ signifier: String, _ rest: String) -> String {
    "INSERT OR REPLACE INTO organisation (number, kind, name, signifier, past_names, accession, state)"
      + " VALUES (\(number), '\(kind)', 'X', '\(signifier)', \(rest), 'active')"
  }

  private static func identifier(_ value: String, _ owner: String, _ roles: String, _ days: String) -> String {
    "INSERT OR REPLACE INTO identifier (value, organisation, kind, roles, state, proposed, accepted, withdrawn)"
      + " VALUES (x'70B3D51F300\(value)', \(owner), '\(roles)', \(days))"
  }

  /// An event behind the last, 8.
  private static func event(
    _ sequence: Int = 9, time: String = "2025-06-01T00:00:00Z", request: String = "NULL", previous: String = "hash",
    hash: String = "randomblob(32)"
  ) -> String {
    "INSERT OR REPLACE INTO event SELECT \(sequence), '\(time)', 'a', \(request), '{}', 'rename', '{}', \(previous), \(hash)"
      + " FROM event WHERE sequence = 8"
  }

  private static let proposed = "'proposed', '2025-06-01', NULL, NULL"

  static let guards = [
    Guard(
      "organisation_is_new", "a number and a signifier are given once", organisation(1, "party", "X", "'[]', NULL"),
      organisation(9, "party", "ALPHA", "'[]', NULL")),
    Guard("organisation_dcc", "there is one DCC", organisation(9, "dcc", "X", "'[]', NULL")),
    Guard(
      "organisation_signifier", "a signifier has capital letters, digits and hyphens",
      organisation(9, "party", "x", "'[]', NULL"), organisation(9, "party", "12", "'[]', NULL"),
      organisation(9, "party", "A B", "'[]', NULL"), organisation(9, "party", "Ä", "'[]', NULL")),
    Guard(
      "organisation_number", "an organisation number fits the layout", organisation(4096, "party", "X", "'[]', NULL")),
    Guard(
      "organisation_texts", "an organisation has valid dates, past names and a valid signifier",
      organisation(9, "party", "X", "'[', NULL"), organisation(9, "party", "X", "'[]', '2025-02-30'"),
      organisation(9, "party", String(repeating: "X", count: 100), "'[]', NULL")),
    Guard(
      "organisation_stays", "number, signifier, kind and accession never change",
      "UPDATE organisation SET signifier = 'X' WHERE number = 1",
      "UPDATE organisation SET accession = NULL WHERE number = 1"),
    Guard(
      "organisation_closed", "an organisation that has gone does not come back, and the DCC does not go",
      "UPDATE organisation SET state = 'withdrawn' WHERE number = 0",
      "UPDATE organisation SET state = 'withdrawn' WHERE number = 2; UPDATE organisation SET state = 'active' WHERE number = 2"
    ),
    Guard("organisation_remains", "an organisation is never deleted", "DELETE FROM organisation WHERE number = 2"),
    Guard(
      "range_overlaps", "ranges overlap", "INSERT INTO range VALUES (x'70B3D51F3001FFFF', x'70B3D51F3001FFFF', 1)",
      "INSERT INTO range VALUES (x'70B3D51F30000100', x'70B3D51F300F0000', 2)"),
    Guard(
      "range_in_block", "a range lies in the block",
      "INSERT INTO range VALUES (x'70B3D51F40000000', x'70B3D51F4000FFFF', 1)",
      "INSERT INTO range VALUES (x'70B3D51F3FFF0000', x'70B3D51F4000FFFF', 1)"),
    Guard("range_stays", "a range stays as it is", "UPDATE range SET organisation = 1 WHERE organisation = 2"),
    Guard("range_remains", "a range is never deleted", "DELETE FROM range WHERE organisation = 2"),
    Guard("identifier_is_new", "an identifier is given once", identifier("10000", "1, 'user'", "ED", proposed)),
    Guard(
      "identifier_in_range", "an identifier is in a range of its organisation",
      identifier("20000", "1, 'user'", "ED", proposed)),
    Guard(
      "identifier_of_kind", "an identifier is of the kind of its organisation, which is active",
      identifier("10009", "1, 'rdp'", "", proposed),
      "UPDATE organisation SET state = 'withdrawn' WHERE number = 2;" + identifier("20000", "2, 'user'", "ED", proposed)
    ),
    Guard(
      "identifier_roles", "an identifier serves roles that may share one",
      identifier("10009", "1, 'user'", "XX", proposed),
      identifier("10009", "1, 'user'", "IS;XX", proposed), identifier("10009", "1, 'user'", "ED;IS", proposed)),
    Guard(
      "identifier_days", "the dates of an identifier are valid and in order",
      identifier("10009", "1, 'user'", "ED", "'proposed', '2025-02-30', NULL, NULL"),
      identifier("10009", "1, 'user'", "ED", "'accepted', '2025-06-01', '2025-05-31', NULL"),
      identifier("10009", "1, 'user'", "ED", "'withdrawn', '2025-06-01', '2025-06-03', '2025-06-02'")),
    Guard(
      "identifier_stays", "an identifier stays with its organisation",
      "UPDATE identifier SET organisation = 2 WHERE value = x'70B3D51F30010000'"),
    Guard(
      "identifier_withdrawn", "a withdrawn identifier stays withdrawn",
      "UPDATE identifier SET roles = roles WHERE value = x'70B3D51F30010001'"),
    Guard(
      "identifier_forward", "an identifier goes forward only",
      "UPDATE identifier SET accepted = '2025-05-09' WHERE value = x'70B3D51F30010000'",
      "UPDATE identifier SET state = 'proposed' WHERE value = x'70B3D51F30010000'"),
    Guard(
      "identifier_more_roles", "an identifier serves roles that may share one, and keeps them",
      "UPDATE identifier SET roles = 'ED' WHERE value = x'70B3D51F30010000'",
      "UPDATE identifier SET roles = roles || ';XX' WHERE value = x'70B3D51F30010000'"),
    Guard("identifier_remains", "an identifier is never deleted", "DELETE FROM identifier"),
    Guard("event_is_new", "a request is answered once", event(request: "'q-1'"), event(hash: "hash")),
    Guard(
      "event_follows", "an event follows the last one", event(previous: "zeroblob(32)"),
      event(time: "2025-05-02T23:59:59Z")),
    Guard("event_stays", "an event stays as it is", "UPDATE event SET actor = 'x' WHERE sequence = 3"),
    Guard("event_remains", "an event is never deleted", "DELETE FROM event WHERE sequence = 8"),
    Guard("head_is_one", "there is one head", "INSERT OR REPLACE INTO head SELECT * FROM head"),
    Guard("head_remains", "the head is never deleted", "DELETE FROM head"),
    Guard(
      "head_follows", "the head is the last event", "UPDATE head SET sequence = 7",
      "UPDATE head SET hash = zeroblob(32)",
      "UPDATE head SET sequence = 9"),
  ]

  /// A register, and a connection to its file that knows nothing of registers, nor of foreign keys.
  private func opened() throws -> (TestRegister, DatabaseQueue) {
    let test = try TestRegister()
    try test.fill()
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    return (test, try DatabaseQueue(path: test.path, configuration: configuration))
  }

  @Test(arguments: guards) func eachGuardRefuses(_ guarding: Guard) throws {
    let (test, database) = try opened()
    let before = try test.folder.bytes("register.db")
    for sql in guarding.refused {
      let error = #expect(throws: DatabaseError.self, "\(sql)") {
        try database.write { try $0.execute(sql: sql) }
      }
      #expect(error?.message == guarding.message, "\(sql)")
      #expect(error?.resultCode == .SQLITE_CONSTRAINT)
      // Without it nothing else would.
      try database.inDatabase { db in
        try db.inTransaction {
          try db.execute(sql: "DROP TRIGGER \(guarding.name)")
          #expect(throws: Never.self, "\(sql)") { try db.execute(sql: sql) }
          return .rollback
        }
      }
    }
    #expect(try test.folder.bytes("register.db") == before)
    #expect(try test.register.verify().faults == [])
  }

  /// No guard is without a case above; the one trigger that is not there keeps the head.
  @Test func allGuardsAreTried() throws {
    let (test, database) = try opened()
    let triggers = try database.read {
      try String.fetchAll($0, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name")
    }
    #expect(triggers == (Self.guards.map(\.name) + ["event_is_head"]).sorted())
    withExtendedLifetime(test) {}
  }

  /// An event that follows becomes the head, whoever writes it; one that leaves a gap does not.
  @Test func theHeadIsTheLastEvent() throws {
    let (test, database) = try opened()
    try database.write { db in
      try db.execute(sql: Self.event())
      #expect(
        try Row.fetchOne(db, sql: "SELECT sequence, hash FROM head")
          == Row.fetchOne(db, sql: "SELECT sequence, hash FROM event WHERE sequence = 9"))
    }
    #expect(throws: DatabaseError.self) { try database.write { try $0.execute(sql: Self.event(11)) } }
    try database.inDatabase { db in
      try db.inTransaction {
        try db.execute(sql: "DROP TRIGGER event_follows")
        let error = #expect(throws: DatabaseError.self) { try db.execute(sql: Self.event(11)) }
        #expect(error?.message == "the head is the last event")
        return .rollback
      }
    }
    withExtendedLifetime(test) {}
  }
}
