import AllocationRegister
import EUI64
import Foundation
import GRDB
import Glibc
import IDAllocation
import TestSupport
import Testing

/// What has been answered is in the one file, and a copy that lacks its journal is never called sound.
@Suite struct JournalTests {
  private func filled() throws -> TestRegister {
    let test = try TestRegister()
    try test.fill()
    return test
  }

  private func faults(_ bytes: [UInt8], in folder: TemporaryFolder, journal: [UInt8]? = nil) throws
    -> [RegisterVerification.Finding]
  {
    try folder.put(bytes, "copy.db")
    unlink(folder.path("copy.db-journal"))
    if let journal { try folder.put(journal, "copy.db-journal") }
    return try AllocationRegister.verification(of: folder.path("copy.db")).faults
  }

  /// What a register contains, as far as it can be read.
  private func contents(_ path: String) throws -> [String] {
    try DatabaseQueue(path: path).read { db in
      try ["event", "organisation", "range", "identifier", "head"].flatMap { table in
        try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map { "\(table) \($0)" }
      }
    }
  }

  @Test func aPlainCopyHasAllThatWasAnswered() throws {
    let test = try TestRegister()
    let folder = try TemporaryFolder()
    for number in 1...20 {
      let answer = try test.ask(
        .organisation(kind: .party, name: "N\(number)", signifier: "S\(number)", number: nil, accession: nil))
      #expect(try faults(test.folder.bytes("register.db"), in: folder) == [])
      #expect(try AllocationRegister.open(folder.path("copy.db")).head().sequence == answer.sequence)
    }
    #expect(try test.folder.names == ["register.db", "register.db-journal"])
    #expect(try test.folder.bytes("register.db-journal") == [])
  }

  /// Of the pages that a change writes, any may be in a copy and any not: it is what was before or after, or unsound.
  @Test(arguments: ["identifier", "organisation", "accept", "rename"])
  func aCopyOfAHalfWrittenChangeIsNeverSound(_ what: String) throws {
    let test = try filled()
    for number in 0..<60 {
      try test.ask(
        .identifier(party: "ALPHA", kind: .user, roles: ["ED"], value: nil), id: "request \(number)", at: "2025-06-01")
    }
    let before = try test.folder.bytes("register.db")
    let request: RegisterRequest =
      switch what {
      case "identifier": .identifier(party: "BRAVO", kind: .user, roles: ["IS"], value: nil)
      case "organisation": .organisation(kind: .party, name: "C", signifier: "C", number: nil, accession: nil)
      case "accept": .accept(value: try EUI64("70-B3-D5-1F-30-01-00-05"))
      default: .rename(party: "BRAVO", name: String(repeating: "long ", count: 39) + "name")
      }
    try test.ask(request, id: "last", at: "2025-06-02")
    let after = try test.folder.bytes("register.db")
    let folder = try TemporaryFolder()
    #expect(try faults(before, in: folder) == [])
    let old = try contents(folder.path("copy.db"))
    #expect(try faults(after, in: folder) == [])
    let new = try contents(folder.path("copy.db"))
    let pages = stride(from: 0, to: after.count, by: 4096).filter {
      $0 >= before.count || before[$0..<$0 + 4096] != after[$0..<$0 + 4096]
    }
    #expect(pages.count > 3 && old != new)
    var unsound = 0
    let all = 1 << min(pages.count, 10)
    for mix in stride(from: 0, to: all, by: max(1, all / rounds(64, of: 200))) {
      var bytes = before
      for (index, page) in pages.enumerated() where mix >> (index % 10) & 1 == 1 {
        if bytes.count < page + 4096 { bytes += [UInt8](repeating: 0, count: page + 4096 - bytes.count) }
        bytes.replaceSubrange(page..<page + 4096, with: after[page..<page + 4096])
      }
      guard try faults(bytes, in: folder).isEmpty else {
        unsound += 1
        continue
      }
      let found = try contents(folder.path("copy.db"))
      #expect(found == old || found == new, "pages \(pages), mix \(String(mix, radix: 2))")
    }
    #expect(unsound > 0)
  }

  /// A slow copy has each page as it was at another moment, the first earliest.
  @Test func aSlowCopyIsNeverSoundWithoutWhatWasAnsweredBefore() throws {
    let test = try filled()
    var versions: [[UInt8]] = []
    for number in 0..<30 {
      versions.append(try test.folder.bytes("register.db"))
      try test.ask(
        .identifier(party: "ALPHA", kind: .user, roles: ["ED"], value: nil), id: "r\(number)", at: "2025-06-01")
    }
    let folder = try TemporaryFolder()
    var random = SeededGenerator(seed: 5)
    var unsound = 0
    for _ in 0..<rounds(150) {
      let start = Int.random(in: 0..<20, using: &random)
      var version = start
      var bytes: [UInt8] = []
      while bytes.count < versions[version].count {
        bytes += versions[version][bytes.count..<bytes.count + 4096]
        if Int.random(in: 0..<4, using: &random) == 0 {
          version = min(29, version + Int.random(in: 0..<4, using: &random))
        }
      }
      guard try faults(bytes, in: folder).isEmpty else {
        unsound += 1
        continue
      }
      #expect(try AllocationRegister.open(folder.path("copy.db"), isReadOnly: true).head().sequence >= 8 + start)
    }
    #expect(unsound > 0)
  }

