import GRDB

extension EventLog {
  /// The events of which a condition of SQL holds, in order. Throws where one was changed, or does not fit between its
  /// neighbours: whoever changes an event and its hash has to change all that follow, and the head.
  static func linked(
    _ store: StoredRegister, where condition: String, _ arguments: StatementArguments
  ) throws -> [RegisterEvent] {
    let rows = try Row.fetchCursor(
      store.db.cachedStatement(
        sql: """
          SELECT *, (SELECT hash FROM event AS earlier WHERE earlier.sequence = event.sequence - 1) AS hash_before,
            (SELECT previous FROM event AS later WHERE later.sequence = event.sequence + 1) AS previous_after
          FROM event WHERE \(condition) ORDER BY sequence
          """), arguments: arguments)
    var events: [RegisterEvent] = []
    while let row = try rows.next() {
      let event = try StoredRegister.event(row)
      let stored = StoredRow(row: row, table: "event")
      guard event.isIntact else { throw event.changed }
      let before = try stored.hashIfAny("hash_before")
      guard event.previous == before ?? (event.sequence == 1 ? .beginning : nil) else { throw event.unlinked }
      guard try stored.hashIfAny("previous_after") ?? event.hash == event.hash else {
        throw RegisterVerification.Finding(sequence: event.sequence + 1, detail: "does not follow the event before it")
      }
      events.append(event)
    }
    return events
  }

  /// The event of a number; `nil` where there is none.
  static func event(_ sequence: Int, _ store: StoredRegister) throws -> RegisterEvent? {
    try linked(store, where: "sequence = ?", [sequence]).first
  }
}

extension RegisterEvent {
  /// Says that the event is not what it was.
  var changed: RegisterVerification.Finding {
    RegisterVerification.Finding(sequence: sequence, detail: "was changed: its hash does not match its content")
  }

  /// Says that the event is not tied to the one before it.
  var unlinked: RegisterVerification.Finding {
    RegisterVerification.Finding(sequence: sequence, detail: "does not follow the event before it")
  }
}
