/// How the days of a notice are counted.
public enum NoticeRule: Sendable {
  /// From the day of the notice on.
  case plainDays
  /// Without the day of the notice and the day of the start: one day more.
  case clearDays
}
