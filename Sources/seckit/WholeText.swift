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

  /// The output: a file, or standard output where none is named. A register, or any other database, is not replaced, nor is
  /// one of `inputs` that are no older version of the output.
  static func output(_ path: String?, besides inputs: [String] = []) throws(RunFailure) -> OutputFile {
    do {
      guard let path else { return OutputFile() }
      guard !isDatabase(path) else { throw RunFailure("\(path): is a register or another database; name another file") }
      if let input = inputs.first(where: { place($0) == place(path) }) {
        throw RunFailure("\(path): is the \(input == path ? "input" : "file \(input)") too; name another file")
      }
      return try OutputFile(path: path)
    } catch let error as RunFailure {
      throw error
    } catch let error as FileError {
      throw RunFailure(error)
    } catch {
      preconditionFailure("nothing else is thrown: \(error)")
    }
  }

  /// Whether a file begins as those of SQLite do.
  private static func isDatabase(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, let file = try? InputFile(path: path) else {
      return false
    }
    let head = Array("SQLite format 3\0".utf8)
    var bytes = [UInt8](repeating: 0, count: head.count)
    let count = bytes.withUnsafeMutableBytes { (try? file.read(into: $0)) ?? 0 }
    return count == head.count && bytes == head
  }

  /// Writes a text whole and ends.
  static func write(_ text: String, to path: String? = nil, besides inputs: [String] = []) throws(RunFailure) {
    let file = try output(path, besides: inputs)
    do throws(FileError) {
      try file.write(text)
      try file.commit()
    } catch {
      throw RunFailure(error)
    }
  }
}
