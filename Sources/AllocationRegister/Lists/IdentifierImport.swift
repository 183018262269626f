import FoundationEssentials
import GRDB
import IDAllocation

/// Adds very many identifiers, each with its event, in the caller's transaction. The rows and the events are byte for byte
/// those that ``EventLog`` writes one by one; what costs most there is done once for all of them.
struct IdentifierImport {
  private var sequence: Int
  private var hash: EventHash
  /// What is the same in all events: a list is not a request, so that they have neither an id nor a request.
  private let fixed: [String]
  private var content = EventText()
  private var parts = EventText()

  /// How many rows one statement adds; more are not faster.
  private static let rowsAtOnce = 64

  /// Adds identifiers, which the rules of the code allow, behind the last event. Says whether the rules of the schema allow
  /// them too; where not, the transaction must not be committed.
  static func add(
    _ actions: ArraySlice<RegisterAction>, to db: Database, after last: RegisterEvent, time: RegisterTime, actor: String
  ) throws -> Bool {
    let rules = try InsertionRules(db)
    try rules.drop(db)
    let before = try count(db)
    var writer = IdentifierImport(
      sequence: last.sequence, hash: last.hash,
      fixed: [max(time, last.time).description, actor, "", "", actions.first?.name ?? ""])
    do {
      let rest = actions.count % rowsAtOnce
      try writer.write(actions.dropLast(rest), db, rows: rowsAtOnce)
      try writer.write(actions.suffix(rest), db, rows: 1)
      try db.execute(
        sql: "UPDATE head SET sequence = ?, hash = ?", arguments: [writer.sequence, Data(writer.hash.bytes)])
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
      return false
    }
    guard try count(db) == before + actions.count, try rules.firstBroken(db, after: last.sequence) == nil else {
      return false
    }
    try rules.restore(db)
    return try RegisterSchema.differences(db).isEmpty
  }

  private static func count(_ db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT count(*) FROM identifier") ?? 0
  }

  /// Writes the rows and the events of actions, some at a time.
  private mutating func write(_ actions: ArraySlice<RegisterAction>, _ db: Database, rows: Int) throws {
    guard !actions.isEmpty else { return }
    var identifiers = try Insertion(db, .identifier, rows: rows)
    var events = try Insertion(db, .event, rows: rows)
    for (column, text) in zip(Int32(1)..., fixed) { try events.bindAll(column, column == 3 ? nil : text) }
    for case .addIdentifier(let identifier) in actions {
      try identifiers.bind(identifier)
      try identifiers.add()
      sequence += 1
      content.clear()
      content.append(adding: identifier)
      parts.clear()
      parts.beginParts(of: sequence)
      for text in fixed { parts.append(part: text) }
      content.withBytes { parts.append(part: $0) }
      parts.endParts(after: hash)
      try events.bind(0, sequence)
      try content.withBytes { try events.bind(6, text: $0) }
      try events.bind(7, blob: hash.bytes)
      hash = parts.hash
      try events.bind(8, blob: hash.bytes)
      try events.add()
    }
  }
}
