import Files
import Glibc

/// Texts that are written whole or not at all.
enum WholeText {
  /// What a path leads to, for telling whether two lead to the same; devices and pipes are places of their own.
  static func place(_ path: String) -> String {
    var status = stat()
    guard stat(path, &status) == 0 else { return path }
    return status.st_mode & S_IFMT == S_IFREG ? "\(status.st_dev):\(status.st_ino)" : path
  }

  /// The output: a file, or standard output where none is named.
  static func output(_ path: String?) throws(RunFailure) -> OutputFile {
    do throws(FileError) {
      return try path.map { path throws(FileError) in try OutputFile(path: path) } ?? OutputFile()
    } catch {
      throw RunFailure(error)
    }
  }

  /// Writes a text whole and ends.
  static func write(_ text: String, to path: String? = nil) throws(RunFailure) {
    let file = try output(path)
    do throws(FileError) {
      try file.write(text)
      try file.commit()
    } catch {
      throw RunFailure(error)
    }
  }
}
