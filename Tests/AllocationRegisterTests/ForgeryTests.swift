import AllocationRegister
import Foundation
import GRDB
import IDAllocation
import TestSupport
import Testing
import WorkingDays

/// Forgeries that passed as sound: definitions that no register has, and values that only read the same.
@Suite struct ForgeryTests {
  private func filled() throws -> TestRegister {
    let test = try TestRegister()
    try test.fill()
    return test
  }

  private static let endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"

  /// Whatever is in the file besides: nothing is read or written, and the whole look names it without reading on where
  /// that would not end.
  @Test(
    arguments: [
      (
        "sqlitex1",
        "CREATE TRIGGER sqlitex1 BEFORE INSERT ON organisation BEGIN SELECT RAISE(IGNORE); END"
      ),
      ("sqlite-x", "CREATE TRIGGER \"sqlite-x\" BEFORE INSERT ON event BEGIN SELECT RAISE(IGNORE); END"),
      ("SQLiteXy", "CREATE TABLE SQLiteXy (a)"),
      ("sqlite_stat1", "ANALYZE"),
      ("more", "CREATE VIEW more AS \(endless) SELECT i FROM n"),
      ("by_state", "CREATE INDEX by_state ON organisation (state)"),
      ("event", "ALTER TABLE event RENAME TO old; CREATE VIEW event AS \(endless) SELECT i AS sequence FROM n"),
      ("head", "ALTER TABLE head ADD COLUMN more TEXT"),
      ("organisation", "ALTER TABLE organisation ADD COLUMN n TEXT GENERATED ALWAYS AS (name || 'x') VIRTUAL"),
    ]) func whatNoRegisterHasIsRefused(_ name: String, _ sql: String) throws
  {
    let test = try filled()
    try test.database().inDatabase { try $0.execute(sql: "PRAGMA legacy_alter_table = ON; \(sql)") }
    let found = try AllocationRegister.verification(of: test.path)
    #expect(found.faults.contains { $0.detail.contains("'\(name)'") && $0.detail.contains("not what a register has") })
    for isReadOnly in [true, false] {
      do {
        _ = try AllocationRegister.open(test.path, isReadOnly: isReadOnly)
        Issue.record("it is opened")
      } catch {
        guard case .damaged(_, let reason) = error else { throw error }
        #expect(reason.contains("'\(name)'"))
      }
    }
    // Who has it open already sees it before anything is read or written.
    #expect(throws: RegisterError.self) { try test.register.head() }
    #expect(throws: RegisterError.self) { try test.ask(.rename(party: "ALPHA", name: "A"), at: "2025-06-01") }
  }

