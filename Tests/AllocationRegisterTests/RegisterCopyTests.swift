import AllocationRegister
import EUI64
import Foundation
import GRDB
import IDAllocation
import TestSupport
import Testing

/// Copies of a register, and registers made of copies.
@Suite struct RegisterCopyTests {
  private func filled() throws -> TestRegister {
    let test = try TestRegister()
    try test.fill()
    return test
  }

  private func error(_ body: () throws -> Void) -> String {
    do {
      try body()
      return "nothing is thrown"
    } catch {
      return "\(error)"
    }
  }

  private func head(_ path: String) throws -> RegisterEvent {
    let register = try AllocationRegister.open(path, isReadOnly: true)
    #expect(try register.verify().faults == [])
    return try register.head()
  }

  @Test func aBackupIsTheRegister() throws {
    let test = try filled()
    #expect(chmod(test.path, 0o640) == 0)
    let copy = test.folder.path("copy.db")
    let head = try test.register.backUp(to: copy)
    #expect(try head == test.register.head() && head == self.head(copy))
    let rights = try FileManager.default.attributesOfItem(atPath: copy)[.posixPermissions] as? Int
    #expect(rights == 0o640, "nobody may read the copy who may not read the register")
    let names = try FileManager.default.contentsOfDirectory(atPath: test.folder.path)
    #expect(names.filter { $0.contains("partial") || $0.hasPrefix("copy.db-") } == [])
    // It is a register: what comes next can come in it.
    let restored = test.folder.path("restored.db")
    #expect(try AllocationRegister.restore(copy, to: restored) == head)
    let answer = try AllocationRegister.open(restored).answer(
      SubmittedRequest(id: nil, .success(.rename(party: "BRAVO", name: "B"))),
      time: TestRegister.moment("2025-06-01"), actor: "t")
    #expect(answer.status == .done && answer.sequence == 9)
  }

  /// Backups while others allocate: each has all up to its last event.
  @Test func backupsAreWholeWhileOthersWrite() async throws {
    let test = try filled()
    let path = test.path
    let writer = Task.detached {
      let register = try AllocationRegister.open(path)
      for _ in 0..<60 {
        _ = try register.answer(
          SubmittedRequest(
            id: nil, .success(.identifier(party: "ALPHA", kind: .user, roles: ["ED"], value: nil))),
          time: TestRegister.moment("2025-06-01"), actor: "t")
      }
    }
    var last = 0
    for number in 0..<6 {
      let copy = test.folder.path("copy-\(number).db")
      let event = try AllocationRegister.open(path, isReadOnly: true).backUp(to: copy)
      #expect(try head(copy) == event && event.sequence >= last)
      last = event.sequence
    }
    try await writer.value
    #expect(try test.register.head().sequence == 68)
  }

