import EUI64
import GRDB
import GRDBSQLite
import IDAllocation
import WorkingDays

/// The statement that adds rows to a table, for millions of them: values are bound as they are. What is bound to a column
/// stays for the next rows until another value is.
struct Insertion {
  private let statement: Statement
  private let connection: OpaquePointer?

  /// Prepares it. A change of the table's triggers costs a further preparation.
  init(_ db: Database, _ table: StoredTable) throws {
    statement = try db.makeStatement(sql: table.insertion)
    connection = db.sqliteConnection
  }

  /// Adds a row of what is bound.
  func insert() throws {
    let result = sqlite3_step(statement.sqliteStatement)
    sqlite3_reset(statement.sqliteStatement)
    try check(result, SQLITE_DONE)
  }

  /// Binds a whole number to a column, counted from 0.
  func bind(_ column: Int32, _ number: Int) throws {
    try check(sqlite3_bind_int64(statement.sqliteStatement, column + 1, Int64(number)))
  }

  /// Binds a text, or that there is none.
  func bind(_ column: Int32, _ text: String?) throws {
    guard var text else { return try check(sqlite3_bind_null(statement.sqliteStatement, column + 1)) }
    try text.withUTF8 { try bind(column, text: $0) }
  }

  /// Binds a text of UTF-8, which is copied.
  func bind(_ column: Int32, text: UnsafeBufferPointer<UInt8>) throws {
    // Without an address it would be a missing text.
    guard let start = text.baseAddress else {
      return try check(sqlite3_bind_text(statement.sqliteStatement, column + 1, "", 0, Self.isCopied))
    }
    try start.withMemoryRebound(to: CChar.self, capacity: text.count) { start in
      try check(sqlite3_bind_text(statement.sqliteStatement, column + 1, start, Int32(text.count), Self.isCopied))
    }
  }

  /// Binds bytes, which are copied.
  func bind(_ column: Int32, blob: [UInt8]) throws {
    try check(sqlite3_bind_blob(statement.sqliteStatement, column + 1, blob, Int32(blob.count), Self.isCopied))
  }

  /// Binds all columns of ``StoredTable/identifier``.
  func bind(_ identifier: AllocatedIdentifier) throws {
    let value = withUnsafeBytes(of: identifier.value.rawValue.bigEndian) { Array($0) }
    try bind(0, blob: value)
    try bind(1, identifier.organisation)
    try bind(2, identifier.kind.rawValue)
    try bind(3, StoredRegister.text(of: identifier.roles))
    try bind(4, identifier.state.rawValue)
    try bind(5, identifier.proposed.description)
    try bind(6, identifier.accepted?.description)
    try bind(7, identifier.withdrawn?.description)
  }

  /// Tells SQLite to copy what is bound: `SQLITE_TRANSIENT`, a macro that Swift does not import.
  private static var isCopied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

  private func check(_ result: Int32, _ expected: Int32 = SQLITE_OK) throws {
    guard result != expected else { return }
    throw DatabaseError(
      resultCode: ResultCode(rawValue: result), message: connection.map { String(cString: sqlite3_errmsg($0)) })
  }
}
