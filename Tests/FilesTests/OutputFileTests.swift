import Files
import Glibc
import TestSupport
import Testing

/// A file is written whole or not at all.
@Suite("Output files")
struct OutputFileTests {
  private func mode(_ path: String) -> mode_t {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o7777 : 0
  }

  private func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  @Test func aNewFileIsThereOnlyAfterTheCommit() throws {
    let folder = try TemporaryFolder()
    let output = try OutputFile(path: folder.path("new"))
    try output.write("text")
    #expect(!(try folder.names.contains("new")))
    try output.commit()
    #expect(try folder.names == ["new"])
    #expect(try folder.text("new") == "text")
  }

  @Test func anOldFileStaysAsItWasUntilTheCommit() throws {
    let folder = try TemporaryFolder()
    try folder.put("old", "file")
    let output = try OutputFile(path: folder.path("file"))
    try output.write("new and longer")
    #expect(try folder.text("file") == "old")
    try output.commit()
    #expect(try folder.text("file") == "new and longer")
    #expect(try folder.names == ["file"])
    // A second commit has nothing to do.
    try output.commit()
    #expect(try folder.text("file") == "new and longer")
  }

  @Test func nothingIsLeftOfWhatIsAbandoned() throws {
    let folder = try TemporaryFolder()
    try folder.put("old", "file")
    for name in ["file", "new"] {
      let output = try OutputFile(path: folder.path(name))
      try output.write("dropped")
      output.abandon()
      // Not even by a commit that comes too late.
      try output.commit()
    }
    #expect(try folder.names == ["file"])
    #expect(try folder.text("file") == "old")
  }

  @Test func nothingIsLeftOfWhatIsForgotten() throws {
    let folder = try TemporaryFolder()
    do {
      let output = try OutputFile(path: folder.path("new"))
      try output.write("dropped")
    }
    #expect(try folder.names.isEmpty)
  }

  /// Also those that the mask would take away from a new file.
  @Test(arguments: [0o600, 0o644, 0o640, 0o755, 0o666, 0o777] as [mode_t])
  func theRightsOfAnOldFileAreKept(_ rights: mode_t) throws {
    let folder = try TemporaryFolder()
    try folder.put("old", "file")
    #expect(chmod(folder.path("file"), rights) == 0)
    let output = try OutputFile(path: folder.path("file"))
    try output.write("new")
    try output.commit()
    #expect(mode(folder.path("file")) == rights)
    #expect(try folder.text("file") == "new")
  }

  /// What was a program that runs as somebody else is not one any more.
  @Test(arguments: [0o4755, 0o2755, 0o1644, 0o6711] as [mode_t]) func setuidIsNotKept(_ rights: mode_t) throws {
    let folder = try TemporaryFolder()
    try folder.put("old", "file")
    #expect(chmod(folder.path("file"), rights) == 0 && mode(folder.path("file")) == rights)
    try OutputFile(path: folder.path("file")).commit()
    #expect(mode(folder.path("file")) == rights & 0o777)
  }

  @Test func aNewFileHasTheRightsThatTheMaskLeaves() throws {
    let folder = try TemporaryFolder()
    let mask = umask(0o022)
    umask(mask)
    let output = try OutputFile(path: folder.path("new"))
    try output.commit()
    #expect(mode(folder.path("new")) == 0o666 & ~mask)
  }

  @Test func aLinkIsKeptAndItsTargetReplaced() throws {
    let folder = try TemporaryFolder()
    try folder.put("old", "file")
    #expect(symlink("file", folder.path("link")) == 0)
    let output = try OutputFile(path: folder.path("link"))
    try output.write("new")
    try output.commit()
    #expect(isLink(folder.path("link")))
    #expect(!isLink(folder.path("file")))
    #expect(try folder.text("file") == "new")
  }

