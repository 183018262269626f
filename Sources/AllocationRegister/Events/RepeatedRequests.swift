import GRDB
import IDAllocation
import Messages
import Reporting
import WorkingDays

/// Requests of a batch that were made before, and would get more now: they have no id.
public struct RepeatedRequests: Hashable, Sendable, CustomStringConvertible {
  /// How many requests of the batch were made before.
  public let count: Int
  /// The first and the last of the events that answered them.
  public let events: ClosedRange<Int>
  /// The day of the last.
  let day: CivilDate

  /// `3 rows repeat requests that were answered before (events 5 to 7, the last on 2025-04-05)`.
  public var description: String {
    let rows = count.counted("row") + count.plural(" repeats a request that was", " repeat requests that were")
    let place =
      events.count == 1
      ? "event \(events.lowerBound), on \(day)"
      : "events \(events.lowerBound) to \(events.upperBound), the last on \(day)"
    return "\(rows) answered before (\(place))"
  }
}

extension SubmittedRequest {
  /// Whether it would get something else each time it is made.
  public var givesMoreEachTime: Bool {
    guard id == nil, case .success(let request) = request else { return false }
    return request.givesMoreEachTime
  }
}

extension AllocationRegister {
  /// Which requests of a batch were made before, of those that would get something else each time; `nil` for none. As many
  /// of the same are counted as were answered. Cost: one reading of the events, if there are such requests.
  public func repeated(_ requests: [SubmittedRequest]) throws(RegisterError) -> RepeatedRequests? {
    var asked: [String: Int] = [:]
    for request in requests where request.givesMoreEachTime {
      guard case .success(let request) = request.request else { continue }
      asked[JSONDocument.text(of: request.normal, pretty: false), default: 0] += 1
    }
    guard !asked.isEmpty else { return nil }
    return try read { store in
      var found: [String: [(sequence: Int, time: String)]] = [:]
      let cursor = try Row.fetchCursor(
        store.db, sql: "SELECT sequence, time, request FROM event WHERE request_id IS NULL AND request <> ''")
      while let next = try cursor.next() {
        let row = StoredRow(row: next, table: "event")
        let content = try row.text("request")
        guard asked[content] != nil else { continue }
        found[content, default: []].append(
          (try row.integer("sequence", in: RegisterEvent.sequences), try row.text("time")))
      }
      let repeated = found.flatMap { content, events in events.suffix(asked[content] ?? 0) }
        .sorted { $0.sequence < $1.sequence }
      guard let first = repeated.first, let last = repeated.last, let time = RegisterTime(last.time) else { return nil }
      return RepeatedRequests(count: repeated.count, events: first.sequence...last.sequence, day: time.date)
    }
  }
}
