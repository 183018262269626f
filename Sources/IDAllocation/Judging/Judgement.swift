public import EUI64
public import Messages
import Reporting

/// One thing that was found on an identifier: a code for programs, and words for people.
public struct IdentifierFinding: Hashable, Sendable {
  /// The kind of finding, for programs; it never changes.
  public let code: FindingCode
  /// How much it weighs for this kind and environment.
  public let severity: Severity
  /// What is wrong and what was probably meant, in words.
  public let message: String
  /// The identifier that was probably meant, where one shows: a suggestion to check.
  public let meant: EUI64?
  /// The rule that it rests on.
  public let reference: RuleReference

  /// Makes a finding, for those who judge by rules of their own.
  public init(code: FindingCode, severity: Severity, message: String, meant: EUI64? = nil, reference: RuleReference) {
    self.code = code
    self.severity = severity
    self.message = message
    self.meant = meant
    self.reference = reference
  }
}

/// The judgement of one identifier: what it is, and what was found on it. An identifier has at most one finding: the first
/// rule that it breaks.
public struct Judgement: Hashable, Sendable {
  /// The identifier; `nil` where the text is not one in the form that was asked for.
  public let identifier: EUI64?
  /// Where the text is at fault; `nil` where it is an identifier.
  public let fault: TextFinding?
  /// What was found; `nil` for a valid identifier.
  public let finding: IdentifierFinding?

  /// The verdict on the identifier, by its only ``finding``.
  public var verdict: Verdict { Verdict(finding?.severity) }
  /// The code of the ``finding``; `nil` for a valid identifier.
  public var code: FindingCode? { finding?.code }
  /// The identifier in canonical form, as `70-B3-D5-1F-30-01-00-00`; empty where there is none.
  public var canonical: String { identifier?.description ?? "" }
}

/// What all findings on a value amount to. The raw values are stable: rows of results hold them.
public enum Verdict: String, CaseIterable, Sendable {
  /// There is no finding.
  case valid
  /// Nothing worse than a warning.
  case warning
  /// There is at least one error.
  case invalid

  /// The verdict where this is the worst that was found; `nil` where nothing was.
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
