/// How much a finding weighs.
public enum Severity: String, Sendable, Comparable {
  /// To be looked at; the value may be used.
  case warning
  /// The value may not be used.
  case error

  /// A warning weighs less than an error.
  @inlinable
  public static func < (a: Severity, b: Severity) -> Bool { a == .warning && b == .error }
}
