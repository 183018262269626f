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
