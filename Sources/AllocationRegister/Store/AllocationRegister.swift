import GRDB
import GRDBSQLite
import Glibc
public import IDAllocation
import Messages

/// A register in a file: what the rules of the ID Allocation Procedure allow, and nothing else, kept by SQLite so that what
/// was given out is on the disk before anybody is told.
///
/// Several processes may work on one file: each change is a transaction of its own that holds the file from its first
/// reading to its last writing. A change that waits longer than the time limit fails and has changed nothing.
public final class AllocationRegister {
  /// The name of its file, as messages call it.
  public let name: String
  /// The rules that were fixed into it when it was made.
  public let layout: RegisterLayout
  let queue: DatabaseQueue
  let file: RegisterFile
  private let isReadOnly: Bool
  private let waitSeconds: Int
  private var freeIdentifiers = FreeIdentifiers()
  private let checkedRows = CheckedRows()
  /// What is probably meant by Parties that there are none of.
  var likelyParties: Suggestions?
  /// The transaction that is read in, while one is.
  private var current: StoredRegister?
  /// The copy that is read in, while one is.
  private(set) var currentCopy: TemporaryCopy?
  /// What the file was when it was opened as one that nobody changes.
  private let stamp: RegisterFile.Stamp?
  /// The state of the tables' definitions that was found to be right.
  private var schemaCookie: Int
  /// The last event of the last transaction: it stays in the register.
  private var lastSeen: (sequence: Int, hash: EventHash)?

  /// The seconds that are waited for others at the most, where nothing else is said.
  public static let standardWait = 10

  private init(
    _ file: RegisterFile, _ connection: RegisterConnection, layout: RegisterLayout, schemaCookie: Int,
    isReadOnly: Bool, waitSeconds: Int
  ) {
    name = file.name
    queue = connection.queue
    stamp = connection.stamp
    self.file = file
    self.layout = layout
    self.schemaCookie = schemaCookie
    self.isReadOnly = isReadOnly
    self.waitSeconds = waitSeconds
  }

  deinit {
    // Between two changes the journal is empty: it goes with the last who writes, so that it keeps nobody else out.
    guard !isReadOnly else { return }
    try? queue.inDatabase { db in
      sqlite3_busy_timeout(db.sqliteConnection, 0)
      try db.inTransaction(.immediate) {
        file.removeEmptyJournal()
        return .rollback
      }
    }
  }

  /// Makes a register in a new file, with the DCC in it. Throws where there is a file already. The file has its name only once
  /// all of it is on the disk: a program that is stopped before leaves nothing under the name.
  public static func create(
    at path: String, layout: RegisterLayout, time: RegisterTime, actor: String, waitSeconds: Int = standardWait
  ) throws(RegisterError) -> AllocationRegister {
    let place = try RegisterPlace(path)
    guard !place.exists else { throw .exists(path) }
    try place.checkNothingIsLeft()
    let copy = try RegisterCopy(for: place)
    try copy.create(layout, time: time, actor: actor)
    try place.take(copy.path)
    return try Self.open(path, waitSeconds: waitSeconds)
  }

  /// Opens a register. Throws where the file is not a register, is of a newer program, has something in it that no register
  /// has, or can't be used.
  public static func open(
    _ path: String, isReadOnly: Bool = false, waitSeconds: Int = standardWait
  ) throws(RegisterError) -> AllocationRegister {
    let (register, differences) = try opened(path, isReadOnly: isReadOnly, waitSeconds: waitSeconds) { !$0.isEmpty }
    precondition(differences.isEmpty, "a register that differs was refused")
    return register
  }

