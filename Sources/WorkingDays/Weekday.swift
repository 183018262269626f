/// A day of the week.
public enum Weekday: String, CaseIterable, Sendable {
  case monday = "Monday"
  case tuesday = "Tuesday"
  case wednesday = "Wednesday"
  case thursday = "Thursday"
  case friday = "Friday"
  case saturday = "Saturday"
  case sunday = "Sunday"

  /// The English name.
  public var name: String { rawValue }

  /// Whether it is a Saturday or a Sunday.
  public var isWeekend: Bool { self == .saturday || self == .sunday }
}