  @Test func nothingThatIsThereIsOverwrittenByABackup() throws {
    let test = try filled()
    let folder = test.folder
    try folder.put("mine", "text")
    #expect(
      error { _ = try test.register.backUp(to: folder.path("text")) }
        == "\(folder.path("text")): already exists; name a new file")
    #expect(
      error { _ = try test.register.backUp(to: folder.path("text"), isForced: true) }
        == "\(folder.path("text")): is not an older backup of \(test.path); name a new file")
    #expect(try folder.text("text") == "mine")
    // Its own file, by whatever name.
    let link = folder.path("link.db")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: test.path)
    for name in [test.path, link, folder.path + "/./register.db"] {
      #expect(error { _ = try test.register.backUp(to: name, isForced: true) }.contains("is copied; name another file"))
    }
    // What another database has left.
    try folder.put("x", "left.db-journal")
    #expect(
      error { _ = try test.register.backUp(to: folder.path("left.db")) }
        == "\(folder.path("left.db")): left \(folder.path("left.db"))-journal behind; move that file, or name another one"
    )
    // An older backup of the same register is; one of another is not.
    let copy = folder.path("copy.db")
    try test.register.backUp(to: copy)
    try test.ask(.rename(party: "BRAVO", name: "B"), at: "2025-06-01")
    #expect(error { _ = try test.register.backUp(to: copy) } == "\(copy): already exists; name a new file")
    #expect(try test.register.backUp(to: copy, isForced: true).sequence == 9)
    #expect(try head(copy).sequence == 9)
    let other = try filled()
    try other.ask(.rename(party: "BRAVO", name: "C"), at: "2025-06-02")
    #expect(
      error { _ = try other.register.backUp(to: copy, isForced: true) }
        == "\(copy): is not an older backup of \(other.path); name a new file")
  }

  @Test func aRegisterThatDoesNotFitIsNotCopied() throws {
    let test = try filled()
    try test.tamper("UPDATE organisation SET name = 'X' WHERE number = 1")
    let copy = test.folder.path("copy.db")
    let fault = RegisterVerification.Finding(
      sequence: 6, detail: "the row of organisation 1 does not match the events")
    #expect(throws: RegisterError.unsound(test.path, [fault])) { try test.register.backUp(to: copy) }
    #expect(throws: RegisterError.badBackup(test.path, fault.description)) {
      try AllocationRegister.restore(test.path, to: copy)
    }
    #expect(try !FileManager.default.contentsOfDirectory(atPath: test.folder.path).contains { $0.hasPrefix("copy.db") })
  }

  /// A register that nobody has open, and a backup of it.
  private func closed() throws -> (folder: TemporaryFolder, register: String, backup: String) {
    let test = try filled()
    let (copy, live) = (test.folder.path("copy.db"), test.folder.path("live.db"))
    try test.register.backUp(to: copy)
    #expect(try AllocationRegister.restore(copy, to: live).sequence == 8)
    return (test.folder, live, copy)
  }

  private func rename(_ path: String) throws {
    let answer = try AllocationRegister.open(path).answer(
      SubmittedRequest(id: nil, .success(.rename(party: "BRAVO", name: "B"))),
      time: TestRegister.moment("2025-06-01"), actor: "t")
    #expect(answer.sequence == 9)
  }

  @Test func nothingNewerIsOverwrittenByARestoreUnlessForced() throws {
    let (folder, live, copy) = try closed()
    // The register as it was: all it has is in the backup.
    #expect(try AllocationRegister.restore(copy, to: live).sequence == 8)
    try rename(live)
    #expect(
      error { _ = try AllocationRegister.restore(copy, to: live) }
        == "\(live): has 9 events, but \(copy) has 8: newer allocations would be lost; give --force to replace it anyway"
    )
    #expect(try head(live).sequence == 9)
    // Nor another history, though it is shorter.
    let other = try TestRegister()
    try other.ask(.organisation(kind: .party, name: "Other", signifier: "OTHER", number: nil, accession: nil))
    let otherCopy = other.folder.path("copy.db")
    try other.register.backUp(to: otherCopy)
    #expect(
      error { _ = try AllocationRegister.restore(copy, to: otherCopy) }
        == "\(otherCopy): has another history than \(copy), from event 2 at the latest; give --force to replace it anyway"
    )
    #expect(try head(otherCopy).sequence == 2)
    #expect(try AllocationRegister.restore(copy, to: live, isForced: true).sequence == 8)
    #expect(try head(live).sequence == 8)
    // Files that are not registers.
    try folder.put("\u{1}mine", "bytes")
    #expect(
      error { _ = try AllocationRegister.restore(copy, to: folder.path("bytes")) }
        == "\(folder.path("bytes")): is not a readable register; give --force to replace it anyway")
    #expect(try folder.text("bytes") == "\u{1}mine")
    try AllocationRegister.restore(copy, to: folder.path("bytes"), isForced: true)
    #expect(try head(folder.path("bytes")).sequence == 8)
    // What never was a register is not replaced: it may be the only list.
    for (content, what) in [("name,number\n", "text"), ("PK\u{3}\u{4}", "a workbook or another archive")] {
      try folder.put(content, "list")
      #expect(
        error { _ = try AllocationRegister.restore(copy, to: folder.path("list"), isForced: true) }
          == "\(folder.path("list")): is \(what), not a register; name another file, or move this one away")
      #expect(try folder.text("list") == content)
    }
    #expect(error { _ = try AllocationRegister.restore(copy, to: folder.path) }.contains("is a folder"))
    #expect(
      error { _ = try AllocationRegister.restore(copy, to: copy) }
        == "\(copy): is the file that is copied; name another file")
    #expect(try !FileManager.default.contentsOfDirectory(atPath: folder.path).contains { $0.contains("partial") })
  }

  /// What lay beside the old register is not applied to the new one.
  @Test(arguments: [false, true]) func whatIsLeftOfTheOldRegisterIsRemoved(_ isThere: Bool) throws {
    let test = try filled()
    let copy = test.folder.path("copy.db")
    let event = try test.register.backUp(to: copy)
    let path = test.folder.path("other.db")
    if isThere { try test.folder.put("\u{1}no database any more", "other.db") }
    // A journal of another register, that SQLite would take for one of this.
    for suffix in ["-journal", "-wal", "-shm"] { try test.folder.put("left over", "other.db" + suffix) }
    try AllocationRegister.restore(copy, to: path, isForced: isThere)
    let names = try FileManager.default.contentsOfDirectory(atPath: test.folder.path)
    #expect(names.filter { $0.hasPrefix("other.db") } == ["other.db"])
    #expect(try head(path) == event)
  }

  @Test func aRegisterThatIsUsedIsNotReplaced() throws {
    let (folder, live, copy) = try closed()
    defer { withExtendedLifetime(folder) {} }
    _ = try DatabaseQueue(path: live).write { _ in
      #expect(throws: RegisterError.busy(live, seconds: 0)) {
        try AllocationRegister.restore(copy, to: live, waitSeconds: 0)
      }
    }
    #expect(try AllocationRegister.restore(copy, to: live, waitSeconds: 5).sequence == 8)
  }

  /// What a program that died has left is brought into the old register before anything is decided: a register of the
  /// older mode, whose newest event is in the log beside it, is newer than the backup.
  @Test func whatIsBesideTheOldRegisterCounts() throws {
    let (folder, live, copy) = try closed()
    try DatabaseQueue(path: live).inDatabase { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
    let other = folder.path("killed.db")
    do {
      let register = try AllocationRegister.open(live)
      _ = try register.answer(
        SubmittedRequest(id: nil, .success(.rename(party: "BRAVO", name: "B"))),
        time: TestRegister.moment("2025-06-01"), actor: "t")
      // As it is on the disk now, where the program is killed.
      for suffix in ["", "-wal"] where FileManager.default.fileExists(atPath: live + suffix) {
        try FileManager.default.copyItem(atPath: live + suffix, toPath: other + suffix)
      }
    }
    #expect(error { _ = try AllocationRegister.restore(copy, to: other) }.contains("has 9 events"))
    #expect(try head(other).sequence == 9)
    try AllocationRegister.restore(copy, to: other, isForced: true)
    #expect(try head(other).sequence == 8)
  }

  /// A link is kept, and the file that it leads to is replaced; a file of two names is not.
  @Test func linksLeadToTheFile() throws {
    let (folder, live, copy) = try closed()
    let link = folder.path("link.db")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "live.db")
    try AllocationRegister.restore(copy, to: link)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "live.db")
    try FileManager.default.linkItem(atPath: live, toPath: folder.path("second.db"))
    #expect(
      error { _ = try AllocationRegister.restore(copy, to: live, isForced: true) }
        == "\(live): has 2 names (hard links), and the other names would keep the old file; remove them first")
  }

  /// What `sqlite3 r.db .dump | sqlite3 new.db` makes: the tables and rows, without the mark and the version.
  private func dumped(_ test: TestRegister, _ more: String = "") throws -> String {
    try test.register.backUp(to: test.folder.path("dumped.db"))
    let path = test.folder.path("dumped.db")
    try DatabaseQueue(path: path).write {
      try $0.execute(sql: "PRAGMA application_id = 0; PRAGMA user_version = 0; \(more)")
    }
    return path
  }

  @Test func aTextDumpIsRecognisedAndMadeARegisterAgain() throws {
    let test = try filled()
    let dump = try dumped(test)
    #expect(
      error { _ = try AllocationRegister.open(dump, isReadOnly: true) }
        == "\(dump): is a register restored from a text dump, which is not ready to use; make a register"
        + " of it with 'seckit register restore \(dump) NEW-FILE'")
    let path = test.folder.path("new.db")
    #expect(try AllocationRegister.restore(dump, to: path) == test.register.head())
    let one = try AllocationRegister.open(path)
    #expect(try one.verify().faults == [])
    #expect(try RegisterListing(one.organisations()) == RegisterListing(test.register.organisations()))
    // A request is answered as before.
    let again = try one.answer(
      SubmittedRequest(
        id: "q-1", .success(.identifier(party: "ALPHA", kind: .user, roles: ["GS", "IS"], value: nil))),
      time: TestRegister.moment("2025-06-01"), actor: "t")
    #expect(again.status == .already && again.sequence == 3)
  }

  @Test(
    arguments: [
      ("DROP TRIGGER event_remains; DELETE FROM event WHERE sequence = 8", "event 8: is missing"),
      ("DROP TRIGGER event_remains; DELETE FROM event WHERE sequence = 4", "event 4: is missing; event 5 follows"),
      ("DROP TRIGGER event_stays; UPDATE event SET actor = 'x' WHERE sequence = 3", "event 3: was changed"),
      ("DROP TRIGGER event_stays; UPDATE event SET action = 'initialize' WHERE sequence = 1", "it is not a register"),
    ]) func aTextDumpThatDoesNotFitIsNotMadeARegister(_ sql: String, _ expected: String) throws
  {
    let test = try filled()
    let dump = try dumped(test, sql)
    let path = test.folder.path("new.db")
    #expect(error { _ = try AllocationRegister.restore(dump, to: path) }.contains(expected))
    #expect(!FileManager.default.fileExists(atPath: path))
  }
}
