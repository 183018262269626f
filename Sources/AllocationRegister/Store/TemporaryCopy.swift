import Dispatch
import Files
import FoundationEssentials
import GRDB
import Glibc
import Synchronization

/// A copy of a register that nobody else sees, in a file that has no name any more: it goes with whoever reads it,
/// however that ends. Two connections read it, so that SQLite can check the whole copy at the same time.
final class TemporaryCopy {
  /// The connection to read by.
  let queue: DatabaseQueue
  private let other: DatabaseQueue?

  /// The memory, in KiB, in which SQLite finds again what it has looked up: whoever checks an index goes through a table in
  /// any order.
  private static let cache = 256_000

  /// Copies a register. Throws where there is no room for it.
  init(of register: Database) throws {
    // One with a write-ahead log, as older programs made it, would have that log in a file with a name.
    if try !RegisterConnection.hasLogMode(register), let path = Self.newFile() {
      defer { path.withFileName { _ = unlink($0) } }
      queue = try Self.connection(RegisterFile.address(of: path, .readWrite))
      other = try Self.connection(RegisterFile.address(of: path, .readWrite), cache: Self.cache)
    } else {
      queue = try Self.connection("", cache: Self.cache)
      other = nil
    }
    try queue.inDatabase { try register.backup(to: $0) }
  }

  private static func connection(_ path: String, cache: Int? = nil) throws -> DatabaseQueue {
    try DatabaseQueue(
      path: path,
      configuration: RegisterConnection.configuration(0, isReadOnly: false) { db in
        try db.execute(sql: "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF")
        if let cache { try db.execute(sql: "PRAGMA cache_size = -\(cache)") }
      })
  }

  /// An empty file where SQLite would put one of its own; `nil` where none can be made.
  private static func newFile() -> String? {
    let variables = ["SQLITE_TMPDIR", "TMPDIR"].compactMap { ProcessInfo.processInfo.environment[$0] }
    for folder in variables + ["/var/tmp", "/tmp"] {
      var path = Array("\(folder)/seckit-XXXXXX".utf8CString)
      let file = mkstemp(&path)
      guard file >= 0 else { continue }
      // SQLite would lose its locks if the file were closed later.
      close(file)
      return String(fileName: path.dropLast().map(UInt8.init(bitPattern:)))
    }
    return nil
  }

  // MARK: SQLite's own look

  /// Lets SQLite look through the whole copy, and gives what waits for what it finds: `ok`, or what is wrong. `nil` where
  /// the copy has one connection only.
  func integrityCheck() -> (() throws -> String?)? {
    guard let other else { return nil }
    let check = Check()
    other.asyncRead { database in
      let result = Result { try String.fetchOne(try database.get(), sql: Self.integrityCheck) }
      check.result.withLock { $0 = result }
      check.end.signal()
    }
    return {
      check.end.wait()
      return try check.result.withLock { $0 }?.get()
    }
  }

  /// What asks SQLite to look through all there is.
  static let integrityCheck = "PRAGMA integrity_check"

  private final class Check: Sendable {
    let result = Mutex<Result<String?, any Error>?>(nil)
    let end = DispatchSemaphore(value: 0)
  }
}
