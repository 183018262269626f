/// How an event on a day that is no Working Day is counted from.
public enum EventRule: Sendable {
  /// As if it were on the next Working Day; counting back, on the one before.
  case movesToWorkingDay
  /// As it is.
  case staysWhereItIs
}
