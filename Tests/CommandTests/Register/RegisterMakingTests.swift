import Foundation
import GRDB
import Glibc
import TestSupport
import Testing

/// A register takes its name whole or not at all, and who only reads leaves nothing behind.
@Suite struct RegisterMakingTests {
  private func register(_ words: String, _ folder: TemporaryFolder) throws -> Outcome {
    try run(["register"] + words.split(separator: " ").map(String.init), folder: folder.path)
  }

  /// Killed at any moment, there is a whole register or none, and nothing that keeps the next from being made.
  @Test func aKilledInitDoesNotBlockTheNext() throws {
    let folder = try TemporaryFolder()
    var random = SeededGenerator(seed: 18)
    var (made, none) = (0, 0)
    for _ in 0..<rounds(40) {
      var launch = Launch(["register", "init", "r.db", "--time", "2025-04-01"])
      launch.folder = folder.path
      let program = try RunningProgram(launch)
      try program.wait(.microseconds(Int.random(in: 1...30_000, using: &random)))
      program.killNow()
      _ = try program.end()
      if try folder.names.contains("r.db") {
        #expect(try register("verify r.db", folder).ending == .exit(0))
        made += 1
      } else {
        let again = try register("init r.db --time 2025-04-01", folder)
        #expect(again.ending == .exit(0), "\(again.errors)")
        none += 1
      }
      for name in try folder.names { unlink(folder[name]) }
    }
    #expect(made + none == rounds(40))
  }

  /// What a killed program leaves blocks nothing, whatever its process number was.
  @Test func whatAKilledInitLeftIsNotInTheWay() throws {
    let folder = try TemporaryFolder()
    // The shell's number is the program's.
    var launch = Launch([
      "-c", "touch r.db.$$.partial r.db.$$.partial-journal; exec \"$0\" \"$@\"", Repository.program, "register", "init",
      "r.db",
      "--time", "2025-04-01",
    ])
    launch.executable = "/bin/sh"
    launch.folder = folder.path
    let outcome = try run(launch)
    #expect(outcome.ending == .exit(0), "\(outcome.errors)")
    #expect(try register("verify r.db", folder).ending == .exit(0))
    #expect(try folder.names.count == 3)
  }

  /// Of several that make a register under one name at once, one does.
  @Test func aRegisterIsMadeOnce() throws {
    let folder = try TemporaryFolder()
    var launch = Launch(["register", "init", "r.db", "--time", "2025-04-01"])
    launch.folder = folder.path
    let outcomes = try (0..<6).map { _ in try RunningProgram(launch) }.map { try $0.finish() }
    #expect(outcomes.count { $0.ending == .exit(0) } == 1)
    for outcome in outcomes where outcome.ending != .exit(0) {
      #expect(outcome.errors == "seckit: r.db: already exists; name a new file\n" && outcome.ending == .exit(2))
    }
    #expect(try folder.names == ["r.db"])
    #expect(try register("verify r.db", folder).ending == .exit(0))
  }

  @Test func aLinkToNothingIsFollowed() throws {
    let folder = try TemporaryFolder()
    #expect(symlink("real.db", folder["r.db"]) == 0)
    #expect(try register("init r.db --time 2025-04-01", folder).ending == .exit(0))
    #expect(try folder.names == ["r.db", "real.db"])
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder["r.db"]) == "real.db")
  }

  /// Everything that only reads a register, on one of each form: this program's form; older programs' form, with the
  /// last changes in a log and without; a copy that lacks the log.
  @Test(arguments: ["journal", "log", "no log", "copy"]) func readersLeaveNothingBehind(_ form: String) throws {
    let folder = try made(form)
    try expectNothingLeft(folder, form) { try run($0, folder: folder.path) }
  }

  /// The same by somebody who may not write to the register, though to the folder, or to neither.
  @Test(
    .enabled(if: geteuid() == 0, "only root may become somebody else"), arguments: ["journal", "log", "no log", "copy"])
  func readersWithoutRightsLeaveNothingBehind(_ form: String) throws {
    for rights in [0o777, 0o755] as [mode_t] {
      let folder = try made(form)
      #expect(chmod(folder.path, rights) == 0)
      try expectNothingLeft(folder, form) { words in
        var launch = Launch(
          ["--reuid", "65534", "--regid", "65534", "--clear-groups", Repository.program] + words)
        launch.executable = "/usr/bin/setpriv"
        launch.folder = folder.path
        return try run(launch)
      }
    }
  }

  private func expectNothingLeft(
    _ folder: TemporaryFolder, _ form: String, _ seckit: ([String]) throws -> Outcome
  ) throws {
    let (names, bytes) = (try folder.names, try folder.bytes("r.db"))
    for command in [
      "register show r.db", "register verify r.db", "register history r.db", "register export r.db",
      "register checkpoint r.db", "register receipt r.db --event 1", "register diff r.db r.db",
      "validate ids.csv --register r.db",
    ] {
      let outcome = try seckit(command.split(separator: " ").map(String.init))
      // Without ALPHA the identifier of the batch is nobody's.
      let isFinding = form == "copy" && command.hasPrefix("validate")
      #expect(outcome.ending == .exit(isFinding ? 1 : 0), "\(form): \(command): \(outcome.errors)")
      if command.contains("show") { #expect(outcome.text.contains("ALPHA") == (form != "copy"), "\(form)") }
      // A log that could be brought into the register may have been.
      let left = try folder.names
      #expect(Set(left).isSubset(of: names), "\(form): \(command): \(left)")
      if form != "log" { #expect(try folder.bytes("r.db") == bytes, "\(form): \(command)") }
    }
  }

  /// A register with the organisation ALPHA, which a copy without the log does not have.
  private func made(_ form: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    #expect(chmod(folder.path, 0o755) == 0)
    try folder.write("ids.csv", "id\n\(Sample.panel)\n")
    #expect(try register("init r.db --time 2025-04-01", folder).ending == .exit(0))
    let new = try TemporaryFolder()
    try new.put(folder.bytes("r.db"), "r.db")
    let words = "allocate organisation r.db --name Alpha --signifier ALPHA --time 2025-04-02"
    #expect(try run(words.split(separator: " ").map(String.init), folder: new.path).ending == .exit(0))
    guard form != "journal" else {
      try folder.put(new.bytes("r.db"), "r.db")
      return folder
    }
    let kept = try TemporaryFolder()
    let database = try DatabaseQueue(path: folder["r.db"])
    try database.inDatabase { db in
      try db.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; ATTACH '\(new["r.db"])' AS new")
      for (table, key) in [("organisation", "number"), ("range", "organisation"), ("event", "sequence")] {
        let first = table == "event" ? 2 : 1
        try db.execute(sql: "INSERT INTO main.\(table) SELECT * FROM new.\(table) WHERE \(key) = \(first)")
      }
      for suffix in ["", "-wal"] { try kept.put(folder.bytes("r.db" + suffix), "r.db" + suffix) }
    }
    // Brings the log into the register, and removes it.
    try database.close()
    #expect(try folder.names == ["ids.csv", "r.db"])
    if form == "copy" { try folder.put(kept.bytes("r.db"), "r.db") }
    if form == "log" { for name in try kept.names { try folder.put(kept.bytes(name), name) } }
    return folder
  }
}
