/// How long a task takes: three numbers of days, none less than the one before it.
public struct TaskDuration: Codable, Hashable, Sendable {
  /// The shortest that is plausible.
  public let low: Int
  /// The usual one.
  public let likely: Int
  /// The longest that is plausible.
  public let high: Int

  /// The most days of a task, about 40 years of Working Days.
  public static let limit = 10_000

  /// Makes a duration. ``TaskGraph`` judges it.
  public init(low: Int, likely: Int, high: Int) {
    self.low = low
    self.likely = likely
    self.high = high
  }

  /// The days of an estimate.
  public subscript(estimate: Estimate) -> Int {
    switch estimate {
    case .low: low
    case .likely: likely
    case .high: high
    }
  }
}
