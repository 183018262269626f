import EUI64
import GRDB
import IDAllocation

/// Compares the rows of a register with what its events add up to.
struct TableComparison {
  let store: StoredRegister
  let state: MemoryRegister

  /// Faults that are told one by one; of more it is said that there are more.
  private static let limit = 20

  /// What a row is of.
  private enum Subject: Hashable, CustomStringConvertible {
    case organisation(Int)
    case range(AllocatedRange)
    case identifier(EUI64)

    /// In words, to come before what is wrong.
    var description: String {
      switch self {
      case .organisation(let number): "the row of organisation \(number)"
      case .range(let range): "the row of the range \(range), of organisation \(range.organisation),"
      case .identifier(let value): "the row of \(value)"
      }
    }
  }

  /// What is wrong with rows. Takes time in proportion to the rows, and once more to the events where something is.
  func faults() throws -> [RegisterVerification.Finding] {
    var found: [(subject: Subject?, detail: String)] = []
    for subject in try organisations() + ranges() + identifiers() {
      guard found.count <= Self.limit else { break }
      found.append(subject)
    }
    let shown = found.prefix(Self.limit)
    let events = try lastEvents(on: Set(shown.compactMap(\.subject)))
    let faults = shown.map { subject, detail in
      RegisterVerification.Finding(sequence: subject.flatMap { events[$0] }, detail: detail)
    }
    let sorted = faults.enumerated().sorted {
      ($0.element.sequence ?? .max, $0.offset) < ($1.element.sequence ?? .max, $1.offset)
    }.map(\.element)
    return sorted + (found.count > Self.limit ? [RegisterVerification.Finding(sequence: nil, detail: "and more")] : [])
  }

  private typealias Finding = (subject: Subject?, detail: String)

  private func isChanged(_ subject: Subject) -> Finding {
    (subject, "\(subject) does not match the events")
  }
  private func isGone(_ subject: Subject) -> Finding { (subject, "\(subject) is gone") }
  private func isNew(_ subject: Subject) -> Finding { (subject, "\(subject) does not follow from any event") }
  private func isUnreadable(_ table: String) -> Finding { (nil, "a row of \(table) can't be read") }

  /// Gives each row to `body`, and its statement, until enough is found.
  private func rows(of table: StoredTable, _ body: (Row, Statement) throws -> Finding?) throws -> [Finding] {
    let statement = try store.db.makeStatement(sql: table.query)
    let rows = try Row.fetchCursor(statement)
    var findings: [Finding] = []
    while findings.count <= Self.limit, let row = try rows.next() {
      if let finding = try body(row, statement) { findings.append(finding) }
    }
    return findings
  }

  private func organisations() throws -> [Finding] {
    var seen: Set<Int> = []
    let findings = try rows(of: .organisation) { row, statement in
      guard let number = try? StoredRow(row: row, table: "organisation").integer("number") else {
        return isUnreadable("organisation")
      }
      seen.insert(number)
      let subject = Subject.organisation(number)
      guard let expected = state.organisations[number] else { return isNew(subject) }
      return statement.row(is: StoredTable.organisation.values(of: expected)) ? nil : isChanged(subject)
    }
    guard findings.count <= Self.limit else { return findings }
    return findings
      + state.organisations.keys.filter { !seen.contains($0) }.sorted().map { isGone(.organisation($0)) }
  }

  private func ranges() throws -> [Finding] {
    let expected = Set(state.ranges)
    var seen: Set<AllocatedRange> = []
    let findings = try rows(of: .range) { row, statement in
      guard let range = try? StoredRegister.range(row) else { return isUnreadable("range") }
      seen.insert(range)
      guard expected.contains(range) else { return isNew(.range(range)) }
      return statement.row(is: StoredTable.range.values(of: range)) ? nil : isChanged(.range(range))
    }
    guard findings.count <= Self.limit else { return findings }
    // What is gone names an event, so it is told first.
    return state.ranges.filter { !seen.contains($0) }.map { isGone(.range($0)) } + findings
  }

  private func identifiers() throws -> [Finding] {
    var count = 0
    let findings = try rows(of: .identifier) { _, statement in
      let row = RawRow(statement)
      guard let value = row.identifier(0) else { return isUnreadable("identifier") }
      guard let expected = state.identifiers[value] else { return isNew(.identifier(value)) }
      count += 1
      return row.holds(expected) ? nil : isChanged(.identifier(value))
    }
    guard findings.count <= Self.limit, count != state.identifiers.count else { return findings }
    var gone = Set(state.identifiers.keys)
    let values = try Row.fetchCursor(store.db, sql: "SELECT value FROM identifier")
    while let row = try values.next() {
      if let value = try? StoredRow(row: row, table: "identifier").identifier("value") { gone.remove(value) }
    }
    return gone.sorted().prefix(Self.limit + 1).map { isGone(.identifier($0)) } + findings
  }

  /// The last events that rows follow from.
  private func lastEvents(on subjects: Set<Subject>) throws -> [Subject: Int] {
    guard !subjects.isEmpty else { return [:] }
    var last: [Subject: Int] = [:]
    try EventLog.events(store) { event in
      let action = try event.decoded()
      for subject in subjects where concerns(action, subject) { last[subject] = event.sequence }
    }
    return last
  }

  private func concerns(_ action: RegisterAction, _ subject: Subject) -> Bool {
    switch (action, subject) {
    case (.addOrganisation(let organisation, _), .organisation(let number)): organisation.number == number
    case (.addOrganisation(_, let ranges), .range(let range)): ranges.contains(range)
    case (.addRange(let added), .range(let range)): added == range
    case (.rename(let changed, _), .organisation(let number)), (.close(let changed, _), .organisation(let number)):
      changed == number
    case (.addIdentifier(let identifier), .identifier(let value)): identifier.value == value
    case (.addRoles(let changed, _), .identifier(let value)),
      (.acceptIdentifier(let changed), .identifier(let value)),
      (.withdrawIdentifier(let changed), .identifier(let value)):
      changed == value
    case (.close(let number, _), .identifier(let value)): state.identifiers[value]?.organisation == number
    case (.initialise(let layout), .organisation(let number)): layout.dccOrganisation == number
    case (.initialise(let layout), .range(let range)): range == layout.range(of: layout.dccOrganisation)
    default: false
    }
  }
}

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
