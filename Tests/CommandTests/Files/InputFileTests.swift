import Foundation
import Glibc
import TestSupport
import Testing

/// Where the input comes from: files, standard input, pipes, and what can't be read.
@Suite struct InputFileTests {
  @Test func severalFilesAreOneBatch() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.csv", "id,n\n\(Sample.panel),1\n\(Sample.second),2")
    try folder.write("b.csv", "\u{FEFF}id,n\r\n\(Sample.third),3\r\n\(Sample.panel),4\r\n")
    let outcome = try run("validate", "a.csv", "b.csv", folder: folder.path)
    #expect(
      outcome.text == """
        id,n,canonical,verdict,code,detail
        \(Sample.panel),1,\(Sample.panel),valid,,
        \(Sample.second),2,\(Sample.second),valid,,
        \(Sample.third),3,\(Sample.third),valid,,\r
        \(Sample.panel),4,\(Sample.panel),warning,duplicate,the same identifier is on line 2 of a.csv\r

        """)
    #expect(outcome.errors.hasPrefix("4 rows: 3 valid, 1 warning, 0 invalid\n"))
    #expect(outcome.ending == .exit(0))
  }

  @Test func severalFilesOfLines() throws {
    let folder = try TemporaryFolder()
    try folder.write("a", "\(Sample.panel)\n\(Sample.second)")
    try folder.write("b", "\(Sample.second)\n")
    let outcome = try run("validate", "--lines", "--format", "table", "a", "b", folder: folder.path)
    #expect(
      outcome.text == """
             LINE  IDENTIFIER               VERDICT  CODE
        a
                1  \(Sample.panel)  valid
                2  \(Sample.second)  valid
        b
                1  \(Sample.second)  warning  duplicate
                   the same identifier is on line 2 of a

        """)
  }

  @Test func standardInputMayStandAmongFiles() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.csv", "id\n\(Sample.panel)\n")
    let outcome = try run(
      "validate", "--format", "jsonl", "-", "a.csv", input: "id\n\(Sample.second)\n", folder: folder.path)
    #expect(try outcome.lines.map { try JSON($0)["file"]?.text } == ["standard input", "a.csv"])
  }

  @Test func fileOfAnotherHeaderEndsTheRunAfterTheRowsBefore() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.csv", "id,n\n\(Sample.panel),1\n")
    try folder.write("b.csv", "n,id\n1,\(Sample.second)\n")
    let outcome = try run("validate", "a.csv", "b.csv", folder: folder.path)
    #expect(outcome.lines.count == 2)
    #expect(
      outcome.errors
        == "seckit: b.csv: its header differs from the header of a.csv; check files with other columns in a separate run\n"
    )
    #expect(outcome.ending == .exit(2))
  }

  @Test func pipeIsReadWhereNoFileIsNamed() throws {
    let input = "id\n\(Sample.panel)\n"
    #expect(try run("validate", input: input).output == run("validate", "-", input: input).output)
    #expect(try run("validate", "/dev/stdin", input: input).lines.count == 2)
  }

  @Test func namedPipeIsRead() throws {
    let folder = try TemporaryFolder()
    #expect(mkfifo(folder["fifo"], 0o600) == 0)
    let program = try RunningProgram(Launch(["validate", "--format", "jsonl", folder["fifo"]]))
    // For reading too, so that a program that never opens the pipe does not hold up the tests.
    let writer = open(folder["fifo"], O_RDWR | O_CLOEXEC)
    let text = Array("id\n\(Sample.panel)\n".utf8)
    #expect(write(writer, text, text.count) == text.count)
    try program.waitForOutput(Sample.panel)
    close(writer)
    let outcome = try program.finish()
    #expect(try JSON(outcome)["file"]?.text == folder["fifo"])
    #expect(outcome.ending == .exit(0))
  }

  /// Lists that are read through pipes: once each, and without an end only as long as somebody writes.
  @Test(arguments: [
    "validate ids.csv --allocations fifo", "register diff fifo list.csv", "register diff list.csv fifo",
  ])
  func aListIsReadThroughAPipe(_ command: String) async throws {
    let folder = try TemporaryFolder()
    try folder.write("ids.csv", "id\n\(Sample.panel)\n")
    _ = try run(["register", "init", "r.db", "--time", "2025-01-01"], folder: folder.path)
    _ = try run(["register", "export", "r.db", "-o", "list.csv"], folder: folder.path)
    #expect(mkfifo(folder["fifo"], 0o600) == 0)
    let words = command.split(separator: " ").map(String.init)
    let place = folder.path
    let piped = try await onOwnThread {
      var launch = Launch(["-c", "(sleep 0.3; cat list.csv > fifo) & \"$0\" \"$@\"", Repository.program] + words)
      launch.executable = "/bin/sh"
      launch.folder = place
      return try run(launch)
    }
    let plain = try run(words.map { $0 == "fifo" ? "list.csv" : $0 }, folder: folder.path)
    #expect(piped.text.replacing("fifo", with: "list.csv") == plain.text, "\(piped.errors)")
    #expect(piped.ending == plain.ending)
  }

  /// Key and certificate are read once each.
  @Test func aListIsSignedWithKeyAndCertificateOfPipes() throws {
    let folder = try TemporaryFolder()
    _ = try run(["register", "init", "r.db", "--time", "2025-01-01"], folder: folder.path)
    #expect(mkfifo(folder["key"], 0o600) == 0 && mkfifo(folder["certificate"], 0o600) == 0)
    let script = """
      openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 2 -subj /CN=A 2>/dev/null
      (cat key.pem > key) & (cat cert.pem > certificate) &
      "$0" register export r.db --output list.csv --sign key --certificate certificate || exit 3
      "$0" register verify-list list.csv --signature list.csv.p7s --ca cert.pem
      """
    var launch = Launch(["-c", script, Repository.program])
    launch.executable = "/bin/sh"
    launch.folder = folder.path
    let outcome = try run(launch)
    let words = outcome.text + outcome.errors
    #expect(outcome.ending == .exit(0) && words.contains("is valid, by CN=A"), "\(words)")
  }

  @Test func aPipeThatNobodyWritesToIsNotWaitedForForEver() async throws {
    let folder = try TemporaryFolder()
    try folder.write("ids.csv", "id\n\(Sample.panel)\n")
    #expect(mkfifo(folder["fifo"], 0o600) == 0)
    let place = folder.path
    let outcome = try await onOwnThread {
      var launch = Launch(["validate", "ids.csv", "--allocations", "fifo"])
      launch.folder = place
      return try run(launch)
    }
    #expect(
      outcome.errors
        == "seckit: fifo: is a pipe that nobody has written to for 10 seconds; start the program that writes to it, and run again\n"
    )
    #expect(outcome.ending == .exit(2) && outcome.text == "")
  }

  @Test func fileAsStandardInputIsRead() throws {
    let folder = try TemporaryFolder()
    var launch = Launch(["validate"])
    launch.input = .file(try folder.write("a.csv", "id\n\(Sample.panel)\n"))
    #expect(try run(launch).errors == Sample.oneValid)
  }

  @Test func whatCannotBeReadIsNamedWithWhatToDo() throws {
    let folder = try TemporaryFolder()
    try folder.write("good.csv", "id\n\(Sample.panel)\n")
    try FileManager.default.createDirectory(atPath: folder["folder"], withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(atPath: folder["dangling"], withDestinationPath: "nowhere")
    let long = String(repeating: "x", count: 300)
    for (path, message) in [
      ("missing.csv", "no such file; check the path"), ("dangling", "no such file; check the path"),
      ("folder", "is a folder; name the files in it"), (".", "is a folder; name the files in it"),
      ("good.csv/", "open failed: Not a directory"), ("good.csv/x", "open failed: Not a directory"),
      (long, "open failed: File name too long"),
    ] {
      // If the file is the second, the first gives no output: a typing mistake shows at once.
      for files in [[path], ["good.csv", path]] {
        let outcome = try run(["validate"] + files, folder: folder.path)
        #expect(outcome.text == "")
        #expect(outcome.errors == "seckit: \(path): \(message)\n")
        #expect(outcome.ending == .exit(2))
      }
    }
  }

  @Test(.enabled(if: geteuid() != 0, "root may read everything")) func fileWithoutPermissionIsNamed() throws {
    let folder = try TemporaryFolder()
    chmod(try folder.write("closed.csv", "id\n"), 0)
    let outcome = try run("validate", "closed.csv", folder: folder.path)
    #expect(outcome.errors == "seckit: closed.csv: no permission to read; check the permissions of the file\n")
    #expect(outcome.ending == .exit(2))
  }

  @Test func readErrorIsReported() throws {
    // The memory of the program at address 0, where nothing is.
    let outcome = try run("validate", "/proc/self/mem")
    #expect(outcome.errors == "seckit: /proc/self/mem: read failed: Input/output error\n")
    #expect(outcome.ending == .exit(2))
  }

  @Test func folderAsStandardInputIsRefused() throws {
    var launch = Launch(["validate"])
    launch.input = .file("/")
    let outcome = try run(launch)
    #expect(outcome.errors == "seckit: standard input: is a folder; name the files in it\n")
    #expect(outcome.ending == .exit(2))
  }

  @Test(arguments: [["validate"], ["validate", "-"], ["validate", "--lines", "-", "--summary"]])
  func closedStandardInputIsReported(_ arguments: [String]) throws {
    var launch = Launch(arguments)
    launch.input = .closed
    let outcome = try run(launch)
    #expect(outcome.text == "")
    #expect(outcome.errors == "seckit: standard input: is closed; give it something to read\n")
    #expect(outcome.ending == .exit(2))
  }

  @Test func fileDoesNotTakeThePlaceOfClosedStandardInput() throws {
    let folder = try TemporaryFolder()
    var launch = Launch(["validate", try folder.write("a.csv", "id\n\(Sample.panel)\n"), "-"])
    launch.input = .closed
    let outcome = try run(launch)
    #expect(outcome.lines.count == 2)
    #expect(outcome.errors == "seckit: standard input: is closed; give it something to read\n")
  }
}
