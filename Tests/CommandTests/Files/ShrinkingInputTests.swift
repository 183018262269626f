import Glibc
import TestSupport
import Testing

/// A file that somebody cuts while it is read.
@Suite struct ShrinkingInputTests {
  @Test(arguments: ["1", "2"]) func aFileThatBecomesShorterIsNotReadInSilence(_ threads: String) throws {
    let folder = try TemporaryFolder()
    // More than the program reads before its output waits for the test.
    let line = "70-B3-D5-1F-30-01-00-00\n"
    let size = 8_400_000 / line.utf8.count * line.utf8.count
    try folder.write("ids.txt", String(repeating: line, count: size / line.utf8.count))
    var launch = Launch(["validate", "--lines", "-q", "--duplicates", "ignore", "--threads", threads, "ids.txt"])
    launch.folder = folder.path
    let program = try RunningProgram(launch)
    try program.waitForOutput("id,canonical")
    #expect(truncate(folder["ids.txt"], 24) == 0)
    let outcome = try program.finish()
    #expect(
      outcome.errors
        == "seckit: ids.txt: became shorter while it was read, from \(size) to 24 bytes; run again when nobody is writing to it\n"
    )
    #expect(outcome.ending == .exit(2))
  }
}
