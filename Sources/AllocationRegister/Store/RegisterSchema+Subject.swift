import GRDB

extension RegisterSchema {
  /// What an event is about, in SQL: the number of an organisation, or an identifier in text. Whoever asks with these very
  /// words finds the events of one organisation or identifier without reading all others. Texts sort as the identifiers
  /// do, behind all numbers. Made of functions that SQLite trusts whatever a file says; in an event the value comes after
  /// the only such words that are not part of a text.
  static let subject = """
    CASE
    WHEN action IN ('add-identifier', 'add-roles', 'accept-identifier', 'withdraw-identifier')
    THEN substr(content, instr(content, '"value":"') + 9, 23)
    WHEN action IN ('add-range', 'rename', 'close')
    THEN CAST(substr(content, instr(content, '"organisation":') + 15, 12) AS INTEGER)
    WHEN action = 'add-organisation' THEN CAST(substr(content, instr(content, '"number":') + 9, 12) AS INTEGER)
    WHEN action = 'initialise' THEN CAST(substr(content, instr(content, '"dcc_organisation":') + 19, 12) AS INTEGER)
    END
    """

  /// Finds the events of a subject.
  static let subjects = "CREATE INDEX event_of_subject ON event (\(subject));"

  /// Whether a database that lacks the mark of a register has its tables, with events in them: a text dump has lost the
  /// mark and the version, and nothing else.
  static func isTextDump(_ db: Database) throws -> Bool {
    let tables = try String.fetchSet(db, sql: "SELECT name FROM sqlite_master WHERE type = 'table'")
    guard tables.isSuperset(of: ["organisation", "range", "identifier", "event"]) else { return false }
    return try Int.fetchOne(db, sql: "SELECT 1 FROM event WHERE sequence = 1 AND action = 'initialise'") != nil
  }
}
