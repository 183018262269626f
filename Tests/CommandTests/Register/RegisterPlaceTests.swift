import Foundation
import Glibc
import TestSupport
import Testing

/// A register that is moved, deleted or replaced while a batch is answered, and one that is read by another name.
@Suite struct RegisterPlaceTests {
  private func made(_ folder: TemporaryFolder) throws -> String {
    let path = folder["r.db"]
    #expect(try run("register", "init", path, "--time", "2025-04-01").ending == .exit(0))
    return path
  }

  /// The signifiers of a register's organisations, without the DCC's.
  private func kept(_ register: String) throws -> Set<String> {
    Set(
      try run("register", "show", register, "--format", "csv").lines.dropFirst(2)
        .map { String($0.split(separator: ",", omittingEmptySubsequences: false)[3]) })
  }

  /// Starts a batch (field case F1-e01), does something once some rows are answered, and gives what came of it.
  private func batch(
    _ folder: TemporaryFolder, _ register: String, after rows: Int = 20, _ body: () throws -> Void
  ) throws -> (answered: [String], outcome: Outcome) {
    let names = (0..<4000).map { "Org \($0),S\($0)\n" }
    let file = try folder.write("m.csv", "name,signifier\n" + names.joined())
    let program = try RunningProgram(
      Launch([
        "allocate", "organisation", register, "--requests", file, "--each", "--time", "2025-07-01",
      ]))
    try program.waitForOutput("S\(rows),")
    try body()
    let outcome = try program.finish()
    let answered = outcome.lines.filter { $0.contains(",allocated,") }
      .map { String($0.split(separator: ",", omittingEmptySubsequences: false)[1]) }
    #expect(outcome.ending == .exit(2) && answered.count > rows && answered.count < 4000)
    return (answered, outcome)
  }

  /// Whatever it is that can't be opened: the register, its journal, the folder.
  @Test(
    arguments: [
      ["register", "show"], ["register", "verify"], ["allocate", "organisation", "--name", "A", "--signifier", "A"],
    ], [4, 5, 6, 7, 8, 9, 12])
  func tooFewOpenFilesAreSaidSo(_ command: [String], _ count: Int) throws {
    let folder = try TemporaryFolder()
    let register = try made(folder)
    var launch = Launch(Array(command[..<2] + [register] + command[2...]))
    launch.limit = "ulimit -n \(count)"
    let outcome = try run(launch)
    let words = "seckit: \(register): too many open files; close some or raise the limit (ulimit -n)\n"
    #expect(outcome.ending == .exit(0) || outcome.ending == .exit(2) && outcome.errors == words, "\(outcome.errors)")
    #expect(count > 4 || outcome.ending == .exit(2))
    #expect(count < 12 || outcome.ending == .exit(0))
    #expect(try run("register", "verify", register).ending == .exit(0))
  }

  @Test func aBatchStopsWhereItsRegisterIsDeleted() throws {
    let folder = try TemporaryFolder()
    let register = try made(folder)
    let (_, outcome) = try batch(folder, register) { unlink(register) }
    #expect(outcome.errors.hasPrefix("seckit: \(register): was deleted while it was "), "\(outcome.errors)")
    #expect(
      outcome.errors.hasSuffix(
        "; none of the answers counts unless it is in \(register) again: repeat the requests, or put the file back\n"))
    #expect(try !folder.names.contains("r.db"))
  }

  @Test func aBatchStopsWhereItsRegisterIsMoved() throws {
    let folder = try TemporaryFolder()
    let register = try made(folder)
    let moved = folder["moved.db"]
    let (answered, outcome) = try batch(folder, register) { #expect(rename(register, moved) == 0) }
    #expect(outcome.errors.hasPrefix("seckit: \(register): was moved to \(moved) while it was "), "\(outcome.errors)")
    #expect(outcome.errors.contains("none of the answers counts unless it is in \(register) again"))
    #expect(try Set(answered).isSubset(of: kept(moved)))
    #expect(try run("register", "verify", moved).ending == .exit(0))
  }

  /// A backup is put in its place: which answers it has is told to the row.
  @Test func aBatchStopsWhereItsRegisterIsReplaced() throws {
    let folder = try TemporaryFolder()
    let register = try made(folder)
    let copy = folder["copy.db"]
    let (answered, outcome) = try batch(folder, register) {
      // A copy that is made while the batch writes may be unsound: one is.
      repeat {
        try? FileManager.default.removeItem(atPath: copy)
        try FileManager.default.copyItem(atPath: register, toPath: copy)
      } while try run("register", "verify", copy).ending != .exit(0)
      #expect(rename(copy, register) == 0)
    }
    let there = try kept(register)
    let first = try #require(answered.firstIndex { !there.contains($0) })
    #expect(first > 0)
    #expect(outcome.errors.contains(": was replaced by another file while it was "), "\(outcome.errors)")
    #expect(
      outcome.errors.contains("; no answer from row \(first + 1) on counts unless it is in \(register) again"),
      "\(first) \(outcome.errors)")
    #expect(try run("register", "verify", register).ending == .exit(0))
  }

  /// A program was killed in the middle of a change. Who reads through a link sees it undone, or is told to let it be undone
  /// by somebody who may; through a hard link nothing is read.
  @Test func aJournalIsSeenThroughLinks() throws {
    let folder = try TemporaryFolder()
    let register = try made(folder)
    for name in ["A", "B"] {
      _ = try run("allocate", "organisation", register, "--name", name, "--signifier", name)
    }
    let program = """
      import os, sqlite3, sys
      c = sqlite3.connect(sys.argv[1], isolation_level=None)
      c.execute("PRAGMA cache_size = 1"); c.execute("BEGIN")
      c.execute("UPDATE organisation SET name = 'Z'")
      for i in range(200):
          c.execute("INSERT INTO identifier VALUES (?, 1, 'user', 'ED', 'proposed', '2025-04-01', NULL, NULL)", (bytes.fromhex('70B3D51F300100%02X' % i),))
      print("written", flush=True)
      os._exit(0)
      """
    #expect(Python.run(program, [register]) == "written\n")
    #expect(try !folder.bytes("r.db-journal").isEmpty)
    let other = try TemporaryFolder()
    #expect(symlink(register, other["link.db"]) == 0)
    func asNobody(_ arguments: String...) throws -> Outcome {
      var launch = Launch(["--reuid", "65534", "--clear-groups", "--", Repository.program] + arguments)
      launch.executable = "/usr/bin/setpriv"
      return try run(launch)
    }
    if getuid() == 0 {
      #expect(chmod(folder.path, 0o755) == 0 && chmod(other.path, 0o755) == 0)
      for path in [register, other["link.db"]] {
        let refused = try asNobody("register", "verify", path)
        #expect(
          refused.errors
            == "seckit: \(path): can't be used: a program was stopped while changing it; let somebody who may write to it and its folder run 'seckit register verify' on it, which undoes that change with \(register)-journal\n"
        )
        #expect(refused.ending == .exit(2) && refused.text.isEmpty)
      }
    }
    #expect(link(register, other["hard.db"]) == 0)
    let hard = try run("register", "show", other["hard.db"])
    #expect(hard.ending == .exit(2) && hard.errors.contains("has 2 names (hard links)"))
    #expect(unlink(other["hard.db"]) == 0)
    let undone = try run("register", "verify", other["link.db"])
    #expect(undone.ending == .exit(0) && undone.text.contains(" is sound: 3 events"), "\(undone.text)\(undone.errors)")
    #expect(try kept(register) == ["A", "B"])
  }
}
