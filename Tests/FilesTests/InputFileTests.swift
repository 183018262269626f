import Files
import Foundation
import Glibc
import TestSupport
import Testing

@Suite("Input files")
struct InputFileTests {
  /// All the bytes of a file, read `size` at a time.
  private func bytes(of file: InputFile, size: Int = 7) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: size)
    while true {
      let count = try buffer.withUnsafeMutableBytes { try file.read(into: $0) }
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
  }

  @Test func aFileIsReadToItsEnd() throws {
    let folder = try TemporaryFolder()
    try folder.put("some text of more than seven bytes", "file")
    let file = try InputFile(path: folder.path("file"))
    #expect(file.name == folder.path("file"))
    #expect(String(decoding: try bytes(of: file), as: UTF8.self) == "some text of more than seven bytes")
    // The end stays the end.
    #expect(try bytes(of: file).isEmpty)
  }

  @Test func shortAndInterruptedReadsLoseNothing() throws {
    let folder = try TemporaryFolder()
    try folder.put("0123456789", "file")
    let script = ScriptedCalls(reads: [.fail(EINTR), .short(1), .fail(EINTR), .fail(EINTR), .short(3), .short(2)])
    let file = try InputFile(path: folder.path("file"), calls: script.calls)
    #expect(String(decoding: try bytes(of: file), as: UTF8.self) == "0123456789")
    #expect(script.count(of: "read") == 8)
  }

  @Test(arguments: [EIO, EISDIR, EBADF]) func aFailedReadIsAnError(_ number: Int32) throws {
    let folder = try TemporaryFolder()
    try folder.put("0123456789", "file")
    let file = try InputFile(path: folder.path("file"), calls: ScriptedCalls(reads: [.short(2), .fail(number)]).calls)
    let error = #expect(throws: FileError.self) { try bytes(of: file) }
    #expect(error == FileError(.read, folder.path("file"), errorNumber: number))
  }

  @Test(arguments: [0, 1, 9, 10, 11, 1 << 20])
  func aWholeFileIsReadUpToItsLimit(_ limit: Int) throws {
    let folder = try TemporaryFolder()
    try folder.put("0123456789", "file")
    let script = ScriptedCalls(reads: [.fail(EINTR), .short(3)])
    let file = try InputFile(path: folder.path("file"), calls: script.calls)
    if limit >= 10 {
      #expect(String(decoding: try file.readAll(limit: limit), as: UTF8.self) == "0123456789")
      #expect(try file.readAll(limit: limit).isEmpty)
    } else {
      let error = try #require(throws: FileError.self) { try file.readAll(limit: limit) }
      #expect(
        error.description
          == "\(folder.path("file")): is over \(limit) bytes, the limit here; check that it is the right file")
    }
  }

  @Test func placesAreReadWhole() throws {
    let folder = try TemporaryFolder()
    try folder.put("0123456789", "file")
    let script = ScriptedCalls(reads: [.fail(EINTR), .short(1), .fail(EINTR), .short(2)])
    let file = try InputFile(path: folder.path("file"), calls: script.calls)
    func text(_ count: Int, at offset: Int) throws -> String {
      var buffer = [UInt8](repeating: 0, count: count)
      let read = try buffer.withUnsafeMutableBytes { try file.read(into: $0, at: offset) }
      return String(decoding: buffer[..<read], as: UTF8.self)
    }
    #expect(try text(5, at: 3) == "34567")
    #expect(script.count(of: "pread") == 5)
    #expect(try text(5, at: 8) == "89")
    #expect(try text(5, at: 10) == "")
    #expect(try text(5, at: 99) == "")
    #expect(try text(0, at: 0) == "")
    // The place of the other way to read is untouched.
    #expect(String(decoding: try bytes(of: file), as: UTF8.self) == "0123456789")
  }

  @Test func aFailedReadAtAPlaceIsAnError() throws {
    let folder = try TemporaryFolder()
    try folder.put("0123456789", "file")
    let file = try InputFile(path: folder.path("file"), calls: ScriptedCalls(reads: [.short(2), .fail(EIO)]).calls)
    var buffer = [UInt8](repeating: 0, count: 5)
    let error = #expect(throws: FileError.self) { try buffer.withUnsafeMutableBytes { try file.read(into: $0, at: 1) } }
    #expect(error == FileError(.read, folder.path("file"), errorNumber: EIO))
  }

  @Test func theRestIsKnownOfRegularFilesOnly() throws {
    let folder = try TemporaryFolder()
    try folder.put("0123456789", "file")
    let file = try InputFile(path: folder.path("file"))
    #expect(file.rest == 0..<10)
    var buffer = [UInt8](repeating: 0, count: 4)
    _ = try buffer.withUnsafeMutableBytes { try file.read(into: $0) }
    #expect(file.rest == 4..<10)
    #expect(try InputFile(path: "/dev/null").rest == nil)
  }

  @Test func noRoomMeansNoCall() throws {
    let folder = try TemporaryFolder()
    try folder.put("a", "file")
    let script = ScriptedCalls()
    let file = try InputFile(path: folder.path("file"), calls: script.calls)
    #expect(try file.read(into: UnsafeMutableRawBufferPointer(start: nil, count: 0)) == 0)
    #expect(script.count(of: "read") == 0)
  }

  @Test func whatCanNotBeOpenedIsAnError() throws {
    let folder = try TemporaryFolder()
    for (path, number) in [(folder.path("none"), ENOENT), (folder.path, EISDIR), (folder.path("none/file"), ENOENT)] {
      let error = #expect(throws: FileError.self) { try InputFile(path: path) }
      #expect(error == FileError(.open, path, errorNumber: number))
    }
    try folder.put("", "file")
    let error = #expect(throws: FileError.self) { try InputFile(path: folder.path("file/below")) }
    #expect(error?.errorNumber == ENOTDIR)
  }

  @Test(.enabled(if: geteuid() != 0, "root may read everything"))
  func aFileThatMayNotBeReadIsAnError() throws {
    let folder = try TemporaryFolder()
    try folder.put("", "file")
    #expect(chmod(folder.path("file"), 0) == 0)
    let error = #expect(throws: FileError.self) { try InputFile(path: folder.path("file")) }
    #expect(error == FileError(.open, folder.path("file"), errorNumber: EACCES))
    #expect(throws: FileError.self) { try InputFile.size(of: folder.path("file")) }
  }

  @Test func theSizeIsKnownOfRegularFilesOnly() throws {
    let folder = try TemporaryFolder()
    try folder.put("0123456789", "file")
    try folder.put("", "empty")
    #expect(mkfifo(folder.path("pipe"), 0o600) == 0)
    #expect(symlink(folder.path("file"), folder.path("link")) == 0)
    #expect(try InputFile.size(of: folder.path("file")) == 10)
    #expect(try InputFile.size(of: folder.path("empty")) == 0)
    #expect(try InputFile.size(of: folder.path("link")) == 10)
    #expect(try InputFile.size(of: folder.path("pipe")) == nil)
    #expect(try InputFile.size(of: "/dev/null") == nil)
    let none = #expect(throws: FileError.self) { try InputFile.size(of: folder.path("none")) }
    #expect(none == FileError(.open, folder.path("none"), errorNumber: ENOENT))
    let isFolder = #expect(throws: FileError.self) { try InputFile.size(of: folder.path) }
    #expect(isFolder == FileError(.open, folder.path, errorNumber: EISDIR))
  }

  /// If nobody writes to a pipe, the wait for it ends.
  @Test func aPipeIsWaitedForAndNotForEver() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("pipe")
    #expect(mkfifo(path, 0o600) == 0)
    let error = #expect(throws: FileError.self) { try InputFile(path: path, pipeWait: 0) }
    #expect(
      error?.description
        == "\(path): is a pipe that nobody has written to for 0 seconds; start the program that writes to it, and run again"
    )
    // Somebody has opened it, and takes his time to write.
    let writer = open(path, O_RDWR | O_CLOEXEC)
    let input = try InputFile(path: path, pipeWait: 0)
    let thread = Thread {
      usleep(100_000)
      _ = write(writer, "text", 4)
      close(writer)
    }
    thread.start()
    #expect(try input.readAll(limit: 10) == Array("text".utf8))
  }
}
