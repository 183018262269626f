import AllocationRegister
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
  /// replaced, nor is a file beside one, nor what was read, except with `isUpdate`.
  static func output(_ path: String?, isUpdate: Bool = false) throws -> OutputFile {
    guard let path, path != OutputFile.standardOutputSign else { return OutputFile() }
    if let reason = DatabaseFile.reason(against: path) {
      throw CommandError("\(path.shownName): \(reason); name another file")
    }
    return try OutputFile(path: path, isUpdate: isUpdate)
  }

  /// Writes a text whole and ends.
  static func write(_ text: String, to path: String? = nil, isUpdate: Bool = false) throws {
    let file = try output(path, isUpdate: isUpdate)
    try file.write(text)
    try file.commit()
  }
}
