import GRDB

extension StoredRegister {
  /// Whether a table has a row of a key.
  func has(_ key: DatabaseValue, in table: StoredTable) throws -> Bool {
    try Row.fetchCursor(row(of: table), arguments: [key]).next() != nil
  }

  /// Whether the row of the key of some values has all of them, byte by byte.
  func holds(_ values: [DatabaseValue], in table: StoredTable) throws -> Bool {
    let statement = try row(of: table)
    let rows = try Row.fetchCursor(statement, arguments: [values[0]])
    return try rows.next() != nil && statement.row(is: values)
  }

  private func row(of table: StoredTable) throws -> Statement {
    try db.cachedStatement(
      sql: "SELECT \(table.columns.joined(separator: ", ")) FROM \(table.name) WHERE \(table.columns[0]) = ?")
  }
}
