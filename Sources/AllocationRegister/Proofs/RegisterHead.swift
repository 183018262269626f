import GRDB

/// The end of the chain of events as the register keeps it a second time, so that it shows if the last events are gone.
enum RegisterHead {
  /// What is wrong with it, where the last event has a number and a hash; `nil` where it fits. A register of the versions
  /// before 4 has none: then nothing can be told. `isKept` says that there is one, whatever the version is.
  static func fault(
    _ store: StoredRegister, isKept: Bool = false, after sequence: Int, hash: EventHash
  ) throws -> RegisterVerification.Finding? {
    guard try isKept || RegisterSchema.version(of: store.db) >= 4 else { return nil }
    let rows = try Row.fetchAll(store.db.cachedStatement(sql: "SELECT * FROM head LIMIT 2"))
    guard rows.count == 1, let row = rows.first.map({ StoredRow(row: $0, table: "head") }),
      (try? row.integer("only")) == 1, let kept = try? row.integer("sequence"), let keptHash = try? row.hash("hash")
    else { return RegisterVerification.Finding(sequence: sequence, detail: "is the last, but the head can't be read") }
    if kept > sequence {
      return RegisterVerification.Finding(
        sequence: sequence + 1,
        detail: "is missing; the register's head is event \(kept), but the last event is \(sequence)")
    }
    if kept < sequence {
      return RegisterVerification.Finding(
        sequence: kept + 1, detail: "is after the register's head, which is event \(kept)")
    }
    guard keptHash == hash else {
      return RegisterVerification.Finding(
        sequence: sequence, detail: "is not the register's head, which has the same number but another hash")
    }
    return nil
  }
}
