import CSQLiteShim
import FoundationEssentials
import GRDB
import Glibc
import Synchronization

/// How SQLite opens the file of a register: it trusts nothing that the file says, waits its turn among other programs, and
/// has on the disk what it has committed.
struct RegisterConnection {
  let queue: DatabaseQueue
  /// What the file and its log were when they were opened as such that nobody changes; `nil` where SQLite's locks keep others
  /// away.
  let stamp: RegisterFile.Stamp?

  /// A register with a write-ahead log, as older programs made it, is read by somebody who may not write to it: SQLite would
  /// leave its files beside it, which others could not use.
  private struct NeedsToBeAlone: Error {}

  /// Opens it.
  init(_ file: RegisterFile, isReadOnly: Bool, waitSeconds: Int) throws {
    do {
      // What a killed program left half done can be undone only by somebody who may write, though he only reads.
      let canWrite = !isReadOnly || file.isWritable
      queue = try DatabaseQueue(
        path: file.address(canWrite ? .readWrite : .readOnly),
        configuration: Self.configuration(waitSeconds, isReadOnly: !canWrite) { db in
          try Self.check(db, file, mayUseLog: canWrite)
          guard !isReadOnly else { return }
          // While a large change is prepared, others read; so nothing of it is written before all is. Nor is what a
          // statement needs in order to be taken back.
          try db.execute(sql: "PRAGMA synchronous = EXTRA; PRAGMA cache_spill = OFF; PRAGMA temp_store = MEMORY")
        })
      stamp = nil
    } catch is NeedsToBeAlone {
      stamp = file.stamp
      queue = try DatabaseQueue(
        path: file.address(file.hasLog ? .alone : .immutable),
        configuration: Self.configuration(waitSeconds, isReadOnly: true) { db in
          // What is in the log is found in memory, not in a file that is shared.
          try db.execute(sql: "PRAGMA locking_mode = EXCLUSIVE")
        })
    }
  }

  /// How all connections begin; then `prepare` does what more they need.
  static func configuration(
    _ waitSeconds: Int, isReadOnly: Bool, _ prepare: @escaping @Sendable (Database) throws -> Void
  ) -> Configuration {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .callback(BusyWait(seconds: waitSeconds).goesOn)
    configuration.readonly = isReadOnly
    configuration.prepareDatabase { db in
      let result = sqlite_shim_distrust(db.sqliteConnection)
      guard result == 0 else { throw DatabaseError(resultCode: ResultCode(rawValue: result)) }
      try prepare(db)
    }
    return configuration
  }

  /// Lets the triggers use the functions for JSON, which SQLite 3.40 counts among those that could do harm. Only for
  /// definitions that are known to be the register's own.
  static func trust(_ db: Database) throws { try db.execute(sql: "PRAGMA trusted_schema = ON") }

  /// Whether the file of a database says that it has a write-ahead log, however it was opened.
  static func hasLogMode(_ db: Database) throws -> Bool { hasLogMode(try header(of: db)) }

  private static func hasLogMode(_ header: [UInt8]) -> Bool { header[18] == 2 || header[19] == 2 }

  private static func header(of db: Database) throws -> [UInt8] {
    var header = [UInt8](repeating: 0, count: 100)
    let result = sqlite_shim_header(db.sqliteConnection, &header, Int32(header.count))
    guard result == 0 else { throw DatabaseError(resultCode: ResultCode(rawValue: result)) }
    return header
  }

  /// Looks at the file before anything of it is believed.
  private static func check(_ db: Database, _ file: RegisterFile, mayUseLog: Bool) throws {
    let header = try header(of: db)
    // Texts are in UTF-8.
    guard header.starts(with: "SQLite format 3\0".utf8), header[56..<60].elementsEqual([0, 0, 0, 1]) else {
      throw RegisterError.notARegister(file.name)
    }
    let hasLogMode = hasLogMode(header)
    if hasLogMode, !mayUseLog { throw NeedsToBeAlone() }
    // SQLite would read the changes of another register as changes of this one.
    guard hasLogMode || !file.hasLog else {
      throw RegisterError.blocked(
        file.name, "\(file.nameBeside("-wal")) is left over from another register with this name; remove it")
    }
    let links = file.links
    guard file.isInPlace, links > 0, sqlite_shim_has_moved(db.sqliteConnection) == 0 else {
      throw RegisterError.moved(file.name, "\(file.fate) while it was opened; nothing was done")
    }
    guard links == 1 else { throw RegisterError.linked(file.name, links) }
  }
}

/// Waits for others who use the register, in short steps of random length, so that each of many who wait gets its turn
/// soon.
private final class BusyWait: Sendable {
  private let limit: Duration
  private let end = Mutex<ContinuousClock.Instant?>(nil)

  init(seconds: Int) { limit = .seconds(seconds) }

  func goesOn(_ tries: Int) -> Bool {
    let now = ContinuousClock.now
    let end = end.withLock { end in
      let known = tries == 0 ? now + limit : end ?? now + limit
      end = known
      return known
    }
    guard now < end else { return false }
    usleep(UInt32.random(in: 200...(tries < 10 ? 1000 : 3000)))
    return true
  }
}
