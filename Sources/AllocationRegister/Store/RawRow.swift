import EUI64
import GRDB
import GRDBSQLite
import IDAllocation
import WorkingDays

/// The current row of a statement, as SQLite has it: no text is made of it. What it gives lasts until the statement
/// goes on.
struct RawRow {
  private let statement: OpaquePointer

  init(_ statement: Statement) { self.statement = statement.sqliteStatement }

  /// Whether a value is missing.
  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }

  /// A whole number; `nil` for any other value.
  func integer(_ column: Int32) -> Int64? {
    sqlite3_column_type(statement, column) == SQLITE_INTEGER ? sqlite3_column_int64(statement, column) : nil
  }

  /// The bytes of a text; `nil` for any other value.
  func text(_ column: Int32) -> UnsafeBufferPointer<UInt8>? { bytes(column, of: SQLITE_TEXT) }

  /// Bytes; `nil` for any other value.
  func blob(_ column: Int32) -> UnsafeBufferPointer<UInt8>? { bytes(column, of: SQLITE_BLOB) }

  /// An identifier: eight bytes.
  func identifier(_ column: Int32) -> EUI64? {
    guard let bytes = blob(column), bytes.count == 8 else { return nil }
    return EUI64(rawValue: bytes.reduce(0) { $0 << 8 | UInt64($1) })
  }

  private func bytes(_ column: Int32, of type: Int32) -> UnsafeBufferPointer<UInt8>? {
    guard sqlite3_column_type(statement, column) == type else { return nil }
    let start = sqlite3_column_blob(statement, column)
    return UnsafeBufferPointer(
      start: start?.assumingMemoryBound(to: UInt8.self), count: Int(sqlite3_column_bytes(statement, column)))
  }

  /// Whether a row of ``StoredTable/identifier`` holds this identifier, with the same types and byte by byte.
  func holds(_ identifier: AllocatedIdentifier) -> Bool {
    self.identifier(0) == identifier.value && integer(1) == Int64(identifier.organisation)
      && isText(2, identifier.kind.rawValue) && isList(3, identifier.roles) && isText(4, identifier.state.rawValue)
      && isDate(5, identifier.proposed) && isDate(6, identifier.accepted) && isDate(7, identifier.withdrawn)
  }

  private func isText(_ column: Int32, _ text: String) -> Bool {
    self.text(column).map { $0.elementsEqual(text.utf8) } ?? false
  }

  /// A day is written in one way only.
  private func isDate(_ column: Int32, _ date: CivilDate?) -> Bool {
    guard let date else { return isNull(column) }
    return text(column).map { CivilDate(utf8: $0) == date } ?? false
  }

  private func isList(_ column: Int32, _ roles: [String]) -> Bool {
    guard var rest = text(column)?[...] else { return false }
    for (index, role) in roles.enumerated() {
      if index > 0, rest.popFirst() != UInt8(ascii: ";") { return false }
      guard rest.starts(with: role.utf8) else { return false }
      rest = rest.dropFirst(role.utf8.count)
    }
    return rest.isEmpty
  }
}
