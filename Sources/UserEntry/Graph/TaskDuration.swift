public import Messages

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
  public subscript(estimate: DurationEstimate) -> Int {
    switch estimate {
    case .low: low
    case .likely: likely
    case .high: high
    }
  }
}

/// The days that a duration counts.
public enum DurationUnit: String, JSONWord, Encodable, Sendable {
  /// Working Days.
  case workingDays = "WD"
  /// Days of the calendar. They are never converted to Working Days.
  case calendarDays = "calendar-day"

  /// The unit behind a number: `WD`, `calendar days`.
  package var displayText: String { self == .workingDays ? "WD" : "calendar days" }
}

/// Which of a task's three durations a plan uses.
public enum DurationEstimate: String, Codable, CaseIterable, Sendable {
  /// The shortest that is plausible.
  case low
  /// The usual one.
  case likely
  /// The longest that is plausible.
  case high
}