  /// What is found in the rows is told too, where it can be read.
  @Test func aTriggerDoesNotHideWhatElseIsWrong() throws {
    let test = try filled()
    try test.tamper("UPDATE event SET actor = 'x' WHERE sequence = 3")
    try test.database().write {
      try $0.execute(sql: "CREATE TRIGGER sqlitex1 AFTER INSERT ON event BEGIN SELECT RAISE(IGNORE); END")
    }
    let found = try AllocationRegister.verification(of: test.path)
    #expect(
      found.faults.map(\.description) == [
        "event 3: was changed: its hash does not match its content", "its 'sqlitex1' is not what a register has",
      ])
  }

  /// What the definitions of SQLite itself are, was changed: the name alone proves nothing.
  @Test func anIndexOfSQLitesOwnThatIsAnotherIsFound() throws {
    let test = try filled()
    try test.database().write {
      try $0.execute(
        sql: "PRAGMA writable_schema = ON;"
          + "UPDATE sqlite_master SET tbl_name = 'head' WHERE name = 'sqlite_autoindex_event_1'")
    }
    #expect(try !AllocationRegister.verification(of: test.path).faults.isEmpty)
    #expect(throws: RegisterError.self) { try AllocationRegister.open(test.path, isReadOnly: true) }
  }

  /// Every column of every table with a value that reads the same, or nearly, and is stored in other bytes.
  @Test(arguments: ["event", "organisation", "range", "identifier", "head"])
  func whatReadsTheSameAndIsNotShows(_ table: String) throws {
    let test = try TestRegister()
    try test.ask(.organisation(kind: .party, name: "Caf\u{E9}", signifier: "CAFE", number: nil, accession: .first))
    try test.ask(.identifier(party: "CAFE", kind: .user, roles: ["GS", "IS"], value: nil))
    try test.ask(.rename(party: "CAFE", name: "Caf\u{E9} \u{FFFD}"), at: "2025-04-18")
    try test.ask(.accept(value: RegisterLayout(.builtIn).range(of: 1).first), at: "2025-04-19")
    try test.ask(.withdraw(value: RegisterLayout(.builtIn).range(of: 1).first), at: "2025-04-20")
    #expect(try AllocationRegister.verification(of: test.path).faults == [])
    let bytes = try test.folder.bytes("register.db")
    let columns = try test.database().read { db in try db.columns(in: table).map { ($0.name, $0.type) } }
    var changed = 0
    for (column, type) in columns {
      var variants: [String]
      switch type {
      case "TEXT":
        // Letters as two, a repaired byte, what nobody reads, a separator too many, nothing for none and none for nothing.
        variants = [
          "replace(\(column), char(233), 'e' || char(769))",
          "CAST(replace(CAST(\(column) AS BLOB), x'EFBFBD', x'FF') AS TEXT)",
          "\(column) || char(0)", "\(column) || ';'", "';' || \(column)", "replace(\(column), ';', ';;')",
          "replace(\(column), ':', ': ')", "\(column) || ' '", "coalesce(\(column), '')", "nullif(\(column), '')",
        ]
      case "BLOB": variants = ["CAST(\(column) AS TEXT)", "\(column) || x'00'"]
      default: variants = ["CAST(\(column) AS BLOB)", "\(column) + 0.5", "NULL"]
      }
      for variant in variants {
        try test.folder.put(bytes, "register.db")
        let isChanged = try Self.loosened(test, table) { db in
          let query = "SELECT typeof(\(column)) || hex(\(column)) FROM \(table)"
          let before = try String.fetchAll(db, sql: query)
          // A key takes whole numbers only.
          try? db.execute(sql: "UPDATE OR IGNORE \(table) SET \(column) = \(variant)")
          return try String.fetchAll(db, sql: query) != before
        }
        guard isChanged else { continue }
        changed += 1
        #expect(try !AllocationRegister.verification(of: test.path).faults.isEmpty, "\(table).\(column): \(variant)")
      }
    }
    #expect(changed >= columns.count - 1, "\(changed)")
  }

  /// Changes a table whose definition is for that time one that forbids nothing.
  private static func loosened(_ test: TestRegister, _ table: String, _ body: (Database) throws -> Bool) throws -> Bool
  {
    func write(_ body: (Database) throws -> Bool) throws -> Bool {
      try DatabaseQueue(path: test.path).inDatabase { db in
        try db.execute(
          sql: "PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF; PRAGMA writable_schema = ON")
        return try body(db)
      }
    }
    let query = "SELECT sql FROM sqlite_master WHERE name = ?"
    var sql = ""
    var triggers: [Row] = []
    _ = try write { db in
      triggers = try Row.fetchAll(db, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
      for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger["name"] as String)") }
      sql = try String.fetchOne(db, sql: query, arguments: [table]) ?? ""
      try db.execute(
        sql: "UPDATE sqlite_master SET sql = ? WHERE name = ?",
        arguments: [sql.replacing("STRICT", with: "").replacing(", WITHOUT", with: "WITHOUT"), table])
      return false
    }
    let isChanged = try write(body)
    return try write { db in
      try db.execute(sql: "UPDATE sqlite_master SET sql = ? WHERE name = ?", arguments: [sql, table])
      for trigger in triggers { try db.execute(sql: trigger["sql"]) }
      return isChanged
    }
  }
}
