import EUI64
import FoundationEssentials
import GRDB

/// The values of a row, of which nobody knows that they are what this program writes: whoever can write to the file may have
/// put anything there, or have changed the columns. Each is read as what it must be, or is told to be unreadable.
struct StoredRow {
  let row: Row
  /// What the row is of: `event`.
  let table: String

  /// Any whole number: nothing may be worked out with it.
  func integer(_ column: String) throws -> Int {
    guard case .int64(let value) = try storage(column) else { throw unreadable(column) }
    return Int(value)
  }

  /// A whole number of a range.
  func integer(_ column: String, in range: ClosedRange<Int>) throws -> Int {
    let value = try integer(column)
    guard range.contains(value) else { throw unreadable(column) }
    return value
  }

  func text(_ column: String) throws -> String {
    guard case .string(let value) = try storage(column) else { throw unreadable(column) }
    return value
  }

  /// A text that may be missing.
  func textIfAny(_ column: String) throws -> String? {
    if case .null = try storage(column) { return nil }
    return try text(column)
  }

  func bytes(_ column: String) throws -> Data {
    guard case .blob(let value) = try storage(column) else { throw unreadable(column) }
    return value
  }

  /// An identifier: eight bytes.
  func identifier(_ column: String) throws -> EUI64 {
    let bytes = try bytes(column)
    guard bytes.count == 8 else { throw unreadable(column) }
    return StoredRegister.value(bytes)
  }

  func hash(_ column: String) throws -> EventHash {
    guard let hash = EventHash(bytes: Array(try bytes(column))) else { throw unreadable(column) }
    return hash
  }

  /// A hash that may be missing.
  func hashIfAny(_ column: String) throws -> EventHash? {
    if case .null = try storage(column) { return nil }
    return try hash(column)
  }

  /// A text that is one of few.
  func one<Value: RawRepresentable<String>>(of type: Value.Type, _ column: String) throws -> Value {
    guard let value = Value(rawValue: try text(column)) else { throw unreadable(column) }
    return value
  }

  func unreadable(_ column: String) -> StoredRowError { StoredRowError(table: table, column: column) }

  private func storage(_ column: String) throws -> DatabaseValue.Storage {
    guard row.hasColumn(column) else { throw unreadable(column) }
    return (row[column] as DatabaseValue).storage
  }
}

/// A row is not what this program writes.
struct StoredRowError: Error {
  let table: String
  let column: String
}
