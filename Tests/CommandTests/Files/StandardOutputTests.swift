import Glibc
import TestSupport
import Testing

/// Standard output that can't be written.
@Suite struct StandardOutputTests {
  static let commands = [
    ["validate", "--lines", "-"], ["validate", "--lines", "--format", "json"], ["validate", "--lines", "--summary"],
    ["validate", "--lines", "--format", "table"], ["inspect", Sample.panel],
    ["inspect", "--format", "json", Sample.panel], ["cover", "rules"], ["cover", "rules", "--format", "json"],
    ["cover", "assess", "--threshold", "2689", "--parties", "credit-cover/month/parties.csv"],
    ["cover", "assess", "--threshold", "2689", "--parties", "credit-cover/month/parties.csv", "--format", "csv"],
    ["cover", "assess", "--threshold", "2689", "--parties", "credit-cover/month/parties.csv", "--format", "json"],
    ["cover", "explain", "--party", "ALPHA", "--threshold", "2689", "--parties", "credit-cover/month/parties.csv"],
    ["cover", "threshold", "--base-index", "100", "--index", "130"],
    ["cover", "due", "--received", "2025-06-05", "--month", "2025-05"],
    ["cover", "interest", "--amount", "1", "--due", "2025-06-05", "--paid", "2025-06-06"],
    ["--help"], ["--version"], ["help", "cover"], ["register", "--help"], ["entry", "plan", "-h"],
    ["validate", "--columns"], ["--generate-completion-script", "bash"],
  ]

  @Test(arguments: commands) func fullDeviceIsReported(_ arguments: [String]) throws {
    var launch = Launch(arguments)
    launch.output = .file("/dev/full")
    launch.input = .pipe
    let outcome = try run(launch, input: Array(Sample.panel.utf8))
    #expect(
      outcome.errors == "seckit: standard output: no space left on the device; free some space or write elsewhere\n")
    #expect(outcome.ending == .exit(2))
  }

  @Test(arguments: commands) func closedOutputIsReported(_ arguments: [String]) throws {
    var launch = Launch(arguments)
    launch.output = .closed
    launch.input = .pipe
    let outcome = try run(launch, input: Array(Sample.panel.utf8))
    #expect(outcome.errors == "seckit: standard output: is closed; give it something to write to\n")
    #expect(outcome.ending == .exit(2))
  }

  @Test func fileOverTheLimitIsReported() throws {
    let folder = try TemporaryFolder()
    var launch = Launch(["validate", "--lines", "-"])
    launch.limit = "ulimit -f 8"
    launch.input = .pipe
    launch.output = .file(try folder.write("out.csv", ""))
    let outcome = try run(launch, input: Array(String(repeating: "\(Sample.panel)\n", count: 1000).utf8))
    #expect(
      outcome.errors
        == "seckit: standard output: larger than the file size limit; write elsewhere or raise the limit (ulimit -f)\n"
    )
    #expect(outcome.ending == .exit(2))
  }

  /// A reader that leaves ends the program at once and without a word, also under a parent that ignores the signal.
  @Test(arguments: [
    ["validate", "--lines"], ["validate", "--lines", "--format", "json"],
    ["validate", "--lines", "--format", "table"], ["validate", "--lines", "--output", "/dev/stdout"],
  ]) func readerThatLeavesEndsTheRunQuietly(_ arguments: [String]) throws {
    var launch = Launch(arguments)
    launch.input = .pipe
    let program = try RunningProgram(launch)
    try program.feed("\(Sample.panel)\n")
    try program.waitForOutput("\(Sample.panel)")
    program.leaveOutput()
    try program.feed(String(repeating: "\(Sample.panel)\n", count: 100_000))
    let outcome = try program.finish()
    #expect(outcome.errors == "")
    #expect(outcome.ending == .signal(SIGPIPE))
  }

  @Test func inspectEndsQuietlyToo() throws {
    // More than a pipe holds, so that the program waits for a reader.
    let program = try RunningProgram(Launch(["inspect"] + Array(repeating: Sample.panel, count: 1000)))
    try program.waitForOutput(Sample.panel)
    program.leaveOutput()
    let outcome = try program.finish()
    #expect(outcome.errors == "")
    #expect(outcome.ending == .signal(SIGPIPE))
  }

  @Test func readerInAShellHearsNothing() throws {
    let folder = try TemporaryFolder()
    try folder.write("in.txt", String(repeating: "\(Sample.panel)\n", count: 100_000))
    var launch = Launch(["-c", "seckit validate --lines in.txt | head -n 1; echo \"done\""])
    launch.executable = "/bin/sh"
    launch.folder = folder.path
    launch.environment["PATH"] = "\(Repository.buildFolder):/usr/bin:/bin"
    let outcome = try run(launch)
    #expect(outcome.text == "id,canonical,verdict,code,detail\ndone\n")
    #expect(outcome.errors == "")
  }

  @Test func closedStandardErrorChangesNothing() throws {
    var launch = Launch(["validate"])
    launch.input = .pipe
    launch.errors = .closed
    let outcome = try run(launch, input: Array(Sample.mixed.utf8))
    #expect(outcome.text == OutputFlagTests.csv)
    #expect(outcome.ending == .exit(1))
  }
}
