import Foundation
import Glibc
import TestSupport
import Testing

/// What a register promises, whatever happens to the programs that use it.
@Suite struct RegisterPromiseTests {
  private func made(_ folder: TemporaryFolder) throws -> String {
    let path = folder["register.db"]
    #expect(try run("register", "init", path).ending == .exit(0))
    for name in ["A", "B", "C", "D"] {
      _ = try run("allocate", "organisation", path, "--name", name, "--signifier", name)
    }
    return path
  }

  /// The identifiers that answers have acknowledged: whole lines only, as a reader of a pipe would take them.
  private func acknowledged(_ output: String) -> [String] {
    output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().filter { $0.contains(",allocated,") }
      .map { String($0.split(separator: ",", omittingEmptySubsequences: false)[3]) }
  }

  private func kept(_ register: String) throws -> Set<String> {
    var all: Set<String> = []
    for party in ["A", "B", "C", "D"] {
      let lines = try run("register", "show", register, "--party", party, "--format", "csv").lines.dropFirst()
      for line in lines { #expect(all.insert(String(line.split(separator: ",")[2])).inserted, "no identifier twice") }
    }
    return all
  }

  /// Programs that are killed at random moments while they allocate: 200 of them in all rounds.
  @Test func killedProgramsLoseNothingThatWasAcknowledged() throws {
    let kills = rounds(60, of: 200)
    let folder = try TemporaryFolder()
    let register = try made(folder)
    var random = SeededGenerator(seed: 30)
    var seen: Set<String> = []
    var unfinished = 0
    for round in 0..<kills {
      let rows = (0..<40).map { "k\(round)-\($0),\(["A", "B", "C", "D"][$0 % 4]),ED\n" }
      try folder.write("requests.csv", "request_id,party,roles\n" + rows.joined())
      let arguments = ["allocate", "id", register, "--requests", folder["requests.csv"], "--each"]
      let program = try RunningProgram(Launch(arguments))
      try program.wait(.milliseconds(Int.random(in: 1...60, using: &random)))
      program.killNow()
      let killed = try program.end()
      if killed.ending != .exit(0) { unfinished += 1 }
      for identifier in acknowledged(killed.text) { #expect(seen.insert(identifier).inserted, "given twice") }
      // Every tenth client asks again: it gets what it had, and what it had not.
      guard round % 10 == 0 else { continue }
      let again = try run(arguments)
      #expect(again.ending == .exit(0))
      let answers = again.lines.dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false) }
      #expect(answers.count == 40 && Set(answers.map { $0[3] }).count == 40)
      let before = acknowledged(killed.text)
      #expect(zip(before, answers).allSatisfy { $0 == String($1[3]) && $1[4] == "already" })
      for answer in answers where answer[4] == "allocated" { #expect(seen.insert(String(answer[3])).inserted) }
      for answer in answers { seen.insert(String(answer[3])) }
    }
    #expect(unfinished > kills / 4, "most are killed in the middle: \(unfinished)")
    let all = try kept(register)
    #expect(seen.isSubset(of: all))
    let verified = try run("register", "verify", register)
    #expect(verified.ending == .exit(0), "\(verified.text)")
  }

  @Test func programsAtOnceGiveEachIdentifierOnce() throws {
    let folder = try TemporaryFolder()
    let register = try made(folder)
    var programs: [RunningProgram] = []
    let count = rounds(250, of: 1_000)
    for number in 0..<8 {
      let rows = (0..<count).map { "p\(number)-\($0),\(["A", "B", "C", "D"][number % 4]),ED\n" }
      let file = try folder.write("requests-\(number).csv", "request_id,party,roles\n" + rows.joined())
      programs.append(
        try RunningProgram(
          Launch(["allocate", "id", register, "--requests", file, "--each"])))
    }
    var seen: Set<String> = []
    for program in programs {
      let outcome = try program.finish()
      #expect(outcome.errors == "" && outcome.ending == .exit(0))
      let identifiers = acknowledged(outcome.text)
      #expect(identifiers.count == count)
      for identifier in identifiers { #expect(seen.insert(identifier).inserted) }
    }
    #expect(seen.count == 8 * count)
    #expect(try kept(register) == seen)
    #expect(try run("register", "verify", register).ending == .exit(0))
  }

  @Test func aFullDiskIsSaidAndChangesNothing() throws {
    let folder = try TemporaryFolder()
    let register = try made(folder)
    let rows = (0..<4000).map { "\(["A", "B", "C", "D"][$0 % 4]),ED\n" }
    try folder.write("requests.csv", "party,roles\n" + rows.joined())
    var launch = Launch(["allocate", "id", register, "--requests", folder["requests.csv"]])
    launch.limit = "ulimit -f 200"
    let outcome = try run(launch)
    #expect(outcome.ending == .exit(2))
    #expect(
      outcome.errors
        == "seckit: \(register): larger than the file size limit; write elsewhere or raise the limit (ulimit -f)\n")
    #expect(outcome.text.split(separator: "\n").count <= 1, "nothing is acknowledged")
    #expect(try kept(register).isEmpty)
    #expect(try run("register", "verify", register).ending == .exit(0))
  }

  @Test func answersThatCanNotBePrintedAreNotLost() throws {
    let folder = try TemporaryFolder()
    let register = try made(folder)
    func launch(_ arguments: [String]) -> Launch {
      var launch = Launch(["allocate", "id", register] + arguments)
      launch.output = .file("/dev/full")
      return launch
    }
    let asked = ["--party", "A", "--role", "ED", "--request-id", "q"]
    let outcome = try run(launch(asked))
    #expect(
      outcome.errors
        == "seckit: standard output: no space left on the device; free some space or write elsewhere; the request is done: 70-B3-D5-1F-30-01-00-00 event 6; see 'seckit register history'\n"
    )
    #expect(outcome.ending == .exit(2))
    // Nothing was done: nothing is said of it.
    let refused = try run(launch(["--party", "A", "--role", "ED", "--id", "70-B3-D5-1F-3F-FF-FF-FF"]))
    #expect(
      refused.errors == "seckit: standard output: no space left on the device; free some space or write elsewhere\n")
    try folder.write("requests.csv", "party,roles\nA,ED\nA,ED\n")
    let batch = try run(launch(["--requests", folder["requests.csv"]]))
    #expect(
      batch.errors
        == "seckit: standard output: no space left on the device; free some space or write elsewhere; the requests are done, up to event 8; see 'seckit register history'\n"
    )
    var launch = launch(asked)
    launch.output = .pipe
    let again = try run(launch)
    #expect(again.text.contains("already") && again.text.contains("70-B3-D5-1F-30-01-00-00"))
  }

  /// A file system of its own that is really full, where this machine lets one be mounted.
  @Test func aFullFileSystemIsSaidAndChangesNothing() throws {
    let folder = try TemporaryFolder()
    func system(_ program: String, _ arguments: [String]) throws -> Bool {
      var launch = Launch(arguments)
      launch.executable = program
      return try run(launch).ending == .exit(0)
    }
    guard try system("/bin/mount", ["-t", "tmpfs", "-o", "size=512k", "tmpfs", folder.path]) else { return }
    defer { _ = try? system("/bin/umount", [folder.path]) }
    let register = try made(folder)
    let work = try TemporaryFolder()
    let rows = (0..<4000).map { "\(["A", "B", "C", "D"][$0 % 4]),ED\n" }
    try work.write("requests.csv", "party,roles\n" + rows.joined())
    let request = ["allocate", "id", register, "--requests", work["requests.csv"]]
    let whole = try run(request)
    #expect(whole.errors == "seckit: \(register): no space left on the device; free some space or write elsewhere\n")
    #expect(whole.ending == .exit(2) && whole.text.split(separator: "\n").count <= 1)
    let each = try run(request + ["--each"])
    #expect(each.errors == "seckit: \(register): no space left on the device; free some space or write elsewhere\n")
    #expect(each.ending == .exit(2))
    // What was acknowledged before the disk was full is there, and nothing else but what was in the middle.
    let acknowledged = Set(
      each.lines.filter { $0.contains(",allocated,") }.map {
        String($0.split(separator: ",", omittingEmptySubsequences: false)[2])
      })
    #expect(!acknowledged.isEmpty && acknowledged.count < 4000)
    let all = try kept(register)
    #expect(acknowledged.isSubset(of: all))
    #expect(try run("register", "verify", register).ending == .exit(0))
    let other = try run("register", "init", folder["other.db"])
    #expect(
      other.errors == "seckit: \(folder["other.db"]): no space left on the device; free some space or write elsewhere\n"
        && other.ending == .exit(2))
    #expect(try run("register", "show", folder["other.db"]).errors.contains("no such file"))
  }

  /// What somebody else than its owner can do with a register: read it, also where nothing may be written beside it.
  @Test func aRegisterThatMayOnlyBeReadIsRead() throws {
    let folder = try TemporaryFolder()
    let register = try made(folder)
    _ = try run("allocate", "id", register, "--party", "A", "--role", "ED")
    func asNobody(_ arguments: String...) throws -> Outcome {
      guard getuid() == 0 else { return try run(arguments) }
      var launch = Launch(["--reuid", "65534", "--clear-groups", "--", Repository.program] + arguments)
      launch.executable = "/usr/bin/setpriv"
      return try run(launch)
    }
    for mode in ["755", "555"] {
      #expect(chmod(register, 0o444) == 0 && chmod(folder.path, mode == "755" ? 0o755 : 0o555) == 0)
      #expect(try asNobody("register", "show", register, "--party", "A", "--format", "csv").lines.count == 2)
      #expect(try asNobody("register", "verify", register).ending == .exit(0))
      let refused = try asNobody("allocate", "id", register, "--party", "A", "--role", "ED")
      #expect(
        refused.errors
          == "seckit: \(register): no permission to write; check the permissions of the file and its folder\n"
          && refused.ending == .exit(2))
      let made = try asNobody("register", "init", folder["new.db"])
      #expect(made.ending == .exit(2) && made.errors.hasPrefix("seckit: \(folder["new.db"]): "))
    }
    #expect(chmod(folder.path, 0o755) == 0)
    #expect(try folder.names == ["register.db"], "nothing is left beside it")
    guard getuid() == 0 else { return }
    // A reader leaves nothing of its own in a folder where anybody may write: it would keep the owner out.
    #expect(chmod(folder.path, 0o777) == 0)
    #expect(try asNobody("register", "show", register).ending == .exit(0))
    #expect(try folder.names == ["register.db"])
    // Where somebody has left such a file, it is named.
    #expect(chmod(register, 0o666) == 0)
    try folder.write("register.db-journal", "")
    #expect(chmod(folder.path, 0o1777) == 0)
    let kept = try asNobody("allocate", "id", register, "--party", "A", "--role", "ED")
    #expect(
      kept.errors
        == "seckit: \(register): can't be used: \(register)-journal belongs to somebody else; remove it or make it writable when nobody uses the register\n",
      "\(kept.errors)")
    #expect(kept.ending == .exit(2))
    // An empty one is taken away where that may be done.
    #expect(chmod(folder.path, 0o777) == 0)
    #expect(try asNobody("allocate", "id", register, "--party", "B", "--role", "ED").ending == .exit(0))
    // A register of an older program, with its log and without: it is read without writing beside it.
    var bytes = try folder.bytes("register.db")
    (bytes[18], bytes[19]) = (2, 2)
    try folder.put(bytes, "register.db")
    #expect(chmod(register, 0o444) == 0 && chmod(folder.path, 0o555) == 0)
    #expect(try asNobody("register", "show", register, "--party", "A", "--format", "csv").lines.count == 2)
    #expect(chmod(folder.path, 0o755) == 0)
    try folder.write("register.db-wal", String(repeating: "x", count: 100))
    #expect(chmod(folder.path + "/register.db-wal", 0o444) == 0 && chmod(folder.path, 0o555) == 0)
    let names = try folder.names
    #expect(try asNobody("register", "show", register, "--party", "A", "--format", "csv").lines.count == 2)
    #expect(try folder.names == names)
    #expect(chmod(folder.path, 0o755) == 0)
  }

  @Test func aReceiptThatWasChangedIsAFinding() throws {
    let folder = try TemporaryFolder()
    let register = try made(folder)
    let receipt = try run("register", "receipt", register, "--event", "2").text
    try folder.write("receipt.json", receipt)
    try folder.write(
      "changed.json",
      receipt.replacing("ALPHA", with: "X").replacing("\"A\"", with: "\"Z\"").replacing(
        "signifier\\\":\\\"A", with: "signifier\\\":\\\"Z"))
    try folder.write("none.json", "{}")
    #expect(try run("register", "verify", register, "--receipt", folder["receipt.json"]).ending == .exit(0))
    let changed = try run("register", "verify", register, "--receipt", folder["changed.json"])
    #expect(changed.text == "\(folder["changed.json"]): was changed: its hash does not match its content\n")
    #expect(changed.ending == .exit(1))
    let none = try run("register", "verify", register, "--receipt", folder["none.json"])
    #expect(
      none.errors == "seckit: \(folder["none.json"]): is not a receipt: line 1, column 1: 'sequence' is missing\n"
        && none.ending == .exit(2))
  }
}
