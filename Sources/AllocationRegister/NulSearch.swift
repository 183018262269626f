import EUI64
import GRDB

/// Finds texts with a NUL byte: what stands behind it is not read, so that nothing else would notice it.
struct NulSearch {
  let db: Database

  /// As many rows as are told.
  private static let limit = 20

  /// The events that have one.
  func events() throws -> [Int] {
    try Int.fetchAll(
      db,
      sql: Self.query("sequence", of: "event", ["time", "actor", "request_id", "request", "action", "content"]))
  }

  /// The numbers of the organisations that have one.
  func organisations() throws -> [Int] {
    try Int.fetchAll(
      db,
      sql: Self.query(
        "number", of: "organisation", ["kind", "name", "past_names", "signifier", "accession", "state"]))
  }

  /// The identifiers that have one.
  func identifiers() throws -> [EUI64] {
    let rows = try Row.fetchAll(
      db,
      sql: Self.query("value", of: "identifier", ["kind", "roles", "state", "proposed", "accepted", "withdrawn"]))
    return rows.compactMap { try? StoredRow(row: $0, table: "identifier").identifier("value") }
  }

  private static func query(_ key: String, of table: String, _ columns: [String]) -> String {
    let condition = columns.map { "instr(CAST(\($0) AS BLOB), x'00') > 0" }.joined(separator: " OR ")
    return "SELECT \(key) FROM \(table) WHERE \(condition) ORDER BY \(key) LIMIT \(limit)"
  }
}
