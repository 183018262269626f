import Files
import Glibc
import Messages

enum AtomicOutput {
  /// What a path leads to, for telling whether two lead to the same; devices and pipes are places of their own.
  static func place(_ path: String) -> String {
    var status = stat()
    guard path.withFileName({ stat($0, &status) }) == 0 else { return path }
    return status.st_mode & S_IFMT == S_IFREG ? "\(status.st_dev):\(status.st_ino)" : path
  }

  /// The output: a file, or standard output where none or `-` is named. A register, or any other database, is not
  /// replaced, nor is what was read, except with `isUpdate`.
  static func output(_ path: String?, isUpdate: Bool = false) throws -> OutputFile {
    guard let path, path != OutputFile.standardOutputSign else { return OutputFile() }
    guard !isDatabase(path) else {
      throw CommandError("\(path.shownName): is a register or another database; name another file")
    }
    return try OutputFile(path: path, isUpdate: isUpdate)
  }

  /// Whether a file begins as those of SQLite do.
  private static func isDatabase(_ path: String) -> Bool {
    // Not as an input, which an output could not be.
    var status = stat()
    guard path.withFileName({ stat($0, &status) }) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
    let descriptor = path.withFileName { open($0, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    let head = Array("SQLite format 3\0".utf8)
    var bytes = [UInt8](repeating: 0, count: head.count)
    return pread(descriptor, &bytes, bytes.count, 0) == head.count && bytes == head
  }

  /// Writes a text whole and ends.
  static func write(_ text: String, to path: String? = nil, isUpdate: Bool = false) throws {
    let file = try output(path, isUpdate: isUpdate)
    try file.write(text)
    try file.commit()
  }
}
