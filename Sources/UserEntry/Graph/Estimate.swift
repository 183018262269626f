/// Which of a task's three durations a plan uses.
public enum Estimate: String, Codable, CaseIterable, Sendable {
  /// The shortest that is plausible.
  case low
  /// The usual one.
  case likely
  /// The longest that is plausible.
  case high
}
