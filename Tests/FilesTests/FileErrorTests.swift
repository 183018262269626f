import Files
import Glibc
import Testing

@Suite("Messages on files")
struct FileErrorTests {
  private static let messages: [(operation: FileError.Operation, number: Int32, words: String)] = [
    (.open, ENOENT, "f: no such file; check the path"),
    (.read, ENOENT, "f: no such file; check the path"),
    (.write, ENOENT, "f: cannot be written: its folder does not exist"),
    (.open, EISDIR, "f: is a folder; name the files in it"),
    (.read, EISDIR, "f: is a folder; name the files in it"),
    (.write, EISDIR, "f: is a folder; name a file to write"),
    (.open, EACCES, "f: no permission to read; check the permissions of the file"),
    (.read, EPERM, "f: no permission to read; check the permissions of the file"),
    (.write, EACCES, "f: no permission to write; check the permissions of the file and its folder"),
    (.write, EPERM, "f: no permission to write; check the permissions of the file and its folder"),
    (.write, ENOSPC, "f: no space left on the device; free some space or write elsewhere"),
    (.write, EROFS, "f: the file system is read-only; write elsewhere"),
    (.write, EFBIG, "f: larger than the file size limit; write elsewhere or raise the limit (ulimit -f)"),
    (.open, EMFILE, "f: too many open files; close some or raise the limit (ulimit -n)"),
    (.open, ENFILE, "f: too many open files; close some or raise the limit (ulimit -n)"),
    (
      .read, ENOMEM,
      "f: not enough memory for it; close other programs, raise the limit (ulimit -v), or split the file"
    ),
    (
      .write, ENOMEM,
      "f: not enough memory to write it; close other programs, raise the limit (ulimit -v), or split the file"
    ),
    (.read, EBADF, "f: is closed; give it something to read"),
    (.write, EBADF, "f: is closed; give it something to write to"),
    (.read, EIO, "f: read failed: Input/output error"),
    (.write, EIO, "f: write failed: Input/output error"),
    (.open, ENOTDIR, "f: open failed: Not a directory"),
  ]

  @Test("what is wrong with the content is told with its line, where it has one") func content() {
    let placed = FileError("f", line: 3, content: "is damaged")
    #expect(placed.description == "f: line 3: is damaged" && placed.content?.line == 3)
    let whole = FileError("f", line: nil, content: "is a ZIP archive")
    #expect(whole.description == "f: is a ZIP archive" && whole.content?.words == "is a ZIP archive")
    #expect(FileError(.read, "f", errorNumber: EIO).content == nil)
  }

  @Test(arguments: messages)
  func aMessageSaysWhatAndWhatToDo(_ operation: FileError.Operation, _ number: Int32, _ words: String) {
    #expect(FileError(operation, "f", errorNumber: number).description == words)
  }
}
