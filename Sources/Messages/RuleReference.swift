/// How sure we are of a rule. You meet it beside every figure and finding that rests on one; the raw values are stable.
public enum RuleStatus: String, JSONWord, Encodable, Sendable {
  /// Read in the source named.
  case sourced
  /// Read in a guide that reserves that it does not replace the Smart Energy Code.
  case guide
  /// Concluded from other facts, not stated by anyone.
  case inferred
  /// Known only at second hand; the source named was not seen.
  case unverified
  /// A choice of this tool where no source rules.
  case convention
}

/// Where a rule comes from and how sure we are of it. You meet it in findings, derivations and rule sets, so that a
/// person can look the rule up.
public struct RuleReference: Codable, Hashable, Sendable, CustomStringConvertible {
  /// The clause, document or web page, in the words of the field: `SEC H1`.
  public let source: String
  /// How far the source was seen, and what it is worth.
  public let status: RuleStatus
  /// The first day on which the rule is in force (`yyyy-mm-dd`); `nil` where it has been in force for as long as is
  /// known.
  public let effectiveFrom: String?

  /// Makes a reference to a source, which applies from a day on (`yyyy-mm-dd`).
  public init(source: String, status: RuleStatus, effectiveFrom: String? = nil) {
    self.source = source
    self.status = status
    self.effectiveFrom = effectiveFrom
  }

  /// The source with its status: `IEEE MA-S registry (sourced)`.
  public var description: String { "\(source) (\(status.rawValue))" }

  enum CodingKeys: String, CodingKey {
    case source, status
    case effectiveFrom = "effective_from"
  }
}

/// A value of rule data as people read it, with where it comes from.
package struct RuleRow: Sendable {
  /// The name by which the data knows it: `organisation_bits`, `england-and-wales 2025`.
  package let name: String
  package let value: String
  package let reference: RuleReference

  package init(_ name: String, _ value: String, _ reference: RuleReference) {
    (self.name, self.value, self.reference) = (name, value, reference)
  }
}
