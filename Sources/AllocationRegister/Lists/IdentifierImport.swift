import FoundationEssentials
import GRDB
import IDAllocation

/// Adds very many identifiers, each with its event, in the caller's transaction. The rows and the events are byte for byte
/// those that ``EventLog`` writes one by one; what costs most there is done once for all of them.
struct IdentifierImport {
  private let identifiers: Insertion
  private let events: Insertion
  private var content = EventText()
  private var parts = EventText()

  private init(_ db: Database) throws {
    identifiers = try Insertion(db, .identifier)
    events = try Insertion(db, .event)
  }

  /// Adds identifiers, which the rules of the code allow, behind the last event. Says whether the rules of the schema allow
  /// them too; where not, the transaction must not be committed.
  static func add(
    _ actions: ArraySlice<RegisterAction>, to db: Database, after last: RegisterEvent, time: RegisterTime, actor: String
  ) throws -> Bool {
    let rules = try InsertionRules(db)
    try rules.drop(db)
    let before = try count(db)
    var writer = try IdentifierImport(db)
    do {
      try writer.write(actions, after: last, time: max(time, last.time), actor: actor, db)
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

  /// Writes the rows, the events and the head.
  private mutating func write(
    _ actions: ArraySlice<RegisterAction>, after last: RegisterEvent, time: RegisterTime, actor: String, _ db: Database
  ) throws {
    var (sequence, hash) = (last.sequence, last.hash)
    // A list is not a request: its events have neither an id nor a request. What is the same for all is bound once.
    let fixed = [time.description, actor, "", "", actions.first?.name ?? ""]
    for (column, text) in zip(Int32(1)..., fixed) { try events.bind(column, text) }
    try events.bind(3, nil)
    for case .addIdentifier(let identifier) in actions {
      try identifiers.bind(identifier)
      try identifiers.insert()
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
      try events.insert()
    }
    try db.execute(sql: "UPDATE head SET sequence = ?, hash = ?", arguments: [sequence, Data(hash.bytes)])
  }
}
