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

  /// What tells whether a file was written to.
  struct Stamp: Equatable {
    let size: Int
    let seconds: Int
    let nanoseconds: Int

    init?(_ path: String) {
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      size = Int(status.st_size)
      seconds = status.st_mtim.tv_sec
      nanoseconds = status.st_mtim.tv_nsec
    }
  }

  /// Whether SQLite reads a file as one that nobody changes. Where it may not write to it, or can't make its files beside
  /// it, it would fail, or leave files of the reader's own that keep the owner out. A log that is there must be read.
  static func isReadAlone(_ path: String) -> Bool {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    return (access(folder, W_OK) != 0 || access(path, W_OK) != 0) && !hasLog(path)
  }

  /// The name under which SQLite opens such a file.
  static func nameAlone(_ path: String) -> String {
    let allowed = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/-._~".utf8)
    let escaped = path.utf8.map { byte in
      allowed.contains(byte)
        ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
    return "file:\(escaped.joined())?immutable=1"
  }

  /// A file of SQLite's beside a register that may not be written to, though the register may; `nil` where there is none.
  static func foreignFile(beside path: String) -> String? {
    guard access(path, W_OK) == 0 else { return nil }
    return ["-shm", "-wal"].map { path + $0 }.first { access($0, F_OK) == 0 && access($0, W_OK) != 0 }
  }

  /// Whether changes stand in the log beside a register that are not in the register itself yet.
  static func hasLog(_ path: String) -> Bool {
    var log = stat()
    return stat(path + "-wal", &log) == 0 && log.st_size > 0
  }

  /// Whether the system lets this program write files only up to some size.
  static var isSizeLimited: Bool {
    var limit = rlimit()
    return getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0 && limit.rlim_cur != rlim_t.max
  }

  /// Throws where there is no file that begins as a database does, or it can't be used.
  static func check(_ path: String, isReadOnly: Bool) throws(RegisterError) {
    // A pipe would be waited for, and is none either.
    var status = stat()
    if stat(path, &status) == 0, ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT) { throw .notARegister(path) }
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