  /// Opens a register, and gives what is different in the definitions of its tables. Throws where that is such that
  /// nothing can be read, as `isRefused` says.
  static func opened(
    _ path: String, isReadOnly: Bool, waitSeconds: Int = standardWait,
    isRefused: ([RegisterSchema.Difference]) -> Bool
  ) throws(RegisterError) -> (AllocationRegister, [RegisterSchema.Difference]) {
    let file = try RegisterFile.find(path)
    if !isReadOnly { try file.checkWritable() }
    let connection = try guarded(file, waitSeconds) {
      try RegisterConnection(file, isReadOnly: isReadOnly, waitSeconds: waitSeconds)
    }
    let (layout, cookie, differences) = try guarded(file, waitSeconds, .free(connection.queue)) {
      try connection.queue.read { db in
        guard try Int.fetchOne(db, sql: "PRAGMA application_id") == RegisterSchema.applicationID else {
          throw try RegisterSchema.isTextDump(db) ? RegisterError.textDump(path) : .notARegister(path)
        }
        let version = try RegisterSchema.version(of: db)
        guard version <= RegisterSchema.version else {
          throw RegisterError.newer(path, version: version, known: RegisterSchema.version)
        }
        guard version > 0 else { throw RegisterError.damaged(path, "its tables have no version") }
        // What is in the file besides could undo what is answered, or answer what nobody wrote, without an end.
        let differences = try RegisterSchema.differences(db)
        if isRefused(differences) { throw RegisterError.damaged(path, RegisterSchema.description(of: differences)) }
        return (try readLayout(db, path), try RegisterSchema.cookie(of: db), differences)
      }
    }
    let register = AllocationRegister(
      file, connection, layout: layout, schemaCookie: cookie, isReadOnly: isReadOnly, waitSeconds: waitSeconds)
    if !isReadOnly {
      try guarded(file, waitSeconds, .free(connection.queue)) {
        // Each definition was compared with the register's own, and is again where one has changed.
        try connection.queue.inDatabase(RegisterConnection.trust)
        try useJournal(connection.queue, file, waitSeconds)
        try register.migrate()
      }
    }
    return (register, differences)
  }

  /// What all else is read by is not taken from an event that somebody has changed.
  private static func readLayout(_ db: Database, _ path: String) throws -> RegisterLayout {
    guard let row = try Row.fetchOne(db, sql: "SELECT * FROM event WHERE sequence = 1"),
      let event = try? StoredRegister.event(row), event.isIntact,
      case .initialise(let layout)? = try? event.decoded(), layout.isUsable
    else { throw RegisterError.damaged(path, "event 1: is not the one that made a register") }
    return layout
  }

  /// Keeps what is committed in the one file, also where an older program has made it with a write-ahead log.
  private static func useJournal(_ queue: DatabaseQueue, _ file: RegisterFile, _ waitSeconds: Int) throws {
    let end = ContinuousClock.now + .seconds(waitSeconds)
    while true {
      do {
        let mode = try queue.inDatabase { try String.fetchOne($0, sql: "PRAGMA journal_mode = TRUNCATE") }
        if mode == "truncate" { return }
      } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {}
      guard ContinuousClock.now < end else {
        throw RegisterError.blocked(
          file.name,
          "it has the format of an older seckit, which can be changed only while nobody else has it open; try again when"
            + " nobody uses it")
      }
      usleep(10_000)
    }
  }

  /// Converts the tables of an older program to the tables of this one, completely or not at all. A register that is
  /// only read stays as it is: all versions are read alike.
  private func migrate() throws {
    guard try queue.read({ try RegisterSchema.version(of: $0) }) < RegisterSchema.version else { return }
    try queue.inTransaction(.immediate) { db in
      // Another program may have done it in the meantime.
      if try RegisterSchema.version(of: db) < RegisterSchema.version { try RegisterSchema.migrate(db) }
      return .commit
    }
  }

  // MARK: Transactions

  /// Reads in one transaction: all that is read belongs together, also what `body` reads by this.
  func read<Value>(_ body: (StoredRegister) throws -> Value) throws(RegisterError) -> Value {
    if let current { return try Self.guarded(file, waitSeconds, .inUse(current.db)) { try body(current) } }
    defer { current = nil }
    let result: Result<Value, RegisterError>
    do throws(RegisterError) {
      result = .success(
        try Self.guarded(file, waitSeconds, .free(queue)) {
          try queue.read { db in
            try checkSchema(db)
            let store = StoredRegister(db: db, layout: layout, checkedRows: try checkedRows.current(db))
            current = store
            return try body(store)
          }
        })
    } catch {
      result = .failure(error)
    }
    // What was read while others wrote to it is of no use, and neither is what failed for it.
    guard stamp == nil || stamp == file.stamp else { throw .changed(name) }
    // A change of it that was broken off would be undone only with the journal of its own name.
    guard file.isInPlace else { throw .moved(name, "\(file.fate) while it was read; try again") }
    return try result.get()
  }

