import FoundationEssentials
import GRDB
public import IDAllocation
public import WorkingDays

extension AllocationRegister {
  /// What batches are judged against: the register now, or as it was at the end of a day. Cost: one reading of the
  /// identifiers, or of all events where a day is given.
  public func index(asOf day: CivilDate? = nil) throws(RegisterError) -> AllocationIndex {
    if let day { return try AllocationIndex(state(asOf: day), name: name, day: day) }
    let name = name
    let layout = layout
    return try read { store in
      do {
        return try AllocationIndex(
          name: name, layout: layout,
          organisations: try Row.fetchAll(store.db, sql: "SELECT * FROM organisation").map(StoredRegister.organisation),
          ranges: try Row.fetchAll(store.db, sql: "SELECT * FROM range").map(StoredRegister.range),
          count: try Int.fetchOne(store.db, sql: "SELECT count(*) FROM identifier") ?? 0
        ) { add in
          // A set of roles stands in very many rows.
          var roles: [String: [String]] = [:]
          let rows = try Row.fetchCursor(store.db, sql: "SELECT value, roles, state = 'withdrawn' FROM identifier")
          while let row = try rows.next() {
            let text: String = row[1]
            if roles[text] == nil { roles[text] = RegisterRules.roles(text) }
            add(
              AllocationIndex.Entry(
                value: try row.withUnsafeData(atIndex: 0) { StoredRegister.value($0 ?? Data()) },
                roles: roles[text] ?? [], isWithdrawn: row[2]))
          }
        }
      } catch let error as AllocationIndex.TooLarge {
        throw RegisterError.damaged(name, "it \(error)")
      }
    }
  }
}

extension AllocationIndex {
  /// Of a register in memory.
  public convenience init(_ state: MemoryRegister, name: String, day: CivilDate? = nil) throws(RegisterError) {
    do {
      try self.init(
        name: name, day: day, layout: state.layout, organisations: Array(state.organisations.values), ranges: state.ranges,
        count: state.identifiers.count
      ) { add in
        for identifier in state.identifiers.values {
          add(Entry(value: identifier.value, roles: identifier.roles, isWithdrawn: identifier.state == .withdrawn))
        }
      }
    } catch {
      throw RegisterError.damaged(name, "it \(error)")
    }
  }
}
