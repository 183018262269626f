import AllocationRegister
import Foundation
import GRDB
import Glibc
import IDAllocation
import TestSupport
import Testing

/// Files that are not registers, or can't be used now.
@Suite struct RegisterFileTests {
  private func error(_ body: () throws -> Void) -> String? {
    do {
      try body()
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test func whatIsNoRegisterIsRefused() throws {
    let folder = try TemporaryFolder()
    try folder.put("not a database", "text")
    try folder.put("", "empty")
    try DatabaseQueue(path: folder.path("other.db")).write { try $0.execute(sql: "CREATE TABLE a (b)") }
    for name in ["text", "empty", "other.db"] {
      let path = folder.path(name)
      let before = try folder.bytes(name)
      #expect(
        error { _ = try AllocationRegister.open(path) }
          == "\(path): is not a register; name the file of a register, or make a new file with 'seckit register init'; 'seckit register restore' replaces a damaged register with a backup"
      )
      #expect(try folder.bytes(name) == before)
    }
    #expect(error { _ = try AllocationRegister.open("/nowhere/r") } == "/nowhere/r: no such file; check the path")
    #expect(
      error { _ = try AllocationRegister.open(folder.path) } == "\(folder.path): is a folder; name the files in it")
  }

  @Test func whatIsThereIsNotMadeAnew() throws {
    let folder = try TemporaryFolder()
    try folder.put("mine", "r")
    let path = folder.path("r")
    let made = error {
      _ = try AllocationRegister.create(
        at: path, layout: RegisterLayout(.builtIn), time: TestRegister.moment("2025-01-01"), actor: "t")
    }
    #expect(made == "\(path): already exists; name a new file")
    #expect(try folder.text("r") == "mine")
  }

