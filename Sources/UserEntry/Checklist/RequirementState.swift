/// How far a requirement has come.
public enum RequirementState: String, CaseIterable, Codable, Sendable {
  /// It is met.
  case met
  /// It is met by needing nothing: a Credit Cover Requirement that is not over the Threshold.
  case metNil = "met-nil"
  /// It is not met yet.
  case open
  /// It is not met, and its date has passed. Never recorded: it follows from the date.
  case late
  /// It need not be met.
  case notApplicable = "not-applicable"

  /// Whether nothing more is to be done.
  public var isSettled: Bool { self == .met || self == .metNil || self == .notApplicable }
}
