import Foundation
import Glibc
import TestSupport
import Testing

/// What a register promises, whatever happens to the programs that use it.
@Suite(.serialized) struct RegisterPromiseTests {
  private func made(_ folder: TemporaryFolder) throws -> String {
    let path = folder["register.db"]
    #expect(try run("register", "init", path).ending == .exit(0))
    for name in ["A", "B", "C", "D"] {
      _ = try run("allocate", "organisation", "--register", path, "--name", name, "--signifier", name)
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
      for line in lines { #expect(all.insert(String(line.prefix(23))).inserted, "no identifier twice") }
    }
    return all
  }

  /// Programs that are killed at random moments while they allocate: 200 of them, or `SECKIT_KILLS` in a longer loop.
  @Test func killedProgramsLoseNothingThatWasAcknowledged() throws {
    let kills = ProcessInfo.processInfo.environment["SECKIT_KILLS"].flatMap(Int.init) ?? 200
    let folder = try TemporaryFolder()
    let register = try made(folder)
    var random = SeededGenerator(seed: 30)
    var seen: Set<String> = []
    var unfinished = 0
    for round in 0..<kills {
      let rows = (0..<40).map { "k\(round)-\($0),\(["A", "B", "C", "D"][$0 % 4]),ED\n" }
      try folder.write("requests.csv", "request_id,party,roles\n" + rows.joined())
      let arguments = ["allocate", "id", "--register", register, "--requests", folder["requests.csv"], "--each"]
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

  @Test func eightProgramsAtOnceGiveEightThousandIdentifiers() throws {
    let folder = try TemporaryFolder()
    let register = try made(folder)
    var programs: [RunningProgram] = []
    for number in 0..<8 {
      let rows = (0..<1000).map { "p\(number)-\($0),\(["A", "B", "C", "D"][number % 4]),ED\n" }
      let file = try folder.write("requests-\(number).csv", "request_id,party,roles\n" + rows.joined())
      programs.append(
        try RunningProgram(
          Launch(["allocate", "id", "--register", register, "--requests", file, "--each", "--wait", "60"])))
    }
    var seen: Set<String> = []
    for program in programs {
      let outcome = try program.finish()
      #expect(outcome.errors == "" && outcome.ending == .exit(0))
      let identifiers = acknowledged(outcome.text)
      #expect(identifiers.count == 1000)
      for identifier in identifiers { #expect(seen.insert(identifier).inserted) }
    }
    #expect(seen.count == 8000)
    #expect(try kept(register) == seen)
    #expect(try run("register", "verify", register).ending == .exit(0))
  }

  @Test func aFullDiskIsSaidAndChangesNothing() throws {
    let folder = try TemporaryFolder()
    let register = try made(folder)
    let rows = (0..<4000).map { "\(["A", "B", "C", "D"][$0 % 4]),ED\n" }
    try folder.write("requests.csv", "party,roles\n" + rows.joined())
    var launch = Launch(["allocate", "id", "--register", register, "--requests", folder["requests.csv"]])
    launch.limit = "ulimit -f 200"
    let outcome = try run(launch)
    #expect(outcome.ending == .exit(2))
    #expect(outcome.errors.hasPrefix("seckit: \(register): "), "\(outcome.errors)")
    #expect(outcome.text.split(separator: "\n").count <= 1, "nothing is acknowledged")
    #expect(try kept(register).isEmpty)
    #expect(try run("register", "verify", register).ending == .exit(0))
  }

  @Test func answersThatCanNotBePrintedAreNotLost() throws {
    let folder = try TemporaryFolder()
    let register = try made(folder)
    var launch = Launch([
      "allocate", "id", "--register", register, "--party", "A", "--roles", "ED", "--request-id", "q",
    ])
    launch.output = .file("/dev/full")
    let outcome = try run(launch)
    #expect(outcome.errors == "seckit: standard output: no space left on the device; free some or write elsewhere\n")
    #expect(outcome.ending == .exit(2))
    launch.output = .pipe
    let again = try run(launch)
    #expect(again.text.contains("already") && again.text.contains("70-B3-D5-1F-30-01-00-00"))
  }
}