  /// A pipe is not waited for.
  @Test func aPipeIsNoRegister() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("pipe")
    #expect(mkfifo(path, 0o600) == 0)
    for isReadOnly in [true, false] {
      #expect(throws: RegisterError.notARegister(path)) {
        try AllocationRegister.open(path, isReadOnly: isReadOnly)
      }
    }
  }

  @Test func aNewerRegisterIsRefused() throws {
    let test = try TestRegister()
    try test.database().write { try $0.execute(sql: "PRAGMA user_version = 99") }
    #expect(
      error { _ = try AllocationRegister.open(test.path) }
        == "\(test.path): is a register of version 99, but this program knows versions up to 7; use a newer seckit")
  }

  /// A register as the program before made it.
  private func older() throws -> TestRegister {
    let test = try TestRegister()
    try test.fill()
    try test.database().write {
      try $0.execute(
        sql: """
          DROP INDEX event_of_subject; DROP INDEX organisation_of_name; DROP TRIGGER organisation_is_new; DROP TRIGGER organisation_dcc;
          DROP TRIGGER organisation_signifier; DROP TRIGGER identifier_is_new; DROP TRIGGER event_is_new;
          DROP TRIGGER event_is_head; DROP TABLE head; DROP TRIGGER organisation_number; DROP TRIGGER range_in_block;
          DROP TRIGGER organisation_closed; DROP TRIGGER identifier_of_kind; DROP TRIGGER identifier_roles;
          DROP TRIGGER identifier_more_roles;
          DROP TRIGGER organisation_texts; DROP TRIGGER identifier_days; DROP TRIGGER identifier_forward;
          DROP TRIGGER range_overlaps; DROP TRIGGER identifier_in_range;
          CREATE TRIGGER range_overlaps BEFORE INSERT ON range
          WHEN EXISTS (SELECT 1 FROM range WHERE first <= NEW.last AND last >= NEW.first)
          BEGIN SELECT RAISE(ABORT, 'ranges overlap'); END;
          CREATE TRIGGER identifier_in_range BEFORE INSERT ON identifier
          WHEN NOT EXISTS (
            SELECT 1 FROM range
            WHERE organisation = NEW.organisation AND first <= NEW.value AND last >= NEW.value)
          BEGIN SELECT RAISE(ABORT, 'an identifier is in a range of its organisation'); END;
          DROP TRIGGER range_remains; DROP TRIGGER organisation_stays; DROP TRIGGER organisation_remains;
          DROP TRIGGER identifier_remains; DROP TRIGGER event_remains; DROP TRIGGER event_follows;
          CREATE TRIGGER range_remains BEFORE DELETE ON range BEGIN SELECT RAISE(ABORT, 'a range stays for ever'); END;
          CREATE TRIGGER organisation_stays BEFORE UPDATE OF number, signifier, kind, accession ON organisation
          BEGIN SELECT RAISE(ABORT, 'a number and a signifier stay for ever'); END;
          CREATE TRIGGER organisation_remains BEFORE DELETE ON organisation
          BEGIN SELECT RAISE(ABORT, 'an organisation stays for ever'); END;
          CREATE TRIGGER identifier_remains BEFORE DELETE ON identifier
          BEGIN SELECT RAISE(ABORT, 'an identifier stays for ever'); END;
          CREATE TRIGGER event_remains BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'an event stays for ever'); END;
          CREATE TRIGGER event_follows BEFORE INSERT ON event
          WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM event)
            OR NEW.previous <> (
              SELECT coalesce((SELECT hash FROM event ORDER BY sequence DESC LIMIT 1), zeroblob(32)))
            OR NEW.time < (SELECT coalesce((SELECT time FROM event ORDER BY sequence DESC LIMIT 1), ''))
          BEGIN SELECT RAISE(ABORT, 'an event follows the one before'); END;
          PRAGMA user_version = 1
          """)
    }
    return test
  }

  private func version(_ test: TestRegister) throws -> Int? {
    try test.database().read { try Int.fetchOne($0, sql: "PRAGMA user_version") }
  }

  @Test func anOlderRegisterIsReadAsItIsAndMigratedToBeWritten() throws {
    let test = try older()
    let before = try test.database().read { try Row.fetchAll($0, sql: "SELECT * FROM event") }
    let reading = try AllocationRegister.open(test.path, isReadOnly: true)
    #expect(try reading.verify().faults == [])
    #expect(try reading.organisations().count == 3)
    #expect(try version(test) == 1, "what is only read is not changed")
    let writing = try AllocationRegister.open(test.path)
    #expect(try version(test) == 7)
    #expect(try writing.verify().faults == [])
    #expect(try test.database().read { try Row.fetchAll($0, sql: "SELECT * FROM event") } == before)
    try test.ask(
      .organisation(kind: .party, name: "New", signifier: "NEW", number: nil, accession: nil), at: "2025-06-01")
    #expect(try AllocationRegister.open(test.path).verify().faults == [])
  }

  @Test func anOlderRegisterThatCannotBeMigratedStaysAsItIs() throws {
    let test = try older()
    // Something of this name already exists: no register of version 1 has it.
    try test.database().write { try $0.execute(sql: "CREATE TABLE organisation_of_name (a)") }
    #expect(
      error { _ = try AllocationRegister.open(test.path) }
        == "\(test.path): is damaged: its 'organisation_of_name' is not what a register has;"
        + " 'seckit register verify \(test.path)' lists all that is wrong; 'seckit register restore BACKUP \(test.path) --force' replaces it with a backup"
    )
    #expect(try version(test) == 1)
    // Others write to it: it is busy, and is migrated later.
    try test.database().write { try $0.execute(sql: "DROP TABLE organisation_of_name") }
    let other = try test.database()
    try other.inDatabase { db in
      try db.execute(sql: "BEGIN IMMEDIATE")
      #expect(error { _ = try AllocationRegister.open(test.path, waitSeconds: 0) }?.contains("is busy") == true)
      try db.execute(sql: "ROLLBACK")
    }
    #expect(try version(test) == 1)
    _ = try AllocationRegister.open(test.path)
    #expect(try version(test) == 7)
    try test.database().write { try $0.execute(sql: "PRAGMA user_version = 0") }
    #expect(
      error { _ = try AllocationRegister.open(test.path) }
        == "\(test.path): is damaged: its tables have no version; 'seckit register verify \(test.path)' lists all that is wrong; 'seckit register restore BACKUP \(test.path) --force' replaces it with a backup"
    )
  }

  @Test func aRegisterThatOthersWriteToIsBusy() throws {
    let test = try TestRegister()
    let other = try test.database()
    try other.inDatabase { db in
      try db.execute(sql: "BEGIN IMMEDIATE")
      let waiting = try AllocationRegister.open(test.path, waitSeconds: 0)
      let answer = error {
        _ = try waiting.answer(
          SubmittedRequest(id: nil, .success(.rename(party: "DCC", name: "X"))),
          time: TestRegister.moment("2025-05-01"),
          actor: "t")
      }
      #expect(
        answer
          == "\(test.path): is busy: another program has been writing to it for 0 seconds; try again, or wait longer with --wait"
      )
      // Reading goes on beside writing.
      #expect(try waiting.head().sequence == 1)
      try db.execute(sql: "ROLLBACK")
    }
  }
}
