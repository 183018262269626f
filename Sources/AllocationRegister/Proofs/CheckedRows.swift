import EUI64
import GRDB
import IDAllocation

/// Compares rows with the events that they follow from, and remembers which were compared: what this program has
/// changed itself since is right, and once another program writes to the file, everything is compared again.
final class CheckedRows {
  private typealias Finding = RegisterVerification.Finding

  private var version: Int?
  private var organisations: Set<Int> = []
  private var identifiers: Set<EUI64> = []
  private var hasAllOrganisations = false

  /// As many identifiers are remembered.
  private static let limit = 100_000

  /// For a transaction that begins: empty where another program has written to the file.
  func current(_ db: Database) throws -> CheckedRows {
    let now = try Int.fetchOne(db.cachedStatement(sql: "PRAGMA data_version"))
    guard now != version else { return self }
    (organisations, identifiers, hasAllOrganisations, version) = ([], [], false, now)
    return self
  }

  /// Throws where the row of an organisation, or the rows of its ranges, are not what its events add up to.
  func checkOrganisation(_ number: Int, in store: StoredRegister) throws {
    guard !hasAllOrganisations, !organisations.contains(number) else { return }
    let events = try events(on: number, in: store)
    try compare(number, with: try state(after: events, in: store), events.last?.sequence, in: store)
    organisations.insert(number)
  }

  /// Throws where the rows of organisations and ranges, all of them, are not what the events add up to.
  func checkOrganisations(_ store: StoredRegister) throws {
    guard !hasAllOrganisations else { return }
    let events = try EventLog.linked(
      store, where: "\(RegisterSchema.subject) BETWEEN ? AND ?", [0, Int(UInt32.max)])
    let state = try state(after: events, in: store)
    for number in state.organisations.keys.sorted() { try compare(number, with: state, nil, in: store) }
    let numbers = try Int.fetchAll(
      store.db, sql: "SELECT number FROM organisation UNION SELECT organisation FROM range ORDER BY 1")
    for number in numbers where state.organisations[number] == nil {
      throw Finding.isNew("organisation \(number)", after: nil)
    }
    hasAllOrganisations = true
  }

  /// Throws where the row of an identifier is not what its events add up to.
  func checkIdentifier(_ value: EUI64, in store: StoredRegister) throws {
    guard !identifiers.contains(value) else { return }
    let own = try events(on: value, in: store)
    let row = try store.identifier(value)
    if !own.isEmpty || row != nil {
      // What happens to an organisation happens to its identifiers too.
      let holder = own.lazy.compactMap { try? $0.decoded() }.compactMap(\.holder).first ?? row?.organisation
      let events = try (holder.map { try self.events(on: $0, in: store) } ?? []) + own
      try compare(value, with: try state(after: events, in: store), events.last?.sequence, in: store)
    }
    if identifiers.count < Self.limit { identifiers.insert(value) }
  }

  /// Throws where the rows of the identifiers of an organisation, all of them, are not what the events add up to.
  func checkIdentifiers(of organisation: Int, in store: StoredRegister) throws {
    try checkOrganisation(organisation, in: store)
    var events = try events(on: organisation, in: store)
    for range in try store.ranges(of: organisation) {
      events += try EventLog.linked(
        store, where: "\(RegisterSchema.subject) BETWEEN ? AND ?", [range.first.description, range.last.description])
    }
    let state = try state(after: events, in: store)
    for value in state.identifiers.keys.sorted() { try compare(value, with: state, nil, in: store) }
    let rows = try Row.fetchCursor(
      store.db, sql: "SELECT value FROM identifier WHERE organisation = ? ORDER BY value", arguments: [organisation])
    while let row = try rows.next() {
      let value = try StoredRow(row: row, table: "identifier").identifier("value")
      if state.identifiers[value] == nil { throw Finding.isNew("\(value)", after: nil) }
    }
  }

  // MARK: Events

  /// The events on an organisation and its ranges, in order.
  func events(on organisation: Int, in store: StoredRegister) throws -> [RegisterEvent] {
    try EventLog.linked(store, where: "\(RegisterSchema.subject) = ?", [organisation])
  }

  /// The events on an identifier, in order.
  func events(on identifier: EUI64, in store: StoredRegister) throws -> [RegisterEvent] {
    try EventLog.linked(store, where: "\(RegisterSchema.subject) = ?", [identifier.description])
  }

  /// What some events add up to.
  private func state(after events: [RegisterEvent], in store: StoredRegister) throws -> MemoryRegister {
    var state = MemoryRegister(layout: store.layout)
    for event in events.sorted(by: { $0.sequence < $1.sequence }) {
      do {
        for change in try RegisterRules.changes(for: event.decoded(), in: state, on: event.time.date) {
          state.apply(change)
        }
      } catch let refusal as RegisterRefusal {
        throw RegisterVerification.Finding(sequence: event.sequence, detail: "can't have happened: \(refusal.detail)")
      }
    }
    return state
  }

  // MARK: Rows

  private func compare(
    _ number: Int, with state: MemoryRegister, _ sequence: Int?, in store: StoredRegister
  ) throws {
    let name = "organisation \(number)"
    let isThere = try store.has(number.databaseValue, in: .organisation)
    guard let expected = state.organisation(number) else {
      guard !isThere else { throw Finding.isNew(name, after: sequence) }
      guard try store.ranges(of: number).isEmpty else { throw Finding.isNew("a range of \(name)", after: sequence) }
      return
    }
    guard isThere else { throw Finding.isGone(name, after: sequence) }
    guard try store.holds(StoredTable.organisation.values(of: expected), in: .organisation) else {
      throw Finding.isChanged(name, after: sequence)
    }
    guard try store.ranges(of: number) == state.ranges(of: number) else {
      throw Finding.isChanged("the ranges of \(name)", after: sequence)
    }
  }

  private func compare(
    _ value: EUI64, with state: MemoryRegister, _ sequence: Int?, in store: StoredRegister
  ) throws {
    let isThere = try store.has(StoredRegister.blob(value).databaseValue, in: .identifier)
    guard let expected = state.identifier(value) else {
      if isThere { throw Finding.isNew("\(value)", after: sequence) }
      return
    }
    guard isThere else { throw Finding.isGone("\(value)", after: sequence) }
    guard try store.holds(StoredTable.identifier.values(of: expected), in: .identifier) else {
      throw Finding.isChanged("\(value)", after: sequence)
    }
  }
}

/// What can be wrong with a row.
extension RegisterVerification.Finding {
  fileprivate static func isGone(_ row: String, after sequence: Int?) -> Self {
    Self(sequence: sequence, detail: "the row of \(row) is gone")
  }

  fileprivate static func isNew(_ row: String, after sequence: Int?) -> Self {
    Self(sequence: sequence, detail: "the row of \(row) does not follow from any event")
  }

  fileprivate static func isChanged(_ row: String, after sequence: Int?) -> Self {
    Self(sequence: sequence, detail: "the row of \(row) does not match the events")
  }
}

extension RegisterAction {
  /// The number of the organisation that it gave an identifier to.
  fileprivate var holder: Int? {
    if case .addIdentifier(let identifier) = self { identifier.organisation } else { nil }
  }
}
