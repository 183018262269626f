import Files

/// One line on standard error that tells how far a long run is. Nothing is shown in the first second.
package final class Progress {
  private let startedAt: ContinuousClock.Instant
  private var shownAt: ContinuousClock.Instant
  private var isShown = false
  private var total: Int?

  /// Starts the clock. `total` is the size of all inputs in bytes, where it is known.
  package init(total: Int?) {
    startedAt = .now
    shownAt = startedAt
    self.total = total
  }

  /// Shows no part of the whole from now on, since an input is longer or shorter than its file.
  package func forgetTotal() { total = nil }

  /// Takes the line away.
  package func clear() {
    if isShown { StandardError.writeOwn("\r\u{1B}[K") }
    isShown = false
  }

  /// Shows how far the run is, at most five times a second.
  package func update(bytes: Int, rows: Int) {
    let now = ContinuousClock.now
    guard now - startedAt >= .seconds(1), now - shownAt >= .milliseconds(200) else { return }
    shownAt = now
    isShown = true
    let seconds = max(1, (now - startedAt).components.seconds)
    let part = total.map { $0 > 0 ? "\(min(100, bytes * 100 / $0)) %, " : "" } ?? ""
    StandardError.writeOwn("\r\u{1B}[K\(part)\(rows.grouped) rows, \((rows / Int(seconds)).grouped) rows/s")
  }
}

extension Int {
  /// The number with commas between thousands: `1,234,567`.
  package var grouped: String {
    var text = ""
    for (position, digit) in String(magnitude).reversed().enumerated() {
      if position > 0, position % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return (self < 0 ? "-" : "") + String(text.reversed())
  }
}
