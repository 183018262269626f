import FoundationEssentials
import GRDB
import GRDBSQLite
import IDAllocation
import WorkingDays

/// The columns of a table in order, and what is in them: to write rows, and to see byte by byte whether they are what
/// was written.
struct StoredTable {
  let name: String
  /// The first is the key.
  let columns: [String]

  static let organisation = StoredTable(
    name: "organisation", columns: ["number", "kind", "name", "past_names", "signifier", "accession", "state"])
  static let range = StoredTable(name: "range", columns: ["first", "last", "organisation"])
  static let identifier = StoredTable(
    name: "identifier",
    columns: ["value", "organisation", "kind", "roles", "state", "proposed", "accepted", "withdrawn"])
  static let event = StoredTable(
    name: "event",
    columns: ["sequence", "time", "actor", "request_id", "request", "action", "content", "previous", "hash"])

  /// What adds some rows.
  func insertion(of rows: Int = 1) -> String {
    let places = "(\(columns.map { _ in "?" }.joined(separator: ", ")))"
    return "INSERT INTO \(name) (\(columns.joined(separator: ", "))) VALUES "
      + repeatElement(places, count: rows).joined(separator: ", ")
  }

  /// All rows in order of the key.
  var query: String { "SELECT \(columns.joined(separator: ", ")) FROM \(name) ORDER BY \(columns[0])" }

  // MARK: What is in a row

  func values(of organisation: Organisation) -> [DatabaseValue] {
    [
      organisation.number.databaseValue, organisation.kind.rawValue.databaseValue, organisation.name.databaseValue,
      StoredRegister.text(of: organisation.pastNames).databaseValue, organisation.signifier.databaseValue,
      Self.value(organisation.accession?.description), organisation.state.rawValue.databaseValue,
    ]
  }

  func values(of range: AllocatedRange) -> [DatabaseValue] {
    [
      StoredRegister.blob(range.first).databaseValue, StoredRegister.blob(range.last).databaseValue,
      range.organisation.databaseValue,
    ]
  }

  func values(of identifier: AllocatedIdentifier) -> [DatabaseValue] {
    [
      StoredRegister.blob(identifier.value).databaseValue, identifier.organisation.databaseValue,
      identifier.kind.rawValue.databaseValue, StoredRegister.text(of: identifier.roles).databaseValue,
      identifier.state.rawValue.databaseValue, identifier.proposed.description.databaseValue,
      Self.value(identifier.accepted?.description), Self.value(identifier.withdrawn?.description),
    ]
  }

  /// An event without a request has none, not an empty one.
  func values(of event: RegisterEvent) -> [DatabaseValue] {
    [
      event.sequence.databaseValue, event.time.description.databaseValue, event.actor.databaseValue,
      Self.value(event.requestID.isEmpty ? nil : event.requestID), event.request.databaseValue,
      event.action.databaseValue, event.content.databaseValue, Data(event.previous.bytes).databaseValue,
      Data(event.hash.bytes).databaseValue,
    ]
  }

  private static func value(_ text: String?) -> DatabaseValue { text.map(\.databaseValue) ?? .null }
}

extension Statement {
  /// Whether the current row of a statement has these values, of the same types and byte by byte: texts that read the
  /// same may differ, and what follows a NUL byte in a text is not read at all.
  func row(is values: [DatabaseValue]) -> Bool {
    columnCount == values.count
      && values.enumerated().allSatisfy { index, value in
        let column = Int32(index)
        switch (value.storage, sqlite3_column_type(sqliteStatement, column)) {
        case (.null, SQLITE_NULL): return true
        case (.int64(let number), SQLITE_INTEGER): return sqlite3_column_int64(sqliteStatement, column) == number
        case (.string(let text), SQLITE_TEXT): return bytes(column).elementsEqual(text.utf8)
        case (.blob(let data), SQLITE_BLOB): return bytes(column).elementsEqual(data)
        default: return false
        }
      }
  }

  private func bytes(_ column: Int32) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(
      start: sqlite3_column_blob(sqliteStatement, column), count: Int(sqlite3_column_bytes(sqliteStatement, column)))
  }
}