  /// A program was killed in the middle of a change: with its journal that is undone, without it is told.
  @Test func aChangeThatWasBrokenOffIsUndoneOrTold() throws {
    let test = try filled()
    let database = try test.database()
    let folder = try TemporaryFolder()
    try database.inDatabase { db in
      try db.execute(sql: "PRAGMA cache_size = 1; BEGIN; UPDATE organisation SET name = name || 'x'")
      for number in 16..<200 {
        try db.execute(
          sql: "INSERT INTO identifier VALUES (?, 1, 'user', 'ED', 'proposed', '2025-06-01', NULL, NULL)",
          arguments: [Data([0x70, 0xB3, 0xD5, 0x1F, 0x30, 0x01, 0x00, UInt8(number)])])
      }
      let (bytes, journal) = (try test.folder.bytes("register.db"), try test.folder.bytes("register.db-journal"))
      try db.execute(sql: "ROLLBACK")
      #expect(try bytes != test.folder.bytes("register.db"), "some of it was written")
      #expect(try faults(bytes, in: folder, journal: journal) == [])
      #expect(try !faults(bytes, in: folder).isEmpty)
    }
  }

  /// A register as the programs before made it, its last changes in a log.
  @Test func aRegisterWithALogIsReadAndMigrated() throws {
    let test = try filled()
    #expect(try test.database().inDatabase { try String.fetchOne($0, sql: "PRAGMA journal_mode = WAL") } == "wal")
    let reader = try AllocationRegister.open(test.path, isReadOnly: true)
    #expect(try reader.verify().faults == [] && reader.head().sequence == 8)
    let database = try test.database()
    try database.inDatabase { db in
      // Somebody has it open, so that its form can't be changed.
      _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM event")
      do {
        _ = try AllocationRegister.open(test.path, waitSeconds: 0)
        Issue.record("it is opened")
      } catch {
        #expect(
          "\(error)"
            == "\(test.path): can't be used: it has the format of an older seckit, which can be changed only while nobody else has it open; try again when nobody uses it"
        )
      }
      try db.execute(sql: "PRAGMA wal_autocheckpoint = 0; UPDATE organisation SET name = name WHERE number = 1")
    }
    // The file of a program that was killed, with its log.
    let folder = try TemporaryFolder()
    for suffix in ["", "-wal"] { try folder.put(test.folder.bytes("register.db" + suffix), "old.db" + suffix) }
    #expect(try !folder.bytes("old.db-wal").isEmpty)
    #expect(try AllocationRegister.verification(of: folder.path("old.db")).faults == [])
    for suffix in ["", "-wal"] { try folder.put(test.folder.bytes("register.db" + suffix), "old.db" + suffix) }
    do {
      let writer = try AllocationRegister.open(folder.path("old.db"))
      #expect(try writer.verify().faults == [] && writer.head().sequence == 8)
      #expect(try folder.bytes("old.db")[18...19] == [1, 1] && !folder.names.contains("old.db-wal"))
    }
    // A log that can't be its own.
    try folder.put(test.folder.bytes("register.db-wal"), "old.db-wal")
    for isReadOnly in [true, false] {
      #expect(
        throws: RegisterError.blocked(
          folder.path("old.db"),
          "\(folder.path("old.db"))-wal is left over from another register with this name; remove it")
      ) { try AllocationRegister.open(folder.path("old.db"), isReadOnly: isReadOnly) }
    }
  }

  /// Who reads does not fail while others write, and a look through the whole keeps nobody from writing.
  @Test func readersAndWritersShareTheFile() throws {
    let test = try filled()
    let path = test.path
    let writer = Thread {
      guard let register = try? AllocationRegister.open(path) else { return }
      for number in 0..<200 {
        let request = RegisterRequest.rename(party: "BRAVO", name: "Name \(number)")
        _ = try? register.answer(
          SubmittedRequest(id: "w\(number)", .success(request)), time: TestRegister.moment("2025-06-01"), actor: "t")
      }
    }
    writer.start()
    var seen = 0
    while try test.register.head().sequence < 208 {
      #expect(try AllocationRegister.verification(of: path).faults == [])
      seen += 1
    }
    #expect(seen > 1)
  }
}
