import Files
import FoundationEssentials
import GRDB
public import IDAllocation
import Reporting

/// A register in a file: what the rules of the ID Allocation Procedure allow, and nothing else, kept by SQLite so that what
/// was given out is on the disk before anybody is told.
///
/// Several processes may work on one file: each change is a transaction of its own that holds the file from its first
/// reading to its last writing. A change that waits longer than the time limit fails and has changed nothing.
public final class AllocationRegister {
  /// What messages call it.
  public let name: String
  /// The rules that were fixed into it when it was made.
  public let layout: RegisterLayout
  let queue: DatabaseQueue
  private let waitSeconds: Int
  private var freeIdentifiers = FreeIdentifiers()
  /// What the file was when it was opened as one that nobody changes.
  private let stamp: RegisterFile.Stamp?

  /// The seconds that are waited for others at the most, where nothing else is said.
  public static let standardWait = 10

  private init(
    name: String, layout: RegisterLayout, queue: DatabaseQueue, waitSeconds: Int, stamp: RegisterFile.Stamp? = nil
  ) {
    self.stamp = stamp
    self.name = name
    self.layout = layout
    self.queue = queue
    self.waitSeconds = waitSeconds
  }

  /// Makes a register in a new file, with the DCC in it. Throws where there is a file already.
  public static func create(
    at path: String, layout: RegisterLayout, time: RegisterTime, actor: String, waitSeconds: Int = standardWait
  ) throws(RegisterError) -> AllocationRegister {
    try RegisterFile.claim(path)
    do throws(RegisterError) {
      let queue = try guarded(path, waitSeconds) {
        try DatabaseQueue(path: path, configuration: configuration(waitSeconds, isReadOnly: false))
      }
      try guarded(path, waitSeconds) {
        // The mode is of the file, and stays.
        try queue.inDatabase { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
        try queue.inTransaction(.immediate) { db in
          try RegisterSchema.create(db)
          let store = StoredRegister(db: db, layout: layout)
          _ = try EventLog.append(.initialise(layout: layout), to: store, time: time, actor: actor)
          return .commit
        }
        // From here on the file by itself is a register, whatever becomes of the log beside it.
        try queue.inDatabase { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
      }
      return AllocationRegister(name: path, layout: layout, queue: queue, waitSeconds: waitSeconds)
    } catch {
      RegisterFile.remove(path)
      throw error
    }
  }

  /// Opens a register. Throws where the file is none, is of a newer program, or can't be used.
  public static func open(
    _ path: String, isReadOnly: Bool = false, waitSeconds: Int = standardWait
  ) throws(RegisterError) -> AllocationRegister {
    try RegisterFile.check(path, isReadOnly: isReadOnly)
    let stamp = isReadOnly && RegisterFile.isReadAlone(path) ? RegisterFile.Stamp(path) : nil
    let queue = try guarded(path, waitSeconds) {
      try DatabaseQueue(
        path: stamp == nil ? path : RegisterFile.nameAlone(path),
        configuration: configuration(waitSeconds, isReadOnly: isReadOnly))
    }
    let layout = try guarded(path, waitSeconds) {
      try queue.read { db -> RegisterLayout in
        guard try Int.fetchOne(db, sql: "PRAGMA application_id") == RegisterSchema.applicationID else {
          throw RegisterError.notARegister(path)
        }
        let version = try RegisterSchema.version(of: db)
        guard version <= RegisterSchema.version else {
          throw RegisterError.newer(path, version: version, known: RegisterSchema.version)
        }
        guard version > 0 else { throw RegisterError.damaged(path, "its tables have no version") }
        // Something in the file that does other things than the register's own could undo what is answered.
        if !isReadOnly, let name = try RegisterSchema.difference(db) {
          throw RegisterError.damaged(path, "its '\(name)' is not what a register has")
        }
        // What all else is read by is not taken from an event that somebody has changed.
        guard let row = try Row.fetchOne(db, sql: "SELECT * FROM event WHERE sequence = 1"),
          let event = try? StoredRegister.event(row), event.isIntact,
          case .initialise(let layout)? = try? event.decoded(), layout.isUsable
        else { throw RegisterError.damaged(path, "event 1: is not the one that made a register") }
        return layout
      }
    }
    if !isReadOnly { try guarded(path, waitSeconds) { try migrate(queue) } }
    return AllocationRegister(name: path, layout: layout, queue: queue, waitSeconds: waitSeconds, stamp: stamp)
  }

  /// Brings the tables of an older program to those of this one, whole or not at all. A register that is only read stays
  /// as it is: all versions are read alike.
  private static func migrate(_ queue: DatabaseQueue) throws {
    guard try queue.read({ try RegisterSchema.version(of: $0) }) < RegisterSchema.version else { return }
    try queue.inTransaction(.immediate) { db in
      // Another program may have done it meanwhile.
      if try RegisterSchema.version(of: db) < RegisterSchema.version { try RegisterSchema.migrate(db) }
      return .commit
    }
  }

  private static func configuration(_ waitSeconds: Int, isReadOnly: Bool) -> Configuration {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(TimeInterval(waitSeconds))
    configuration.readonly = isReadOnly
    configuration.prepareDatabase { db in
      guard !isReadOnly else { return }
      try db.execute(sql: "PRAGMA synchronous = FULL")
    }
    return configuration
  }

  // MARK: Transactions

  /// Reads in one transaction: all that is read belongs together.
  func read<Value>(_ body: (StoredRegister) throws -> Value) throws(RegisterError) -> Value {
    let result: Result<Value, RegisterError>
    do throws(RegisterError) {
      result = .success(
        try Self.guarded(name, waitSeconds) {
          try queue.read { db in try body(StoredRegister(db: db, layout: layout)) }
        })
    } catch {
      result = .failure(error)
    }
    // What was read while others wrote to it is of no use, and neither is what failed for it.
    guard stamp == nil || stamp == RegisterFile.Stamp(name) && !RegisterFile.hasLog(name) else { throw .changed(name) }
    return try result.get()
  }

  /// Writes in one transaction, which holds the file from its beginning; nothing is written where `body` throws, or says
  /// so.
  func write<Value>(
    _ body: (StoredRegister) throws -> (value: Value, commits: Bool)
  ) throws(RegisterError) -> Value {
    try Self.guarded(name, waitSeconds) {
      var result: Value?
      try queue.inTransaction(.immediate) { db in
        let store = StoredRegister(
          db: db, layout: layout, freeIdentifiers: FreeIdentifiers(copying: freeIdentifiers))
        let (value, commits) = try body(store)
        result = value
        if commits { freeIdentifiers = store.freeIdentifiers }
        return commits ? .commit : .rollback
      }
      guard let result else { throw RegisterError.store(name, "the transaction gave no result") }
      return result
    }
  }

  /// What SQLite and the readers of rows throw, as errors of a register.
  private static func guarded<Value>(
    _ name: String, _ waitSeconds: Int, _ body: () throws -> Value
  ) throws(RegisterError) -> Value {
    do {
      return try body()
    } catch let error as RegisterError {
      throw error
    } catch let error as DatabaseError {
      throw RegisterError(error, name: name, waitSeconds: waitSeconds)
    } catch let error as StoredRow.Unreadable {
      throw .damaged(name, "the \(error.column) of a row of \(error.table) can't be read")
    } catch let fault as RegisterVerification.Fault {
      throw .damaged(name, fault.description)
    } catch is RowDecodingError {
      throw .damaged(name, "a value of a row can't be read")
    } catch is DecodingError {
      throw .damaged(name, "the content of an event can't be read")
    } catch {
      throw .store(name, "\(error)")
    }
  }
}

extension RegisterError {
  /// The error for a failure of SQLite.
  init(_ error: DatabaseError, name: String, waitSeconds: Int) {
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(name, seconds: waitSeconds)
    case .SQLITE_NOTADB: self = .notARegister(name)
    // What is asked of it is always the same: an error in that is one in its tables.
    case .SQLITE_CORRUPT, .SQLITE_ERROR: self = .damaged(name, error.message ?? "the database is malformed")
    case .SQLITE_FULL: self = .file(FileError(.write, name, errorNumber: 28))
    case .SQLITE_READONLY, .SQLITE_CANTOPEN:
      // Whose files beside it are another's: a reader has left them.
      if let other = RegisterFile.foreignFile(beside: name) {
        self = .blocked(
          name, "\(other) belongs to somebody else; when nobody uses the register, remove it or make it writable")
      } else if error.resultCode == .SQLITE_CANTOPEN, RegisterFile.hasLog(name) {
        self = .blocked(
          name,
          "its last changes stand in \(name)-wal, which can be read only where new files can be made beside it; open it once"
            + " where they can, or copy both files to such a folder")
      } else {
        self = .file(FileError(error.resultCode == .SQLITE_READONLY ? .write : .open, name, errorNumber: 13))
      }
    case .SQLITE_PERM: self = .file(FileError(.write, name, errorNumber: 13))
    // Its files beside it grow by their size, not by what is written to them.
    case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_SHMSIZE:
      self = .file(FileError(.write, name, errorNumber: 28))
    // SQLite says no more of it than that writing failed.
    case .SQLITE_IOERR where RegisterFile.isSizeLimited:
      self = .file(FileError(.write, name, errorNumber: 27))
    default: self = .store(name, error.message ?? "SQLite result \(error.resultCode.rawValue)")
    }
  }
}