  /// Reads a copy of the register, for what takes so long that nobody who writes could wait for it; the register itself
  /// where there is no room for a copy. What `body` reads by ``read(_:)`` is of the copy too.
  func readCopy<Value>(_ body: (StoredRegister) throws -> Value) throws(RegisterError) -> Value {
    if let current { return try Self.guarded(file, waitSeconds, .inUse(current.db)) { try body(current) } }
    let copy = try read { store in try? TemporaryCopy(of: store.db) }
    guard let copy else { return try read(body) }
    currentCopy = copy
    defer { (current, currentCopy) = (nil, nil) }
    return try Self.guarded(file, waitSeconds, .free(copy.queue)) {
      try copy.queue.read { db in
        let store = StoredRegister(db: db, layout: layout)
        current = store
        return try body(store)
      }
    }
  }

  /// Writes in one transaction, which holds the file from its beginning; nothing is written where `body` throws, or says
  /// so. What it gives may be told to others: it is in the file of the register's name.
  func write<Value>(
    _ body: (StoredRegister) throws -> (value: Value, commits: Bool)
  ) throws(RegisterError) -> Value {
    let (value, commits) = try Self.guarded(file, waitSeconds, .free(queue)) {
      var result: (value: Value, commits: Bool)?
      var last: RegisterEvent?
      let free = FreeIdentifiers(copying: freeIdentifiers)
      try queue.inTransaction(.immediate) { db in
        let store = StoredRegister(
          db: db, layout: layout, freeIdentifiers: free, checkedRows: try checkedRows.current(db))
        try checkPlace(store)
        file.removeEmptyJournal(isForeign: true)
        try checkSchema(db)
        let answer = try body(store)
        result = answer
        // What was written is read again before it is answered.
        if answer.commits { last = try EventLog.last(store) }
        return answer.commits ? .commit : .rollback
      }
      if let last {
        lastSeen = (last.sequence, last.hash)
        freeIdentifiers = free
      }
      guard let result else { throw RegisterError.store(name, "the transaction gave no result") }
      return result
    }
    guard !commits || file.isInPlace else {
      throw .moved(
        name, "\(file.fate) while it was changed; the last change is not in \(name), and was not answered")
    }
    return value
  }

  /// Throws where the file is not the one that was opened and written to before.
  private func checkPlace(_ store: StoredRegister) throws {
    // Counted first: a file that is replaced between the two has no name left, and its fate says so.
    let links = file.links
    guard file.isInPlace, links > 0 else {
      throw RegisterError.moved(name, "\(file.fate) while it was used; nothing more was done")
    }
    guard links == 1 else { throw RegisterError.linked(name, links) }
    guard let lastSeen, try EventLog.hash(lastSeen.sequence, store) != lastSeen.hash else { return }
    let last = try EventLog.last(store)
    guard last.isIntact else { throw RegisterError.damaged(name, "event \(last.sequence), the last, was changed") }
    throw RegisterError.moved(
      name, "was overwritten by another register while it was used; event \(lastSeen.sequence) is not in it")
  }

  /// Throws where others have changed the definitions of the tables to what no register has.
  private func checkSchema(_ db: Database) throws {
    let cookie = try RegisterSchema.cookie(of: db)
    guard cookie != schemaCookie else { return }
    let differences = try RegisterSchema.differences(db)
    guard differences.isEmpty else { throw RegisterError.damaged(name, RegisterSchema.description(of: differences)) }
    schemaCookie = cookie
  }

  /// What SQLite and the readers of rows throw, as errors of a register.
  ///
  /// - Parameter database: the connection that is used, where it is still there; it knows what the system has said.
  static func guarded<Value>(
    _ file: RegisterFile, _ waitSeconds: Int, _ database: GuardedDatabase = .none, _ body: () throws -> Value
  ) throws(RegisterError) -> Value {
    let name = file.name
    do {
      return try body()
    } catch let error as RegisterError {
      throw error
    } catch let error as DatabaseError {
      throw RegisterError(error, file, waitSeconds: waitSeconds, systemError: database.systemError)
    } catch let error as StoredRowError {
      throw .damaged(name, "the \(error.column) of a row of \(error.table) can't be read")
    } catch let fault as RegisterVerification.Finding {
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
