import Files
import Glibc
import TestSupport
import Testing

@Suite("Files that are read and written")
struct FilesInUseTests {
  /// A folder with a file, a symbolic link and a hard link to it.
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.put("text", "file")
    #expect(symlink("file", folder.path("symbolic")) == 0)
    #expect(link(folder.path("file"), folder.path("hard")) == 0)
    return folder
  }

  @Test(arguments: ["file", "symbolic", "hard"]) func whatIsReadIsNotWritten(_ name: String) throws {
    let folder = try folder()
    let input = try InputFile(path: folder.path("file"))
    let error = #expect(throws: FileError.self) { try OutputFile(path: folder.path(name)) }
    let what = name == "file" ? "is also an input" : "is the same file as the input \(folder.path("file"))"
    #expect(error?.description == "\(folder.path(name)): \(what); name another file for the output")
    #expect(error?.errorNumber == 0)
    #expect(try folder.text("file") == "text")
    withExtendedLifetime(input) {}
  }

  @Test(arguments: ["file", "symbolic", "hard"]) func whatIsWrittenIsNotRead(_ name: String) throws {
    let folder = try folder()
    let output = try OutputFile(path: folder.path("file"))
    let expected = #expect(throws: FileError.self) { try InputFile(path: folder.path(name)) }
    let what = name == "file" ? "is also an input" : "is the same file as the input \(folder.path(name))"
    #expect(expected?.description == "\(folder.path("file")): \(what); name another file for the output")
    #expect(throws: expected!) { try InputFile.size(of: folder.path(name)) }
    output.abandon()
    #expect(try InputFile(path: folder.path(name)).name == folder.path(name))
  }

  @Test func filesThatAreNoLongerOpenAreFree() throws {
    let folder = try folder()
    for _ in 0..<2 {
      _ = try InputFile(path: folder.path("file"))
      try OutputFile(path: folder.path("file")).commit()
    }
    // Each of two inputs counts.
    var inputs = [try InputFile(path: folder.path("file")), try InputFile(path: folder.path("file"))]
    inputs.removeLast()
    #expect(throws: FileError.self) { try OutputFile(path: folder.path("file")) }
    inputs.removeLast()
    #expect(throws: Never.self) { try OutputFile(path: folder.path("file")) }
  }

  @Test func anUpdateReplacesWhatWasRead() throws {
    let folder = try folder()
    let input = try InputFile(path: folder.path("file"))
    let output = try OutputFile(path: folder.path("file"), isUpdate: true)
    try output.write("new")
    try output.commit()
    #expect(try folder.text("file") == "new")
    withExtendedLifetime(input) {}
  }

  @Test func otherFilesAndDevicesAreFree() throws {
    let folder = try folder()
    try folder.put("text", "copy")
    let inputs = [try InputFile(path: folder.path("file")), try InputFile(path: "/dev/null")]
    for path in [folder.path("copy"), folder.path("new"), "/dev/null"] {
      #expect(throws: Never.self) { try OutputFile(path: path) }
    }
    withExtendedLifetime(inputs) {}
  }
}
