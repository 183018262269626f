import Files
import GRDB
import Glibc
import IDAllocation
import Messages

/// A register in a new file beside a place that it is to take: it takes the place whole, or nothing is left of it.
final class RegisterCopy {
  /// The place.
  let place: RegisterPlace
  /// The name of the new file until then.
  let path: String

  /// Makes an empty file with the rights of the file that it will replace, or else of `source`; where there is neither,
  /// with the rights of a new file.
  init(for place: RegisterPlace, rightsOf source: String? = nil) throws(RegisterError) {
    self.place = place
    try RegisterFile.checkOpenFiles(place.name)
    var status = stat()
    let model = place.exists ? place.target : source
    let rights = model.map { $0.withFileName { stat($0, &status) } == 0 ? status.st_mode & 0o777 : 0o600 }
    var file: Int32 = -1
    let name = place.target.partialName { name in
      file = name.withFileName { Glibc.open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, rights ?? 0o666) }
      return file >= 0
    }
    guard let name else { throw .file(FileError(.write, place.name, errorNumber: errno)) }
    path = name
    if let rights { _ = fchmod(file, rights) }
    close(file)
  }

  deinit { for ending in [""] + DatabaseFile.endings { (path + ending).withFileName { _ = unlink($0) } } }

  /// Makes a new register in it, with the DCC in it.
  func create(_ layout: RegisterLayout, time: RegisterTime, actor: String) throws(RegisterError) {
    do {
      try writing { db in
        try db.inTransaction(.immediate) {
          try RegisterSchema.create(db)
          let store = StoredRegister(db: db, layout: layout)
          _ = try EventLog.append(.initialise(layout: layout), to: store, time: time, actor: actor)
          return .commit
        }
      }
    } catch let error as RegisterError {
      throw error
    } catch {
      throw .store(place.name, "\(error)")
    }
    try onDisk()
  }

  /// Copies a register as it is at one moment, while others may write to it, and gives its last event. Throws where
  /// anything in it does not fit.
  func take(_ register: AllocationRegister) throws(RegisterError) -> RegisterEvent {
    let head = try register.read { store in
      let head = try EventLog.last(store)
      try writing { copy in try store.db.backup(to: copy) }
      return head
    }
    try onDisk()
    try verify(from: register.name, head: head.hash)
    return head
  }

  /// Fills the file. What goes wrong there is told by the name of the place.
  func writing(_ body: (Database) throws -> Void) throws {
    do {
      let queue = try DatabaseQueue(path: RegisterFile.address(of: path, .readWrite))
      try queue.inDatabase { db in
        try body(db)
        // A register of an older program may keep its newest events beside it: a copy has all in itself.
        try db.execute(sql: "PRAGMA journal_mode = DELETE")
      }
      try queue.close()
    } catch let error as DatabaseError where Self.isOfWriting(error) {
      let isFull = error.resultCode == .SQLITE_FULL
      guard isFull || error.resultCode == .SQLITE_IOERR && RegisterFile.isSizeLimited else {
        throw RegisterError.store(place.name, error.message ?? "SQLite can't write it")
      }
      throw RegisterError.file(FileError(.write, place.name, errorNumber: isFull ? ENOSPC : EFBIG))
    }
  }

  private static func isOfWriting(_ error: DatabaseError) -> Bool {
    [.SQLITE_FULL, .SQLITE_IOERR, .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM].contains(error.resultCode)
  }

  private func onDisk() throws(RegisterError) {
    let file = path.withFileName { Glibc.open($0, O_RDONLY | O_CLOEXEC) }
    defer { close(file) }
    guard file >= 0, fsync(file) == 0 else { throw .file(FileError(.write, place.name, errorNumber: errno)) }
  }

  /// Checks the whole file as it was written. What does not fit there has come from the register of a name.
  func verify(from name: String, head: EventHash) throws(RegisterError) {
    let verification: RegisterVerification
    do throws(RegisterError) {
      verification = try AllocationRegister.open(path, isReadOnly: true).verify()
    } catch .damaged(_, let reason) {
      throw .damaged(name, reason)
    }
    if let error = verification.error(name) { throw error }
    guard verification.head == head else {
      throw .store(
        place.name, "the copy ends with another event than \(name.shownName); check the disk, and copy again")
    }
  }

  /// Whether it has an event with a hash.
  func has(_ sequence: Int, _ hash: EventHash) throws(RegisterError) -> Bool {
    try AllocationRegister.open(path, isReadOnly: true).read { try EventLog.event(sequence, $0)?.hash } == hash
  }
}
