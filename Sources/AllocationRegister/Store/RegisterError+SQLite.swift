import Files
import GRDB
import GRDBSQLite
import Glibc

extension RegisterError {
  /// What the system says when it refuses, whoever asks for whatever file: look for no other cause.
  private static let ofTheSystem: Set<Int32> = [EMFILE, ENFILE, ENOMEM, ENOSPC, EDQUOT, EROFS, EFBIG]

  /// The error for a failure of SQLite.
  ///
  /// - Parameter systemError: the `errno` behind it; 0 where it isn't known.
  init(_ error: DatabaseError, _ file: RegisterFile, waitSeconds: Int, systemError: Int32) {
    let name = file.name
    let journal = file.nameBeside("-journal")
    let isOfTheFile = [.SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_READONLY].contains(error.resultCode)
    switch error.resultCode {
    // Whatever it was that SQLite missed.
    case _ where isOfTheFile && !file.isInPlace:
      self = .moved(name, "\(file.fate) while it was used; nothing more was answered")
    case _ where isOfTheFile && Self.ofTheSystem.contains(systemError):
      self = .file(FileError(error.resultCode == .SQLITE_CANTOPEN ? .open : .write, name, errorNumber: systemError))
    case .SQLITE_NOMEM: self = .file(FileError(.read, name, errorNumber: ENOMEM))
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(name, seconds: waitSeconds)
    case .SQLITE_NOTADB: self = .notARegister(name)
    // What a program left half done can be undone only by somebody who may write. Or it was not killed, and has finished
    // since.
    case _ where error.extendedResultCode == .SQLITE_READONLY_ROLLBACK:
      guard file.hasJournal else {
        self = .changed(name)
        return
      }
      self = .blocked(
        name,
        "a program was stopped while changing it; let somebody who may write to it and its folder run 'seckit register"
          + " verify' on it, which undoes that change with \(journal)")
    // What is asked of it is always the same: an error in that is one in its tables.
    case .SQLITE_CORRUPT, .SQLITE_ERROR: self = .damaged(name, error.message ?? "the database is malformed")
    case .SQLITE_FULL: self = .file(FileError(.write, name, errorNumber: ENOSPC))
    case _ where isOfTheFile && (error.resultCode != .SQLITE_IOERR || file.foreignFile != nil):
      // Whose files beside it are another's: a reader has left them.
      if let other = file.foreignFile {
        self = .blocked(
          name, "\(other) belongs to somebody else; remove it or make it writable when nobody uses the register")
      } else if error.resultCode == .SQLITE_CANTOPEN, file.hasLog {
        self = .blocked(
          name,
          "its last changes are in \(file.nameBeside("-wal")), which needs a writable folder"
            + " to be read; make the folder writable, or copy both files to a writable folder")
      } else if let refusal = file.refusal {
        self = .file(refusal)
      } else {
        // Nothing blocks it now: others were at it.
        self = error.resultCode == .SQLITE_READONLY ? .changed(name) : .store(name, Self.words(error, systemError))
      }
    case .SQLITE_PERM: self = .file(FileError(.write, name, errorNumber: EACCES))
    // Its files beside it grow by their size, not by what is written to them.
    case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_SHMSIZE:
      self = .file(FileError(.write, name, errorNumber: ENOSPC))
    // SQLite says no more of it than that writing failed.
    case .SQLITE_IOERR where RegisterFile.isSizeLimited:
      self = .file(FileError(.write, name, errorNumber: EFBIG))
    default:
      self = .store(name, Self.words(error, systemError))
    }
  }

  private static func words(_ error: DatabaseError, _ systemError: Int32) -> String {
    "\(error.message ?? "SQLite fails") (result \(error.extendedResultCode.rawValue) of SQLite"
      + (systemError == 0 ? "" : "; \(String(cString: strerror(systemError)))") + ")"
  }
}

extension Database {
  /// The `errno` of the last failure to open, read or write a file; 0 where there was none.
  var systemError: Int32 { sqlite3_system_errno(sqliteConnection) }
}

/// A database in which something may fail.
enum GuardedDatabase {
  /// None that is still there when it has failed.
  case none
  /// One that is used by whoever asks.
  case inUse(Database)
  /// One that nobody uses when it has failed.
  case free(DatabaseQueue)

  var systemError: Int32 {
    switch self {
    case .none: 0
    case .inUse(let database): database.systemError
    case .free(let queue): queue.inDatabase(\.systemError)
    }
  }
}