  /// The file is made where the last of the links leads to, and all links stay.
  @Test(arguments: ["relative", "absolute", "chain", "sub/back"]) func aLinkToNothingIsFollowed(_ name: String) throws {
    let folder = try TemporaryFolder()
    #expect(mkdir(folder.path("sub"), 0o755) == 0)
    let links = [
      "relative": "new", "absolute": folder.path("new"), "chain": "sub/other", "sub/other": "../relative",
      "sub/back": "../new",
    ]
    for (link, target) in links { #expect(symlink(target, folder.path(link)) == 0) }
    let output = try OutputFile(path: folder.path(name))
    try output.write("new")
    try output.commit()
    #expect(links.keys.allSatisfy { isLink(folder.path($0)) })
    #expect(!isLink(folder.path("new")))
    #expect(try folder.text("new") == "new")
    #expect(try folder.names == ["absolute", "chain", "new", "relative", "sub"])
  }

  @Test func linksThatLeadToThemselvesOrToNoFolderAreErrors() throws {
    let folder = try TemporaryFolder()
    #expect(symlink("self", folder.path("self")) == 0)
    #expect(symlink("none/file", folder.path("far")) == 0)
    for (name, number) in [("self", ELOOP), ("far", ENOENT)] {
      let error = #expect(throws: FileError.self) { try OutputFile(path: folder.path(name)) }
      #expect(error == FileError(.write, folder.path(name), errorNumber: number))
      #expect(isLink(folder.path(name)))
    }
  }

  /// A program of the same number was killed: it may happen where programs run in containers.
  @Test func aTemporaryNameThatIsTakenIsNoHindrance() throws {
    let folder = try TemporaryFolder()
    for name in ["file.\(getpid()).partial", "file.\(getpid())-1.partial"] { try folder.put("left", name) }
    let output = try OutputFile(path: folder.path("file"))
    try output.write("new")
    try output.commit()
    #expect(try folder.text("file") == "new")
    #expect(try folder.names == ["file", "file.\(getpid())-1.partial", "file.\(getpid()).partial"])
    for number in 2..<100 { try folder.put("left", "file.\(getpid())-\(number).partial") }
    let another = try OutputFile(path: folder.path("file"))
    let error = #expect(throws: FileError.self) { try another.commit() }
    #expect(error?.errorNumber == EEXIST)
    #expect(try folder.text("file") == "new")
  }

  @Test func aFolderCanNotBeWritten() throws {
    let folder = try TemporaryFolder()
    let error = #expect(throws: FileError.self) { try OutputFile(path: folder.path) }
    #expect(error == FileError(.write, folder.path, errorNumber: EISDIR))
  }

  @Test func aFolderThatIsNotThereIsAnError() throws {
    let folder = try TemporaryFolder()
    let error = #expect(throws: FileError.self) { try OutputFile(path: folder.path("none/file")) }
    #expect(error == FileError(.write, folder.path("none/file"), errorNumber: ENOENT))
  }

  @Test(.enabled(if: geteuid() != 0, "root may write everywhere"))
  func aFolderOrFileThatMayNotBeWrittenIsAnError() throws {
    let folder = try TemporaryFolder()
    try folder.put("old", "file")
    #expect(chmod(folder.path("file"), 0o444) == 0)
    let onFile = #expect(throws: FileError.self) { try OutputFile(path: folder.path("file")) }
    #expect(onFile == FileError(.write, folder.path("file"), errorNumber: EACCES))
    #expect(chmod(folder.path, 0o555) == 0)
    let onFolder = #expect(throws: FileError.self) { try OutputFile(path: folder.path("new")) }
    #expect(onFolder == FileError(.write, folder.path("new"), errorNumber: EACCES))
    #expect(chmod(folder.path, 0o755) == 0)
  }

  @Test func theFullDeviceIsWrittenDirectlyAndHasNoSpace() throws {
    let output = try OutputFile(path: "/dev/full")
    let error = #expect(throws: FileError.self) { try output.write("text") }
    #expect(error == FileError(.write, "/dev/full", errorNumber: ENOSPC))
    // A device has nothing to commit and stays what it is.
    try output.commit()
    var status = stat()
    #expect(stat("/dev/full", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
  }

  @Test func aDeviceTakesWhatItIsGiven() throws {
    let output = try OutputFile(path: "/dev/null")
    try output.write("text")
    try output.commit()
    #expect(!output.isTerminal)
  }
}
