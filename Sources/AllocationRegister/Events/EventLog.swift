import FoundationEssentials
import GRDB
import IDAllocation

/// The chain of events.
enum EventLog {
  /// The last event. Throws where it was changed, or is not the one that the register keeps as its head: then some are
  /// missing.
  static func last(_ store: StoredRegister) throws -> RegisterEvent {
    guard let event = try lastIfAny(store) else { throw StoredRowError(table: "event", column: "sequence") }
    guard event.isIntact else { throw event.changed }
    if let fault = try RegisterHead.fault(store, after: event.sequence, hash: event.hash) {
      throw fault
    }
    return event
  }

  private static func lastIfAny(_ store: StoredRegister) throws -> RegisterEvent? {
    try Row.fetchOne(store.db.cachedStatement(sql: "SELECT * FROM event ORDER BY sequence DESC LIMIT 1"))
      .map(StoredRegister.event)
  }

  /// Makes an action happen: checks it by the rules, changes the rows and adds the event. Throws a ``RegisterRefusal``
  /// where the rules refuse it; then nothing has changed. `known` is the last event, where the caller has it.
  static func append(
    _ action: RegisterAction, to store: StoredRegister, time: RegisterTime, actor: String,
    answering request: (id: String?, content: String)? = nil, after known: RegisterEvent? = nil
  ) throws -> RegisterEvent {
    try check(actor: actor)
    let before = try known ?? lastIfAny(store)
    // The clock of one machine may be behind another machine's clock, or be set back: the time of events never goes
    // back.
    let time = max(time, before?.time ?? time)
    let changes = try RegisterRules.changes(for: action, in: store.checked, on: time.date)
    let event = RegisterEvent(
      sequence: (before?.sequence ?? 0) + 1, time: time, actor: actor, request: request, action: action,
      previous: before?.hash ?? .beginning)
    for change in changes { try store.apply(change) }
    try store.insert(StoredTable.event.values(of: event), into: .event)
    guard try hash(event.sequence, store) == event.hash else {
      throw RegisterVerification.Finding(sequence: event.sequence, detail: "was written but is missing")
    }
    return event
  }

  /// Throws where a text can't be the actor of an event.
  static func check(actor: String) throws(RegisterError) {
    do throws(RegisterRefusal) {
      try RegisterText.check(actor, "an actor")
    } catch {
      throw RegisterError.actor(error.detail)
    }
  }

  /// The hash of the event of a number; `nil` where there is none.
  static func hash(_ sequence: Int, _ store: StoredRegister) throws -> EventHash? {
    try Data.fetchOne(store.db.cachedStatement(sql: "SELECT hash FROM event WHERE sequence = ?"), arguments: [sequence])
      .flatMap { EventHash(bytes: Array($0)) }
  }

  /// The events from one on, in order.
  static func events(
    _ store: StoredRegister, from sequence: Int = 1, limit: Int = .max, _ body: (RegisterEvent) throws -> Void
  ) throws {
    let cursor = try Row.fetchCursor(
      store.db.cachedStatement(sql: "SELECT * FROM event WHERE sequence >= ? ORDER BY sequence LIMIT ?"),
      arguments: [sequence, limit])
    while let row = try cursor.next() { try body(StoredRegister.event(row)) }
  }

  /// The event that answered the request of an id; `nil` where there is none.
  static func event(answering id: String, _ store: StoredRegister) throws -> RegisterEvent? {
    try linked(store, where: "request_id = ?", [id]).first
  }
}
