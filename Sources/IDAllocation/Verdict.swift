public import Messages
import Reporting

/// What all findings on a value amount to.
public enum Verdict: String, CaseIterable, Sendable {
  /// No finding.
  case valid
  /// Nothing worse than a warning.
  case warning
  /// At least one error.
  case invalid

  /// The verdict of a worst finding.
  @inlinable
  public init(_ severity: Severity?) {
    self =
      switch severity {
      case nil: .valid
      case .warning?: .warning
      case .error?: .invalid
      }
  }
}
