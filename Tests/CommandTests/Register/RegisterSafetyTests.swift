import Foundation
import GRDB
import TestSupport
import Testing

/// What a register that is damaged is answered with, and the way back to one that is sound.
@Suite struct RegisterSafetyTests {
  /// A folder with a register of one Party and two of its identifiers, and the events 1 to 4.
  private func made() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    func seckit(_ words: String) throws {
      let outcome = try run(words.split(separator: " ").map(String.init), folder: folder.path)
      #expect(outcome.ending == .exit(0), "\(words): \(outcome.errors)")
    }
    try seckit("register init r.db --time 2025-04-01 --actor maker")
    try seckit("allocate organisation r.db --name Alpha --signifier ALPHA --time 2025-04-02 --actor desk")
    try seckit("allocate id r.db --party ALPHA --role ED --time 2025-04-03 --actor desk --request-id q")
    try seckit("allocate id r.db --party ALPHA --role GS --time 2025-04-04 --actor desk")
    try folder.write("ids.csv", "id,party,role\n70-B3-D5-1F-30-01-00-00,ALPHA,ED\n")
    return folder
  }

  private func seckit(_ words: String, _ folder: TemporaryFolder) throws -> Outcome {
    try run(words.split(separator: " ").map(String.init), folder: folder.path)
  }

  /// Changes what the triggers forbid.
  private func tamper(_ folder: TemporaryFolder, _ sql: String) throws {
    try DatabaseQueue(path: folder["r.db"]).write { db in
      let triggers = try Row.fetchAll(db, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
      for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger["name"] as String)") }
      try db.execute(sql: sql)
      for trigger in triggers { try db.execute(sql: trigger["sql"]) }
    }
  }

  private static let remedy =
    "'seckit register verify r.db' lists all that is wrong; 'seckit register restore BACKUP r.db --force' replaces it with a backup\n"

  /// A row that was changed, an event in the middle, and the last event: each with the commands that must not answer.
  @Test func noCommandAnswersFromARegisterThatWasTamperedWith() throws {
    let whole = [
      "register export r.db", "register export r.db --identifiers", "register export r.db --as-of 2025-04-02",
      "register diff r.db r.db", "register backup r.db copy.db", "validate ids.csv --register r.db --verify",
    ]
    let rows = [
      "register show r.db", "register show r.db --party ALPHA", "register show r.db --id 70-B3-D5-1F-30-01-00-00",
      "register show r.db --free", "allocate id r.db --party ALPHA --role ED",
      "allocate organisation r.db --name B --signifier B", "register rename r.db ALPHA Other",
    ]
    let head = [
      "register checkpoint r.db", "register receipt r.db --event 2", "validate ids.csv --register r.db",
      "register withdraw r.db --party ALPHA", "register accept r.db 70-B3-D5-1F-30-01-00-00",
    ]
    let folder = try made()
    let sound = try folder.bytes("r.db")
    for (sql, fault, commands) in [
      (
        "UPDATE organisation SET name = 'X' WHERE number = 1",
        "event 2: the row of organisation 1 does not match the events", whole + rows
      ),
      (
        "UPDATE event SET actor = 'X' WHERE sequence = 3",
        "event 3: was changed: its hash does not match its content", whole + ["register receipt r.db --request-id q"]
      ),
      (
        "UPDATE event SET actor = 'X' WHERE sequence = 4",
        "event 4: was changed: its hash does not match its content", whole + rows + head
      ),
    ] {
      try tamper(folder, sql)
      for command in commands {
        let outcome = try seckit(command, folder)
        #expect(outcome.text == "" && outcome.ending == .exit(2), "\(command): \(outcome.text)")
        #expect(
          outcome.errors.hasPrefix("seckit: r.db: ") && outcome.errors.hasSuffix(Self.remedy),
          "\(command): \(outcome.errors)")
        #expect(
          command.contains("--free") || outcome.errors.contains(String(fault.dropFirst(8))),
          "\(command): \(outcome.errors)")
      }
      #expect(try !folder.names.contains { $0.hasPrefix("copy.db") })
      // What the message names lists it, and says what to do, but not to do itself.
      let verified = try seckit("register verify r.db", folder)
      #expect(verified.text.contains(fault) && verified.ending == .exit(1))
      #expect(
        verified.errors
          == "seckit: r.db: is not sound; keep a copy of it, and replace it with a backup:"
          + " 'seckit register restore BACKUP r.db --force'\n")
      for suffix in ["-wal", "-shm", "-journal"] { unlink(folder["r.db" + suffix]) }
      try folder.put(sound, "r.db")
    }
  }

  /// What is printed by a backup is a checkpoint, and what the messages name works to the letter.
  @Test func aDamagedRegisterIsRestored() throws {
    let folder = try made()
    let backup = try seckit("register backup r.db copy.db", folder)
    #expect(backup.errors == "seckit: copy.db: holds r.db up to event 4\n" && backup.ending == .exit(0))
    let head = backup.text.trimmingCharacters(in: .newlines)
    #expect(try head == seckit("register checkpoint r.db", folder).text.trimmingCharacters(in: .newlines))
    for name in ["copy.db", "r.db"] {
      #expect(try seckit("register verify \(name) --checkpoint \(head)", folder).ending == .exit(0))
    }
    #expect(
      try seckit("register backup r.db copy.db", folder).errors
        == "seckit: copy.db: already exists; name a new file\n")
    #expect(try seckit("register backup r.db copy.db --force --format csv", folder).lines.first == "sequence,hash,time")
    try folder.write("r.db", "\u{1}not a register any more")
    let shown = try seckit("register show r.db", folder)
    #expect(
      shown.errors
        == "seckit: r.db: is not a register; name the file of a register, or make a new file with 'seckit register init'; 'seckit register restore' replaces a damaged register with a backup\n"
    )
    #expect(try seckit("register verify r.db", folder).errors == shown.errors)
    let kept = try seckit("register restore copy.db r.db", folder)
    #expect(
      kept.errors == "seckit: r.db: is not a readable register; give --force to replace it anyway\n"
        && kept.ending == .exit(2))
    let restored = try seckit("register restore copy.db r.db --force", folder)
    #expect(
      restored.errors == "seckit: r.db: restored from copy.db, up to event 4\n" && restored.text == head + "\n")
    #expect(try seckit("register verify r.db --checkpoint \(head)", folder).ending == .exit(0))
    #expect(
      try seckit("register restore nowhere.db r.db", folder).errors
        == "seckit: nowhere.db: no such file; check the path\n")
  }

  /// A restore that is killed at any moment leaves the earlier register or the backup's.
  @Test func aKilledRestoreLeavesOneRegisterOfTwo() throws {
    let folder = try made()
    let older = try seckit("register backup r.db copy.db", folder).text
    _ = try seckit("allocate id r.db --party ALPHA --role OU --time 2025-04-05 --actor desk", folder)
    let newer = try seckit("register checkpoint r.db", folder).text
    let bytes = try folder.bytes("r.db")
    var random = SeededGenerator(seed: 15)
    for _ in 0..<rounds(10) {
      let program = try RunningProgram(Launch(["register", "restore", folder["copy.db"], folder["r.db"], "--force"]))
      try program.wait(.milliseconds(Int.random(in: 1...80, using: &random)))
      program.killNow()
      _ = try program.end()
      let head = try seckit("register checkpoint r.db", folder).text
      #expect(head == older || head == newer)
      #expect(try seckit("register verify r.db", folder).ending == .exit(0))
      for suffix in ["-journal", "-wal"] { unlink(folder["r.db" + suffix]) }
      try folder.put(bytes, "r.db")
    }
  }

  /// By the sqlite3 program where there is one; else by what it leaves out.
  @Test func aTextDumpIsNamedAndMadeARegister() throws {
    let folder = try made()
    let head = try seckit("register checkpoint r.db", folder).text
    var launch = Launch(["-c", "sqlite3 r.db .dump | sqlite3 dumped.db && test -s dumped.db"])
    launch.executable = "/bin/sh"
    launch.folder = folder.path
    if try run(launch).ending != .exit(0) {
      _ = try seckit("register backup r.db dumped.db --force", folder)
      try DatabaseQueue(path: folder["dumped.db"]).write {
        try $0.execute(sql: "PRAGMA application_id = 0; PRAGMA user_version = 0")
      }
    }
    for command in [
      "show dumped.db", "verify dumped.db", "checkpoint dumped.db", "backup dumped.db other.db", "diff dumped.db r.db",
    ] {
      let outcome = try seckit("register \(command)", folder)
      #expect(
        outcome.errors
          == "seckit: dumped.db: is a register restored from a text dump, which is not ready to use; make a register of it with 'seckit register restore dumped.db NEW-FILE'\n"
          && outcome.ending == .exit(2),
        "\(command)")
    }
    let restored = try seckit("register restore dumped.db new.db", folder)
    #expect(restored.text == head && restored.ending == .exit(0), "\(restored.errors)")
    #expect(try seckit("register verify new.db", folder).ending == .exit(0))
    #expect(try seckit("register diff r.db new.db", folder).text == "no difference\n")
  }
}
