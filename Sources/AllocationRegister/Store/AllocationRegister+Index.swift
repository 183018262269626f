import EUI64
import GRDB
import GRDBSQLite
public import IDAllocation
public import WorkingDays

extension AllocationRegister {
  /// What batches are judged against: the register now, or as it was at the end of a day. Throws where its head does not
  /// fit. Cost: one reading of the identifiers, or of all events where a day is given.
  public func index(
    asOf day: CivilDate? = nil, requiring requirement: AllocationRequirement? = nil
  ) throws(RegisterError) -> AllocationIndex {
    if let day { return try AllocationIndex(state(asOf: day), name: name, day: day, requiring: requirement) }
    let name = name
    let layout = layout
    return try read { store in
      do {
        _ = try EventLog.last(store)
        return try AllocationIndex(
          name: name, layout: layout,
          organisations: try Row.fetchAll(store.db, sql: "SELECT * FROM organisation").map(StoredRegister.organisation),
          ranges: try Row.fetchAll(store.db, sql: "SELECT * FROM range").map(StoredRegister.range),
          count: try Int.fetchOne(store.db, sql: "SELECT count(*) FROM identifier") ?? 0, requirement: requirement
        ) { add in
          try Self.identifiers(in: store, add)
        }
      } catch let error as AllocationIndexError {
        throw RegisterError.damaged(name, "it \(error)")
      }
    }
  }

  /// Reads the identifiers straight from SQLite: there may be millions, before the first row of a batch is judged.
  private static func identifiers(
    in store: StoredRegister, _ add: (AllocationIndex.Entry) throws(AllocationIndexError) -> Void
  ) throws {
    let query = try store.db.makeStatement(
      sql: "SELECT value, roles, state = 'withdrawn', state = 'proposed' FROM identifier ORDER BY value")
    let statement = query.sqliteStatement
    // There are few sets of roles, and each is in very many rows.
    var known: [(text: [UInt8], bits: UInt32)] = []
    while true {
      let result = sqlite3_step(statement)
      guard result == SQLITE_ROW else {
        guard result == SQLITE_DONE else { throw DatabaseError(resultCode: ResultCode(rawValue: result)) }
        return
      }
      let next = bytes(sqlite3_column_blob(statement, 1), sqlite3_column_bytes(statement, 1))
      let roles: UInt32
      if let same = known.first(where: { next.elementsEqual($0.text) }) {
        roles = same.bits
      } else {
        let text = String(decoding: next, as: UTF8.self)
        roles = store.layout.bits(of: RegisterRules.roles(text, among: store.layout.roles))
        if known.count < Self.knownLimit { known.append((Array(next), roles)) }
      }
      let value = bytes(sqlite3_column_blob(statement, 0), sqlite3_column_bytes(statement, 0))
        .reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      let state: IdentifierState =
        sqlite3_column_int(statement, 2) != 0
        ? .withdrawn : sqlite3_column_int(statement, 3) != 0 ? .proposed : .accepted
      try add(AllocationIndex.Entry(value: EUI64(rawValue: value), roles: roles, state: state))
    }
  }

  private static let knownLimit = 32

  private static func bytes(_ start: UnsafeRawPointer?, _ count: Int32) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: start, count: Int(count))
  }
}

extension AllocationIndex {
  /// Of a register in memory, or of a list, which may have no identifiers.
  public convenience init(
    _ state: MemoryRegister, name: String, day: CivilDate? = nil, knowsIdentifiers: Bool = true,
    requiring requirement: AllocationRequirement? = nil
  ) throws(RegisterError) {
    do {
      try self.init(
        name: name, day: day, layout: state.layout, organisations: Array(state.organisations.values),
        ranges: state.ranges, count: state.identifiers.count, knowsIdentifiers: knowsIdentifiers,
        requirement: requirement
      ) { add in
        for identifier in state.identifiers.values.sorted(by: { $0.value < $1.value }) {
          try add(
            Entry(
              value: identifier.value, roles: state.layout.bits(of: identifier.roles), state: identifier.state))
        }
      }
    } catch {
      throw RegisterError.damaged(name, "it \(error)")
    }
  }
}
