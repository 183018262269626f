extension PlanDocument {
  /// What durations count, with the words that rule data has for it.
  public enum Unit: String, CaseIterable, Sendable {
    /// Working Days.
    case workingDays = "WD"
    /// Days of the calendar, which are never turned into Working Days.
    case calendarDays = "calendar-day"
  }
}
