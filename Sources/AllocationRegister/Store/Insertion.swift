import EUI64
import GRDB
import GRDBSQLite
import IDAllocation
import WorkingDays

/// The statement that adds some rows to a table at a time, for millions of them: values are bound as they are. To begin and
/// end a statement takes as long as a row. What is bound to a column of a row stays until another value is.
struct Insertion {
  private let statement: Statement
  private let connection: OpaquePointer?
  private let columns: Int32
  private let rows: Int32
  /// The row of the statement that values are bound to.
  private var row: Int32 = 0

  /// Prepares it for a number of rows. A change of the table's triggers costs a further preparation.
  init(_ db: Database, _ table: StoredTable, rows: Int) throws {
    statement = try db.makeStatement(sql: table.insertion(of: rows))
    connection = db.sqliteConnection
    (self.rows, columns) = (Int32(rows), Int32(table.columns.count))
  }

  /// Goes to the next row; adds all of them where that was the last.
  mutating func add() throws {
    row += 1
    guard row == rows else { return }
    row = 0
    let result = sqlite3_step(statement.sqliteStatement)
    sqlite3_reset(statement.sqliteStatement)
    try check(result, SQLITE_DONE)
  }

  /// Binds the same text, or that there is none, to a column of all rows.
  mutating func bindAll(_ column: Int32, _ text: String?) throws {
    for next in 0..<rows {
      row = next
      try bind(column, text)
    }
    row = 0
  }

  private func place(_ column: Int32) -> Int32 { row * columns + column + 1 }

  /// Binds a whole number to a column, counted from 0.
  func bind(_ column: Int32, _ number: Int) throws {
    try check(sqlite3_bind_int64(statement.sqliteStatement, place(column), Int64(number)))
  }

  /// Binds a text, or that there is none.
  func bind(_ column: Int32, _ text: String?) throws {
    guard var text else { return try check(sqlite3_bind_null(statement.sqliteStatement, place(column))) }
    try text.withUTF8 { try bind(column, text: $0) }
  }

  /// Binds a text of UTF-8, which is copied.
  func bind(_ column: Int32, text: UnsafeBufferPointer<UInt8>) throws {
    // Without an address it would be a missing text.
    guard let start = text.baseAddress else {
      return try check(sqlite3_bind_text(statement.sqliteStatement, place(column), "", 0, Self.isCopied))
    }
    try start.withMemoryRebound(to: CChar.self, capacity: text.count) { start in
      try check(sqlite3_bind_text(statement.sqliteStatement, place(column), start, Int32(text.count), Self.isCopied))
    }
  }

  /// Binds bytes, which are copied.
  func bind(_ column: Int32, blob: [UInt8]) throws {
    try check(sqlite3_bind_blob(statement.sqliteStatement, place(column), blob, Int32(blob.count), Self.isCopied))
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
