import GRDB

/// Finds texts with a NUL byte: what stands behind it is not read, so that nothing else would notice it.
struct NulSearch {
  let db: Database

  private static let columns = [
    ("event", "sequence", ["time", "actor", "request_id", "request", "action", "content"]),
    ("organisation", "number", ["kind", "name", "past_names", "signifier", "accession", "state"]),
    ("identifier", "organisation", ["kind", "roles", "state", "proposed", "accepted", "withdrawn"]),
  ]

  func faults() throws -> [RegisterVerification.Fault] {
    try Self.columns.flatMap { table, key, columns in
      let condition = columns.map { "instr(CAST(\($0) AS BLOB), x'00') > 0" }.joined(separator: " OR ")
      return try Int.fetchAll(db, sql: "SELECT \(key) FROM \(table) WHERE \(condition) ORDER BY \(key) LIMIT 20").map {
        RegisterVerification.Fault(
          sequence: table == "event" ? $0 : nil,
          detail: table == "event" ? "has a NUL byte" : "a row of \(table), of organisation \($0), has a NUL byte")
      }
    }
  }
}
