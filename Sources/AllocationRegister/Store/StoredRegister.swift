import EUI64
import FoundationEssentials
import GRDB
import IDAllocation
import Reporting
import WorkingDays

/// The rows of a register inside a transaction, as the rules see them.
struct StoredRegister: RegisterView {
  let db: Database
  let layout: RegisterLayout
  var freeIdentifiers = FreeIdentifiers()
  var checkedRows = CheckedRows()

  // MARK: Reading

  func organisation(_ number: Int) throws -> Organisation? {
    try Row.fetchOne(db.cachedStatement(sql: "SELECT * FROM organisation WHERE number = ?"), arguments: [number])
      .map(Self.organisation)
  }

  func organisation(signifier: String) throws -> Organisation? {
    try Row.fetchOne(db.cachedStatement(sql: "SELECT * FROM organisation WHERE signifier = ?"), arguments: [signifier])
      .map(Self.organisation)
  }

  /// The signifiers of all organisations.
  func signifiers() throws -> [String] {
    try String.fetchAll(db, sql: "SELECT signifier FROM organisation ORDER BY number")
  }

  func activeOrganisation(named name: String, kind: OrganisationKind) throws -> Organisation? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT * FROM organisation WHERE name = ? COLLATE NOCASE AND kind = ? AND state = 'active'
          ORDER BY number LIMIT 1
          """), arguments: [name, kind.rawValue]
    ).map(Self.organisation)
  }

  func ranges(of organisation: Int) throws -> [AllocatedRange] {
    try Row.fetchAll(
      db.cachedStatement(sql: "SELECT * FROM range WHERE organisation = ? ORDER BY first"), arguments: [organisation]
    ).map(Self.range)
  }

  func range(overlapping range: AllocatedRange) throws -> AllocatedRange? {
    // Ranges don't overlap: of those that begin up to the end of this one, the last is the only one that can reach it.
    try Row.fetchOne(
      db.cachedStatement(sql: "SELECT * FROM range WHERE first <= ? ORDER BY first DESC LIMIT 1"),
      arguments: [Self.blob(range.last)]
    ).map(Self.range).flatMap { $0.last >= range.first ? $0 : nil }
  }

  func identifier(_ value: EUI64) throws -> AllocatedIdentifier? {
    try Row.fetchOne(
      db.cachedStatement(sql: "SELECT * FROM identifier WHERE value = ?"), arguments: [Self.blob(value)]
    ).map(Self.identifier)
  }

  func nextFreeNumber() throws -> Int? {
    let isGiven = try db.cachedStatement(sql: "SELECT 1 FROM organisation WHERE number = ?")
    let (start, end) = (freeIdentifiers.firstNumber ?? layout.numbers.lowerBound, layout.numbers.upperBound + 1)
    let free = try (start..<end).first { number in
      try Int.fetchOne(isGiven, arguments: [number]) == nil && range(overlapping: layout.range(of: number)) == nil
    }
    freeIdentifiers.firstNumber = free ?? end
    return free
  }

  func nextFreeIdentifier(in range: AllocatedRange) throws -> EUI64? {
    let cursor = try Data.fetchCursor(
      db.cachedStatement(sql: "SELECT value FROM identifier WHERE value BETWEEN ? AND ? ORDER BY value"),
      arguments: [Self.blob(freeIdentifiers.start(of: range)), Self.blob(range.last)])
    var next = freeIdentifiers.start(of: range).rawValue
    while let value = try cursor.next() {
      guard Self.value(value).rawValue == next else { break }
      guard next < range.last.rawValue else { return nil }
      next += 1
    }
    freeIdentifiers.note(EUI64(rawValue: next), of: range)
    return EUI64(rawValue: next)
  }

  // MARK: Writing

  func apply(_ change: RegisterChange) throws {
    switch change {
    case .addOrganisation(let organisation):
      try insert(StoredTable.organisation.values(of: organisation), into: .organisation)
    case .addRange(let range): try insert(StoredTable.range.values(of: range), into: .range)
    case .addIdentifier(let identifier):
      try insert(StoredTable.identifier.values(of: identifier), into: .identifier)
    case .rename(let number, let name, let date):
      guard let organisation = try organisation(number) else { return }
      let past = organisation.pastNames + [Organisation.PastName(name: organisation.name, until: date)]
      try execute(
        "UPDATE organisation SET name = ?, past_names = ? WHERE number = ?", [name, Self.text(of: past), number])
    case .setState(let number, let state):
      try execute("UPDATE organisation SET state = ? WHERE number = ?", [state.rawValue, number])
    case .setRoles(let value, let roles):
      try execute(
        "UPDATE identifier SET roles = ? WHERE value = ?", [Self.text(of: roles), Self.blob(value)])
    case .accept(let value, let date):
      try execute(
        "UPDATE identifier SET state = 'accepted', accepted = ? WHERE value = ?", [date.description, Self.blob(value)])
    case .withdraw(let value, let date):
      try execute(
        "UPDATE identifier SET state = 'withdrawn', withdrawn = ? WHERE value = ?",
        [date.description, Self.blob(value)])
    case .withdrawAll(let number, let date):
      try execute(
        "UPDATE identifier SET state = 'withdrawn', withdrawn = ? WHERE organisation = ? AND state <> 'withdrawn'",
        [date.description, number], isOneRow: false)
    }
  }

  /// Adds a row.
  func insert(_ values: [DatabaseValue], into table: StoredTable) throws {
    try execute(table.insertion(), StatementArguments(values))
  }

  /// Throws where a row should have been written but was not: something in the file kept it out.
  private func execute(_ sql: String, _ arguments: StatementArguments, isOneRow: Bool = true) throws {
    try db.cachedStatement(sql: sql).execute(arguments: arguments)
    guard !isOneRow || db.changesCount == 1 else {
      throw RegisterVerification.Finding(sequence: nil, detail: "a row was written but is not stored")
    }
  }

  // MARK: Rows

  static func organisation(_ row: Row) throws -> Organisation {
    let row = StoredRow(row: row, table: "organisation")
    guard
      let past = try? JSONDecoder().decode([Organisation.PastName].self, from: Data(row.text("past_names").utf8))
    else { throw row.unreadable("past_names") }
    return Organisation(
      number: try row.integer("number", in: Organisation.numbers), kind: try row.one(of: OrganisationKind.self, "kind"),
      name: try row.text("name"), pastNames: past, signifier: try row.text("signifier"),
      accession: try date(row, "accession"), state: try row.one(of: OrganisationState.self, "state"))
  }

  static func range(_ row: Row) throws -> AllocatedRange {
    let row = StoredRow(row: row, table: "range")
    let (first, last) = (try row.identifier("first"), try row.identifier("last"))
    guard first <= last else { throw row.unreadable("last") }
    return AllocatedRange(
      organisation: try row.integer("organisation", in: Organisation.numbers), first: first, last: last)
  }

  static func identifier(_ row: Row) throws -> AllocatedIdentifier {
    let row = StoredRow(row: row, table: "identifier")
    guard let proposed = try date(row, "proposed") else { throw row.unreadable("proposed") }
    return AllocatedIdentifier(
      value: try row.identifier("value"), organisation: try row.integer("organisation", in: Organisation.numbers),
      kind: try row.one(of: IdentifierKind.self, "kind"),
      roles: try row.text("roles").split(separator: ";").map(String.init),
      state: try row.one(of: IdentifierState.self, "state"), proposed: proposed, accepted: try date(row, "accepted"),
      withdrawn: try date(row, "withdrawn"))
  }

  static func event(_ row: Row) throws -> RegisterEvent {
    let row = StoredRow(row: row, table: "event")
    guard let time = RegisterTime(try row.text("time")) else { throw row.unreadable("time") }
    return RegisterEvent(
      sequence: try row.integer("sequence", in: RegisterEvent.sequences), time: time, actor: try row.text("actor"),
      requestID: try row.textIfAny("request_id") ?? "", request: try row.text("request"),
      action: try row.text("action"), content: try row.text("content"), previous: try row.hash("previous"),
      hash: try row.hash("hash"))
  }

  private static func date(_ row: StoredRow, _ column: String) throws -> CivilDate? {
    guard let text = try row.textIfAny(column) else { return nil }
    guard let date = CivilDate(text) else { throw row.unreadable(column) }
    return date
  }

  static func text(of past: [Organisation.PastName]) -> String { JSONDocument.text(of: past, pretty: false) }

  static func text(of roles: [String]) -> String { roles.joined(separator: ";") }

  /// Eight bytes, the first octet first: they sort in the order of the identifiers.
  static func blob(_ value: EUI64) -> Data { withUnsafeBytes(of: value.rawValue.bigEndian) { Data($0) } }

  static func value(_ blob: Data) -> EUI64 {
    blob.withUnsafeBytes { bytes in EUI64(rawValue: bytes.reduce(0) { $0 << 8 | UInt64($1) }) }
  }
}
