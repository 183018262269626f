import Files
import Glibc
import TestSupport
import Testing

/// What the operating system refuses, at every step of writing.
@Suite("Faults of output files")
struct OutputErrorTests {
  /// Writes over an old file with these calls. Gives the error of the writing or the commit, what the file then
  /// contains, and all names in its folder.
  private func writing(_ script: ScriptedCalls) throws -> (error: FileError?, text: String, names: [String]) {
    let folder = try TemporaryFolder()
    try folder.put("old", "file")
    var caught: FileError?
    do {
      let output = try OutputFile(path: folder.path("file"), calls: script.calls)
      do throws(FileError) {
        try output.write("0123456789")
        try output.write("abc")
        try output.commit()
      } catch {
        #expect(error.name == folder.path("file"))
        caught = error
      }
    }
    return (caught, try folder.text("file"), try folder.names)
  }

  @Test func shortAndInterruptedWritesLoseNothing() throws {
    let script = ScriptedCalls(
      writes: [.fail(EINTR), .short(1), .short(0), .fail(EINTR), .short(4), .short(3), .fail(EINTR)])
    let result = try writing(script)
    #expect(result.error == nil)
    #expect(result.text == "0123456789abc")
    #expect(result.names == ["file"])
    #expect(script.count(of: "write") == 9)
    #expect(script.count(of: "fsync") == 1)
    #expect(script.count(of: "rename") == 1)
    #expect(script.count(of: "fsync of a folder") == 1)
  }

  @Test(arguments: [ENOSPC, EIO, EFBIG, EDQUOT])
  func aWriteThatFailsLeavesTheOldFile(_ number: Int32) throws {
    for writes: [ScriptedCalls.Answer] in [[.fail(number)], [.short(4), .fail(number)], [.short(10), .fail(number)]] {
      let script = ScriptedCalls(writes: writes)
      let result = try writing(script)
      #expect(result.error?.operation == .write)
      #expect(result.error?.errorNumber == number)
      #expect(result.text == "old")
      #expect(result.names == ["file"])
      #expect(script.count(of: "rename") == 0)
    }
  }

  @Test func aDiskThatDoesNotKeepTheBytesLeavesTheOldFile() throws {
    let script = ScriptedCalls(fsync: EIO)
    let result = try writing(script)
    #expect(result.error?.errorNumber == EIO)
    #expect(result.text == "old")
    #expect(result.names == ["file"])
    #expect(script.count(of: "rename") == 0)
  }

  @Test func aNameThatCanNotBeTakenLeavesTheOldFile() throws {
    let result = try writing(ScriptedCalls(rename: EACCES))
    #expect(result.error?.errorNumber == EACCES)
    #expect(result.text == "old")
    #expect(result.names == ["file"])
  }

  /// The name may be lost when the power fails: that is told. A file system that can't bring a folder to the disk is not.
  @Test func aFolderThatTheDiskDoesNotKeepIsTold() throws {
    let failed = try writing(ScriptedCalls(folderSync: EIO))
    #expect(failed.error?.errorNumber == EIO)
    #expect(failed.names == ["file"])
    let unable = try writing(ScriptedCalls(folderSync: EINVAL))
    #expect(unable.error == nil && unable.text == "0123456789abc")
  }

  @Test func afterAFailedCommitAnotherDoesNothing() throws {
    let folder = try TemporaryFolder()
    let output = try OutputFile(path: folder.path("new"), calls: ScriptedCalls(rename: EIO).calls)
    try output.write("text")
    #expect(throws: FileError.self) { try output.commit() }
    try output.commit()
    #expect(try folder.names.isEmpty)
  }

  @Test func twoOutputsToOneNameDoNotMix() throws {
    let folder = try TemporaryFolder()
    let first = try OutputFile(path: folder.path("file"))
    let second = try OutputFile(path: folder.path("file"))
    try first.write("first")
    try second.write("second")
    try first.commit()
    #expect(try folder.text("file") == "first")
    try second.commit()
    #expect(try folder.text("file") == "second")
    #expect(try folder.names == ["file"])
  }

  @Test func aPipeWhoseReaderIsGoneIsNoFaultToReport() throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    defer { close(ends[1]) }
    close(ends[0])
    signal(SIGPIPE, SIG_IGN)
    let output = try OutputFile(path: "/proc/self/fd/\(ends[1])")
    let error = #expect(throws: FileError.self) { try output.write("text") }
    #expect(error?.errorNumber == EPIPE)
    #expect(error?.isClosedPipe == true)
    #expect(!FileError(.read, "x", errorNumber: EPIPE).isClosedPipe)
    #expect(!FileError(.write, "x", errorNumber: EIO).isClosedPipe)
  }
}
