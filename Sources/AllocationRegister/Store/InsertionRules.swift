package import GRDB

/// The triggers that look at each new row of some tables, taken away while very many rows are added: each costs several
/// queries a row. Their rules are then checked for all rows at once, and the same triggers are made again. All of this is in
/// the caller's transaction: nobody ever sees a register without its triggers.
package struct InsertionRules {
  private let triggers: [Trigger]

  private struct Trigger {
    let name: String
    /// Its definition, as the register has it.
    let sql: String
  }

  /// The triggers on new rows of `identifier` and `event`, and on the head, which each event moves. The definitions are the
  /// register's own: they were compared, byte by byte, when the transaction began.
  package init(_ db: Database) throws {
    let rows = try Row.fetchAll(db, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY rowid")
    triggers = rows.map { Trigger(name: $0[0], sql: $0[1]) }.filter { trigger in
      ["INSERT ON identifier", "INSERT ON event", "UPDATE ON head"].contains { trigger.sql.contains(" \($0)\n") }
    }
  }

  /// Takes the triggers away.
  package func drop(_ db: Database) throws {
    for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger.name)") }
  }

  /// Makes the triggers again.
  func restore(_ db: Database) throws {
    for trigger in triggers { try db.execute(sql: trigger.sql) }
  }

  /// The name of a trigger that would have refused a row of `identifier`, or an event behind one that has a number; `nil`
  /// where none would. Takes time in proportion to all rows.
  package func firstBroken(_ db: Database, after sequence: Int) throws -> String? {
    for trigger in triggers {
      guard let query = Self.query(of: trigger) else { continue }
      let arguments: StatementArguments = trigger.name == "event_follows" ? [sequence] : []
      if try Row.fetchOne(db, sql: query, arguments: arguments) != nil { return trigger.name }
    }
    return nil
  }

  /// A query that finds a row which a trigger would have refused; `nil` where something else does. A new trigger whose
  /// condition asks about one row alone needs nothing here.
  private static func query(of trigger: Trigger) -> String? {
    switch trigger.name {
    // The keys of the tables refuse these rows themselves; the triggers are for INSERT OR REPLACE.
    case "identifier_is_new", "event_is_new": nil
    // The head is compared with the last event when all is written.
    case "event_is_head", "head_follows": nil
    case "event_follows":
      """
      SELECT 1 FROM event AS new LEFT JOIN event AS before ON before.sequence = new.sequence - 1
      WHERE new.sequence > ? AND (before.hash IS NOT new.previous OR new.time < before.time) LIMIT 1
      """
    default: query(ofRowsLike: trigger.sql)
    }
  }

  /// The condition of a trigger, asked of all rows of the table at once; of rows that are the same in all that it looks at,
  /// only once.
  private static func query(ofRowsLike sql: String) -> String {
    guard let start = sql.firstRange(of: "\nWHEN "), let end = sql.firstRange(of: "\nBEGIN SELECT RAISE("),
      let table = sql.firstRange(of: " BEFORE INSERT ON ")
    else { preconditionFailure("a trigger on new rows has a condition: \(sql)") }
    let condition = sql[start.upperBound..<end.lowerBound]
    var columns: [Substring] = []
    for part in condition.split(separator: "NEW.", omittingEmptySubsequences: false).dropFirst() {
      let column = part.prefix { $0.isLetter || $0 == "_" }
      if !columns.contains(column) { columns.append(column) }
    }
    let distinct = columns.contains("value") ? "" : "DISTINCT "
    return """
      SELECT 1 FROM (SELECT \(distinct)\(columns.joined(separator: ", ")) FROM \(sql[table.upperBound..<start.lowerBound])) AS NEW
      WHERE \(condition) LIMIT 1
      """
  }
}
