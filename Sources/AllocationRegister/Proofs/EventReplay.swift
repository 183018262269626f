import GRDB
import IDAllocation

/// Follows the chain of events, and works out again what they add up to.
struct EventReplay {
  private(set) var state: MemoryRegister
  /// The events that fit.
  private(set) var count = 0
  /// The hash of the last one.
  private(set) var head = EventHash.beginning
  /// The first that doesn't fit.
  private(set) var fault: RegisterVerification.Finding?
  private var time: RegisterTime?
  private var plain = PlainEvents()

  init(layout: RegisterLayout) { state = MemoryRegister(layout: layout) }

  /// Adds the event of a row, of `statement`.
  mutating func add(_ row: Row, of statement: Statement) {
    if addPlain(RawRow(statement)) { return }
    guard let sequence = try? StoredRow(row: row, table: "event").integer("sequence") else {
      fault = RegisterVerification.Finding(sequence: count + 1, detail: "has no number")
      return
    }
    guard sequence == count + 1 else {
      fault = RegisterVerification.Finding(sequence: count + 1, detail: "is missing; event \(sequence) follows")
      return
    }
    do {
      let event = try StoredRegister.event(row)
      let isSame = statement.row(is: StoredTable.event.values(of: event))
      try add(event)
      // What is read of it has the right hash, but that is not what is stored.
      if fault == nil, !isSame {
        fault = .init(sequence: sequence, detail: "was changed: it is not stored as it was written")
      }
    } catch let refusal as RegisterRefusal {
      fault = RegisterVerification.Finding(sequence: sequence, detail: "can't have happened: \(refusal.detail)")
    } catch {
      fault = RegisterVerification.Finding(sequence: sequence, detail: "can't be read")
    }
  }

  /// Adds the event of a row if nothing is wrong with it and it is one of the commonest; says whether.
  private mutating func addPlain(_ row: RawRow) -> Bool {
    guard let event = plain.event(row, sequence: count + 1, after: head), time.map({ $0 <= event.time }) ?? true,
      let changes = try? RegisterRules.changes(for: event.action, in: state, on: event.time.date)
    else { return false }
    for change in changes { state.apply(change) }
    count += 1
    head = event.hash
    time = event.time
    return true
  }

  private mutating func add(_ event: RegisterEvent) throws {
    func found(_ detail: String) { fault = RegisterVerification.Finding(sequence: event.sequence, detail: detail) }
    guard event.isIntact else { return found("was changed: its hash does not match its content") }
    guard event.previous == head else { return found("does not follow the event before it") }
    guard time.map({ $0 <= event.time }) ?? true else { return found("is earlier than the event before it") }
    for change in try RegisterRules.changes(for: event.decoded(), in: state, on: event.time.date) {
      state.apply(change)
    }
    count += 1
    head = event.hash
    time = event.time
  }
}

/// Follows the chain of events from one on.
struct EventChain {
  /// The number of the event that comes next.
  private(set) var next: Int
  /// The last one; `nil` before the first.
  private(set) var last: RegisterEvent?

  init(from sequence: Int = 1) { next = sequence }

  /// Throws where an event is not the next, was changed, or does not follow the one before it.
  mutating func add(_ event: RegisterEvent) throws {
    guard event.sequence == next else {
      throw RegisterVerification.Finding(sequence: next, detail: "is missing; event \(event.sequence) follows")
    }
    guard event.isIntact else { throw event.changed }
    guard event.previous == last?.hash ?? (next == 1 ? .beginning : event.previous) else { throw event.unlinked }
    next += 1
    last = event
  }
}
