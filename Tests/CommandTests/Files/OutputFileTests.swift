import Foundation
import Glibc
import TestSupport
import Testing

/// `--output`: written whole or not at all.
@Suite struct OutputFileTests {
  static let expected = OutputFlagTests.csv

  /// A folder with an older output file.
  private func folderWithOldOutput() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("out.csv", "old\n")
    return folder
  }

  private func expectUntouched(_ folder: TemporaryFolder, names: [String] = ["out.csv"]) throws {
    #expect(try Repository.text(folder["out.csv"]) == "old\n")
    #expect(try folder.names == names)
  }

  @Test func fileIsReplacedAndKeepsItsRights() throws {
    let folder = try folderWithOldOutput()
    chmod(folder["out.csv"], 0o640)
    let outcome = try run("validate", "--output", folder["out.csv"], input: Sample.mixed)
    #expect(outcome.ending == .exit(1))
    #expect(try Repository.text(folder["out.csv"]) == Self.expected)
    #expect(try folder.names == ["out.csv"])
    var status = stat()
    #expect(stat(folder["out.csv"], &status) == 0 && status.st_mode & 0o7777 == 0o640)
  }

  @Test(arguments: ["out.csv", "./out.csv"]) func relativeNamesAreFromTheWorkingFolder(_ name: String) throws {
    let folder = try TemporaryFolder()
    _ = try run("validate", "--output", name, input: Sample.mixed, folder: folder.path)
    #expect(try Repository.text(folder["out.csv"]) == Self.expected)
    #expect(try folder.names == ["out.csv"])
  }

  @Test func linkIsKeptAndItsFileReplaced() throws {
    let folder = try folderWithOldOutput()
    try FileManager.default.createSymbolicLink(atPath: folder["link"], withDestinationPath: "out.csv")
    _ = try run("validate", "--output", folder["link"], input: Sample.mixed)
    #expect(try Repository.text(folder["out.csv"]) == Self.expected)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder["link"]) == "out.csv")
    #expect(try folder.names == ["link", "out.csv"])
  }

  @Test func inputIsNotTheOutput() throws {
    let folder = try TemporaryFolder()
    try folder.write("batch.csv", Sample.mixed)
    let outcome = try run("validate", "batch.csv", "-o", "batch.csv", "--only", "invalid", folder: folder.path)
    #expect(outcome.errors == "seckit: batch.csv: is also an input; name another file for the output\n")
    #expect(outcome.ending == .exit(2))
    #expect(try Repository.text(folder["batch.csv"]) == Sample.mixed)
    #expect(try folder.names == ["batch.csv"])
  }

  @Test func summaryGoesThereToo() throws {
    let folder = try TemporaryFolder()
    let outcome = try run("validate", "--summary", "-o", folder["out.txt"], input: Sample.mixed)
    #expect(outcome.text + outcome.errors == "")
    #expect(try Repository.text(folder["out.txt"]) == Sample.mixedSummary)
  }

  @Test(arguments: ["id\n\(Sample.panel)\n\"", "serial,n\n", "", "id,code\n", "id\n\(Sample.panel)\n\"x\"\n\""])
  func failedRunLeavesTheOldFile(_ input: String) throws {
    let folder = try folderWithOldOutput()
    let outcome = try run("validate", "-o", folder["out.csv"], input: input)
    #expect(outcome.text == "")
    #expect(outcome.errors.hasPrefix("seckit: standard input: "))
    #expect(outcome.ending == .exit(2))
    try expectUntouched(folder)
  }

  @Test func failedRunLeavesNoNewFile() throws {
    let folder = try TemporaryFolder()
    #expect(try run("validate", "-o", folder["out.csv"], input: "id\n\"").ending == .exit(2))
    #expect(try folder.names == [])
  }

  @Test(arguments: [SIGKILL, SIGTERM, SIGINT]) func killedRunLeavesTheOldFile(_ signal: Int32) throws {
    let folder = try folderWithOldOutput()
    var launch = Launch(["validate", "--duplicates", "ignore", "-o", folder["out.csv"]])
    launch.input = .pipe
    let program = try RunningProgram(launch)
    try program.feed("id\n")
    // More than waits in the program before it is written.
    let rows = Array(String(repeating: "\(Sample.panel)\n", count: 40_000).utf8)
    try program.feed(rows)
    #expect(kill(program.process, signal) == 0)
    #expect(try program.finish().ending == .signal(signal))
    try expectUntouched(folder)
  }

  @Test func fileOverTheLimitIsReported() throws {
    let folder = try folderWithOldOutput()
    try folder.write("in.csv", "id\n" + String(repeating: "\(Sample.panel)\n", count: 1000))
    var launch = Launch(["validate", folder["in.csv"], "-o", folder["out.csv"]])
    launch.limit = "ulimit -f 8"
    let outcome = try run(launch)
    #expect(
      outcome.errors
        == "seckit: \(folder["out.csv"]): larger than the file size limit; write elsewhere or raise the limit (ulimit -f)\n"
    )
    #expect(outcome.ending == .exit(2))
    try expectUntouched(folder, names: ["in.csv", "out.csv"])
  }

  @Test func whatCannotBeWrittenIsNamedBeforeAnythingIsRead() throws {
    let folder = try folderWithOldOutput()
    for (path, message) in [
      (folder["none/out.csv"], "cannot be written: its folder does not exist"),
      (folder.path, "is a folder; name a file to write"),
      (folder["out.csv/x"], "write failed: Not a directory"),
      (folder[String(repeating: "x", count: 300)], "write failed: File name too long"),
    ] {
      // A terminal's worth of input stays open: the program does not wait for it.
      var launch = Launch(["validate", "-o", path])
      launch.input = .pipe
      let program = try RunningProgram(launch)
      try program.feed("id\n")
      let outcome = try program.end()
      #expect(outcome.text == "")
      #expect(outcome.errors == "seckit: \(path): \(message)\n")
      #expect(outcome.ending == .exit(2))
    }
    try expectUntouched(folder)
  }

  @Test(.enabled(if: geteuid() != 0, "root may write everywhere")) func fileWithoutPermissionIsNamed() throws {
    let folder = try folderWithOldOutput()
    chmod(folder["out.csv"], 0o400)
    let outcome = try run("validate", "-o", folder["out.csv"], input: Sample.mixed)
    #expect(
      outcome.errors
        == "seckit: \(folder["out.csv"]): no permission to write; check the permissions of the file and its folder\n")
    try expectUntouched(folder)
  }

  @Test func fullDeviceIsReported() throws {
    let outcome = try run("validate", "-o", "/dev/full", input: Sample.mixed)
    #expect(outcome.errors == "seckit: /dev/full: no space left on the device; free some space or write elsewhere\n")
    #expect(outcome.ending == .exit(2))
  }

  @Test func deviceIsWrittenDirectly() throws {
    let outcome = try run("validate", "-q", "-o", "/dev/stdout", input: Sample.mixed)
    #expect(outcome.text == Self.expected)
    #expect(try run("validate", "-o", "/dev/null", input: Sample.mixed).ending == .exit(1))
    #expect(FileManager.default.fileExists(atPath: "/dev/null"))
  }

  @Test func wordsForClosedStandardErrorDoNotGoIntoTheFile() throws {
    let folder = try TemporaryFolder()
    var launch = Launch(["validate", "-o", folder["out.csv"]])
    launch.input = .pipe
    launch.errors = .closed
    #expect(try run(launch, input: Array(Sample.mixed.utf8)).ending == .exit(1))
    #expect(try Repository.text(folder["out.csv"]) == Self.expected)
  }
}
