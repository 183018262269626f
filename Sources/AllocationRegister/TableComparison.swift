import EUI64
import GRDB
import IDAllocation

/// Compares the rows of a register with what its events add up to.
struct TableComparison {
  let store: StoredRegister
  let state: MemoryRegister

  /// Faults that are told one by one; of more it is said that there are more.
  private static let limit = 20

  func faults() throws -> [RegisterVerification.Fault] {
    var found: [String] = []
    var organisations = 0
    let organisationRows = try Row.fetchCursor(store.db, sql: "SELECT * FROM organisation ORDER BY number")
    while let row = try organisationRows.next() {
      organisations += 1
      let number = row["number"] as Int
      let organisation = try? StoredRegister.organisation(row)
      if organisation == nil || organisation != state.organisations[number] {
        found.append("the row of organisation \(number) is not what the events add up to")
      }
    }
    if organisations != state.organisations.count {
      found.append("there are \(organisations) organisations, but by the events \(state.organisations.count)")
    }
    let ranges = try Row.fetchAll(store.db, sql: "SELECT * FROM range ORDER BY first").map(StoredRegister.range)
    if ranges != state.ranges {
      let place = zip(ranges, state.ranges).first { $0 != $1 }.map { ", from \($0.0.words) on" } ?? ""
      found.append("the ranges are not what the events add up to\(place)")
    }
    var identifiers = 0
    let identifierRows = try Row.fetchCursor(store.db, sql: "SELECT * FROM identifier ORDER BY value")
    while let row = try identifierRows.next() {
      identifiers += 1
      let value = StoredRegister.value(row["value"])
      let identifier = try? StoredRegister.identifier(row)
      if identifier == nil || identifier != state.identifiers[value] {
        found.append("the row of \(value) is not what the events add up to")
      }
      if found.count > Self.limit { break }
    }
    if found.count <= Self.limit, identifiers != state.identifiers.count {
      found.append("there are \(identifiers) identifiers, but by the events \(state.identifiers.count)")
    }
    let shown = found.prefix(Self.limit).map { RegisterVerification.Fault(sequence: nil, detail: $0) }
    return shown + (found.count > Self.limit ? [RegisterVerification.Fault(sequence: nil, detail: "and more")] : [])
  }
}
