/// The days that a duration counts.
public enum DurationUnit: String, Codable, CaseIterable, Sendable {
  /// Working Days.
  case workingDays = "WD"
  /// Days of the calendar. They are never converted to Working Days.
  case calendarDays = "calendar-day"

  /// The unit behind a number: `WD`, `calendar days`.
  public var words: String { self == .workingDays ? "WD" : "calendar days" }
}
