import Files
import Glibc

/// The file of a register, before SQLite opens it.
enum RegisterFile {
  /// Makes an empty file, so that of two programs that make a register under one name only one does.
  static func claim(_ path: String) throws(RegisterError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      throw errno == EEXIST ? .exists(path) : .file(FileError(.write, path, errorNumber: errno))
    }
    close(descriptor)
  }

  /// Takes away what was made of a register that could not be finished.
  static func remove(_ path: String) {
    for suffix in ["", "-wal", "-shm", "-journal"] { unlink(path + suffix) }
  }

  /// The name under which SQLite opens a file that is only read. Where it can't make its files beside it, and no log is
  /// there that must be read, it takes the file for one that nobody changes.
  static func readingName(_ path: String) -> String {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    guard access(folder, W_OK) != 0, !hasLog(path) else { return path }
    let allowed = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/-._~".utf8)
    let escaped = path.utf8.map { byte in
      allowed.contains(byte)
        ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
    return "file:\(escaped.joined())?immutable=1"
  }

  /// Whether changes stand in the log beside a register that are not in the register itself yet.
  static func hasLog(_ path: String) -> Bool {
    var log = stat()
    return stat(path + "-wal", &log) == 0 && log.st_size > 0
  }

  /// Throws where there is no file that begins as a database does, or it can't be used.
  static func check(_ path: String, isReadOnly: Bool) throws(RegisterError) {
    let header: [UInt8]
    do throws(FileError) {
      let file = try InputFile(path: path)
      var bytes = [UInt8](repeating: 0, count: 16)
      var failure: FileError?
      let count = bytes.withUnsafeMutableBytes { target -> Int in
        do throws(FileError) {
          return try file.read(into: target)
        } catch {
          failure = error
          return 0
        }
      }
      if let failure { throw failure }
      header = Array(bytes[..<count])
    } catch {
      throw .file(error)
    }
    guard header == Array("SQLite format 3\0".utf8) else { throw .notARegister(path) }
    if !isReadOnly, access(path, W_OK) != 0 { throw .file(FileError(.write, path, errorNumber: errno)) }
  }
}
