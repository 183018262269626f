/// How much a finding weighs. The raw values are stable; severities are ordered by weight.
public enum Severity: String, Sendable, Comparable {
  /// A person should look at it; the value may be used.
  case warning
  /// The value may not be used.
  case error

  /// Compares the weight, so that `max()` of some gives the verdict on all: a warning is less than an error.
  @inlinable
  public static func < (a: Severity, b: Severity) -> Bool { a == .warning && b == .error }
}
