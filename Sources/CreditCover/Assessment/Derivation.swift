public import ExactDecimal
public import Messages
import Reporting
public import WorkingDays

/// How a Party's figures were calculated: inputs with their places, steps with their rules.
public struct Derivation: Encodable, Sendable {
  /// Something that was read.
  public struct Input: Encodable, Sendable {
    /// The file and line; empty for an argument.
    public let place: String
    /// The value, in words.
    public let text: String
  }

  /// A step of the calculation.
  public struct Step: Encodable, Sendable {
    /// The figure that it gives: `value_at_risk`.
    public let figure: String
    /// What it is called, in the terms of the Code.
    public let title: String
    /// How it is worked out.
    public let working: String
    /// What comes out, exactly.
    public let unrounded: DerivedValue
    /// What comes out, rounded; `nil` where nothing is rounded.
    public let rounded: DerivedValue?
    /// The rules it rests on.
    public let rules: [CitedRule]
  }

  /// The signifier of the Party.
  public let party: String
  /// The name of the Party; empty where none is given.
  public let name: String
  /// The date of the assessment.
  public let asAt: CivilDate
  /// The name and version of the rule set.
  public let ruleSet: String
  /// The file that its rules are from; `nil` for those that are built in.
  public let rulesFile: RulesFile?
  /// The rule set in words, with the file.
  let ruleSetText: String
  /// What was read.
  public let inputs: [Input]
  /// The steps, in order.
  public let steps: [Step]

  /// The unverified rules that the steps rest on, each once, in order.
  public var unverified: [CitedRule] {
    var seen: Set<String> = []
    return steps.flatMap(\.rules).filter { $0.isUnverified && seen.insert($0.name).inserted }
  }

  enum CodingKeys: String, CodingKey {
    case party, name
    case asAt = "as_at"
    case ruleSet = "rule_set"
    case rulesFile = "rules_file"
    case inputs, steps
  }
}

/// What comes out of a step of a calculation.
public enum DerivedValue: Hashable, Sendable, Encodable {
  /// Pounds, exactly.
  case amount(ExactFraction)
  /// Percent, exactly.
  case percent(ExactFraction)
  /// Yes or no.
  case decision(Bool)
  /// A day.
  case date(CivilDate)

  /// Pounds, exactly.
  static func amount(_ amount: ExactDecimal) -> DerivedValue { .amount(ExactFraction(amount)) }

  /// For scripts: `16600.00`, `100/3`, `true`, `2025-04-28`.
  public var plain: String {
    switch self {
    case .amount(let amount):
      amount.decimal.map { Money.plain($0) } ?? amount.description
    case .percent(let percent): percent.description
    case .decision(let isSo): isSo ? "true" : "false"
    case .date(let date): date.description
    }
  }

  /// For people: `16,600.00`, `33.333… (100/3)`, `yes`, `Monday 28 April 2025`.
  package var shown: String {
    switch self {
    case .amount(let amount): Money.exact(amount)
    case .percent(let percent): "\(percent) %"
    case .decision(let isSo): isSo ? "yes" : "no"
    case .date(let date): date.displayText
    }
  }

  /// Writes the value as it is for scripts.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(plain)
  }
}
