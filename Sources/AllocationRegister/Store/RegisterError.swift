public import Files
public import Messages
public import WorkingDays

/// Why a register can't be used. The first text of a case is the name of the register's file, the second what is wrong.
public enum RegisterError: UserError, Hashable, Sendable {
  /// The file can't be opened, read or written.
  case file(FileError)
  /// The register would be read from standard input, or written to standard output.
  case stream
  /// There is a file already where a register should be made.
  case exists(String)
  /// The file is not a register.
  case notARegister(String)
  /// The file has the tables of a register, and not what tells it from other databases: a text dump has lost that.
  case textDump(String)
  /// The register was made by a newer program.
  case newer(String, version: Int, known: Int)
  /// Others write to the register for longer than the time limit.
  case busy(String, seconds: Int)
  /// Others have written to the register while it was read by somebody who may only read it.
  case changed(String)
  /// A day before the register was made.
  case notYet(String, CivilDate, made: CivilDate)
  /// The register is damaged: an event or a row can't be read.
  case damaged(String, String)
  /// What is in the register does not fit together: somebody has changed it behind its back.
  case unsound(String, [RegisterVerification.Finding])
  /// A time before the last event's.
  case timeBefore(RegisterTime, last: RegisterTime)
  /// A backup can't be restored.
  case badBackup(String, String)
  /// The name of whoever does something is not one that a register takes; the text says why.
  case actor(String)
  /// A file is not replaced by a copy of a register.
  case notReplaced(String, String)
  /// A file of SQLite's beside the register keeps it from being used.
  case blocked(String, String)
  /// The file was moved, deleted or replaced while it was used.
  case moved(String, String)
  /// The file has several names (hard links).
  case linked(String, Int)
  /// SQLite failed in another way.
  case store(String, String)

  /// Nothing is told where the reader of the output has gone.
  public var isSilent: Bool { if case .file(let error) = self { error.isSilent } else { false } }

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .file(let error): error.description
    case .stream: "-: a register is a file, not a stream; give its file name"
    case .exists(let name): "\(name.shownName): already exists; name a new file"
    case .notARegister(let name):
      "\(name.shownName): is not a register; name the file of a register, or make a new file with 'seckit register init';"
        + " 'seckit register restore' replaces a damaged register with a backup"
    case .textDump(let name):
      "\(name.shownName): is a register restored from a text dump, which is not ready to use; make a register"
        + " of it with 'seckit register restore \(name.shownName) NEW-FILE'"
    case .newer(let name, let version, let known):
      "\(name.shownName): is a register of version \(version), but this program knows versions up to \(known); use a newer seckit"
    case .busy(let name, let seconds):
      "\(name.shownName): is busy: another program has been writing to it for \(seconds.counted("second")); try again, or"
        + " wait longer with --wait"
    case .changed(let name): "\(name.shownName): another program changed it while it was read; try again"
    case .notYet(let name, let day, let made): "\(name.shownName): was made on \(made); it has no state as of \(day)"
    case .damaged(let name, let what): "\(name.shownName): is damaged: \(what); \(Self.remedy(name))"
    case .unsound(let name, let faults):
      "\(name.shownName): does not match its events: \(faults.first?.description ?? "a row differs")"
        + (faults.count > 1 ? ", and \(faults.count - 1) more" : "") + "; \(Self.remedy(name))"
    case .timeBefore(let time, let last):
      "\(time) is before the time of the last event, \(last); give that time or a later one"
    case .badBackup(let name, let reason): "\(name.shownName): can't be restored: \(reason); use another backup"
    case .actor(let reason): "\(reason); give another --actor"
    case .notReplaced(let name, let reason): "\(name.shownName): \(reason)"
    case .blocked(let name, let reason): "\(name.shownName): can't be used: \(reason)"
    case .moved(let name, let what): "\(name.shownName): \(what)"
    case .linked(let name, let count):
      "\(name.shownName): has \(count) names (hard links), and changes under one name are not safe under another; remove the"
        + " other names ('find FOLDER -samefile \(name.shownName)' lists them), or copy it with 'cp' and run 'seckit register verify' on"
        + " the copy"
    case .store(let name, let reason):
      "\(name.shownName): the store failed: \(reason); try again, and check the disk if it fails again"
    }
  }
  /// What to do about a register that is damaged.
  private static func remedy(_ name: String) -> String {
    "'seckit register verify \(name.shownName)' lists all that is wrong; 'seckit register restore BACKUP \(name.shownName) --force' replaces it"
      + " with a backup"
  }
}
