import GRDB

/// The register that a copy is to replace: held, so that nobody uses it while that is done, and with nothing beside it that
/// is not in it.
struct ReplacedRegister {
  let place: RegisterPlace
  let waitSeconds: Int

  /// Puts a copy in its place: whole or not at all, whatever happens. Before that `isAllowed` is asked, with the last event
  /// of the old register; `nil` where that can't be told.
  ///
  /// What SQLite has beside the old file is brought into it, or taken back, before it is removed, and both before the new
  /// file takes the name: whenever this ends, the name is of the old register or of the new one, and nothing lies beside it
  /// that belongs to the other.
  func replace(
    with copy: RegisterCopy, isAllowed: (RegisterCheckpoint?) throws(RegisterError) -> Void
  ) throws(RegisterError) {
    func finish(_ head: RegisterCheckpoint?) throws(RegisterError) {
      try isAllowed(head)
      try place.removeLeftovers()
      try place.replace(with: copy.path)
    }
    do {
      var configuration = Configuration()
      configuration.busyMode = .timeout(Double(waitSeconds))
      try DatabaseQueue(
        path: RegisterFile.address(of: place.target, .readWrite), configuration: configuration
      ).inDatabase { db in
        // The first reading takes back what a program that died has left.
        if try String.fetchOne(db, sql: "PRAGMA journal_mode") == "wal" {
          try db.execute(sql: "PRAGMA journal_mode = DELETE")
        }
        try db.execute(sql: "BEGIN EXCLUSIVE")
        defer { try? db.execute(sql: "ROLLBACK") }
        try finish(try? head(db))
      }
      return
    } catch let error as RegisterError {
      throw error
    } catch let error as DatabaseError where [.SQLITE_BUSY, .SQLITE_LOCKED].contains(error.resultCode) {
      throw .busy(place.name, seconds: waitSeconds)
    } catch {
      // It is not a database, or one that can't be read: nothing beside it can be brought into it.
    }
    try finish(nil)
  }

  /// The last event of the old register, as far as it is one.
  private func head(_ db: Database) throws -> RegisterCheckpoint? {
    guard try Int.fetchOne(db, sql: "PRAGMA application_id") == RegisterSchema.applicationID,
      try String.fetchOne(db, sql: "SELECT type FROM sqlite_master WHERE name = 'event'") == "table"
    else { return nil }
    return try Row.fetchOne(db, sql: "SELECT sequence, hash FROM event ORDER BY sequence DESC LIMIT 1").map { row in
      let row = StoredRow(row: row, table: "event")
      return RegisterCheckpoint(
        name: place.name, sequence: try row.integer("sequence", in: RegisterEvent.sequences), hash: try row.hash("hash")
      )
    }
  }
}
