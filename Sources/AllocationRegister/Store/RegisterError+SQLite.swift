import Files
import GRDB

extension RegisterError {
  /// The error for a failure of SQLite.
  init(_ error: DatabaseError, _ file: RegisterFile, waitSeconds: Int) {
    let name = file.name
    let journal = file.nameBeside("-journal")
    let isOfTheFile = [.SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_READONLY].contains(error.resultCode)
    switch error.resultCode {
    // Whatever it was that SQLite missed.
    case _ where isOfTheFile && !file.isInPlace:
      self = .moved(name, "\(file.fate) while it was used; nothing more was answered")
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(name, seconds: waitSeconds)
    case .SQLITE_NOTADB: self = .notARegister(name)
    // SQLite has not looked at what a killed program left half done, and says so.
    case _ where error.extendedResultCode == .SQLITE_READONLY_ROLLBACK:
      self = .blocked(
        name,
        "a program that changed it was stopped halfway; let somebody who may write to it and its folder run 'seckit register"
          + " verify' on it, which undoes that change with \(journal)")
    // What is asked of it is always the same: an error in that is one in its tables.
    case .SQLITE_CORRUPT, .SQLITE_ERROR: self = .damaged(name, error.message ?? "the database is malformed")
    case .SQLITE_FULL: self = .file(FileError(.write, name, errorNumber: 28))
    case _ where isOfTheFile && (error.resultCode != .SQLITE_IOERR || file.foreignFile != nil):
      // Whose files beside it are another's: a reader has left them.
      if let other = file.foreignFile {
        self = .blocked(
          name, "\(other) belongs to somebody else; when nobody uses the register, remove it or make it writable")
      } else if error.resultCode == .SQLITE_CANTOPEN, file.hasLog {
        self = .blocked(
          name,
          "its last changes stand in \(file.nameBeside("-wal")), which can be read only where"
            + " new files can be made beside it; open it once where they can, or copy both files to such a folder")
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
    default:
      self = .store(name, "\(error.message ?? "SQLite fails") (result \(error.extendedResultCode.rawValue) of SQLite)")
    }
  }
}
