import GRDB
import IDAllocation

extension RegisterCopy {
  /// Makes a register from the events of another that was restored from a text dump, which has lost what tells a
  /// register and its version; gives the last event. Each event is checked, and the rows are made again from what the
  /// events add up to.
  func rebuild(_ path: String) throws(RegisterError) -> RegisterEvent {
    do {
      let file = try RegisterFile.find(path)
      let dump = try RegisterConnection(file, isReadOnly: true, waitSeconds: AllocationRegister.standardWait)
      let last = try dump.queue.read { dump in
        var last: RegisterEvent?
        try writing { copy in
          try copy.inTransaction(.immediate) {
            last = try Self.rebuild(from: dump, copy)
            return .commit
          }
        }
        return last
      }
      guard let last else { throw RegisterError.damaged(path, "it has no events") }
      try verify(from: path, head: last.hash)
      return last
    } catch let error as RegisterError {
      throw error
    } catch let fault as RegisterVerification.Finding {
      throw .unsound(path, [fault])
    } catch let error as DatabaseError {
      throw .damaged(path, error.message ?? "SQLite can't read it")
    } catch {
      throw .damaged(path, "an event can't be read")
    }
  }

  private static func rebuild(from dump: Database, _ copy: Database) throws -> RegisterEvent? {
    let rows = try Row.fetchCursor(dump, sql: "SELECT * FROM event ORDER BY sequence")
    guard let first = try rows.next().map(StoredRegister.event), case .initialise(let layout) = try first.decoded(),
      layout.isUsable
    else { return nil }
    try RegisterSchema.create(copy)
    let store = StoredRegister(db: copy, layout: layout)
    var chain = EventChain()
    var next: RegisterEvent? = first
    while let event = next {
      try chain.add(event)
      do {
        for change in try RegisterRules.changes(for: event.decoded(), in: store, on: event.time.date) {
          try store.apply(change)
        }
      } catch let refusal as RegisterRefusal {
        throw RegisterVerification.Finding(sequence: event.sequence, detail: "can't have happened: \(refusal.detail)")
      }
      try store.insert(StoredTable.event.values(of: event), into: .event)
      next = try rows.next().map(StoredRegister.event)
    }
    if let last = chain.last, try dump.tableExists("head"),
      let fault = try RegisterHead.fault(
        StoredRegister(db: dump, layout: layout), isKept: true, after: last.sequence, hash: last.hash)
    {
      throw fault
    }
    return chain.last
  }
}
